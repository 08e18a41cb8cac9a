package cockpit.views.window;

import cockpit.views.desk.Desk;
import cockpit.views.desk.Explained;
import cockpit.views.desk.Subject;
import cockpit.views.theme.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The card that says what a thing on the window is, how it stands and why: under the pointer, or where the keyboard
/// has
/// walked to. A click pins it, so that it stays and goes on telling; Esc or another click lets it go. FX thread only.
final class Explanations {
    private static final double GAP = 18;

    private final Desk desk;
    private final Supplier<Texts> texts;
    private final Overlays overlays;
    private final List<Part> parts;
    private Optional<Shown> shown = Optional.empty();
    private boolean dragged;
    private int walked = -1;

    /// A part of the window, and what it knows of itself.
    ///
    /// @param pins whether a click pins: not where a click does something else
    record Part(Region region, Explained explained, boolean pins) {
        static <P extends Region & Explained> Part of(P part, boolean pins) {
            return new Part(part, part, pins);
        }
    }

    private record Shown(Subject subject, Explainer.Words words, VBox card, boolean pinned) {}

    Explanations(Desk desk, Supplier<Texts> texts, Overlays overlays, List<Part> parts) {
        this.desk = desk;
        this.texts = texts;
        this.overlays = overlays;
        this.parts = List.copyOf(parts);
        parts.forEach(this::listen);
    }

    private void listen(Part part) {
        Region region = part.region();
        region.addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(part, e.getX(), e.getY()));
        region.addEventHandler(MouseEvent.MOUSE_EXITED, e -> hoverEnds());
        region.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> dragged = false);
        region.addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> dragged = true);
        region.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            if (e.getButton() == MouseButton.PRIMARY && part.pins() && !dragged) {
                click(part, e.getX(), e.getY());
            }
        });
    }

    private boolean pinned() {
        return shown.map(Shown::pinned).orElse(false);
    }

    private void hover(Part part, double x, double y) {
        if (!pinned()) {
            part.explained().at(x, y).ifPresentOrElse(subject -> open(part, subject, x, y, false), this::close);
        }
    }

    private void hoverEnds() {
        if (!pinned()) {
            close();
        }
    }

    private void click(Part part, double x, double y) {
        Optional<Subject> found = part.explained().at(x, y);
        boolean again = pinned() && shown.map(Shown::subject).equals(found);
        close();
        if (!again) {
            found.ifPresent(subject -> open(part, subject, x, y, true));
        }
    }

    private void open(Part part, Subject subject, double x, double y, boolean pin) {
        if (shown.filter(s -> s.subject().equals(subject) && s.pinned() == pin).isPresent()) {
            return;
        }
        close();
        new Explainer(desk.frame(), texts.get()).of(subject).ifPresent(words -> {
            VBox card = Cards.explanation(words, pin);
            var at = overlays.sceneToLocal(part.region().localToScene(x + GAP, y + GAP));
            card.setLayoutX(at.getX());
            card.setLayoutY(at.getY());
            shown = Optional.of(new Shown(subject, words, card, pin));
            overlays.open(card, Overlays.Place.OWN, () -> shown = Optional.empty());
        });
    }

    /// Goes on telling: words that changed are written anew, a thing that has gone takes its card along.
    void refresh() {
        shown.ifPresent(now -> new Explainer(desk.frame(), texts.get())
                .of(now.subject())
                .ifPresentOrElse(
                        words -> {
                            if (!words.equals(now.words())) {
                                Cards.explain(now.card(), words);
                                shown = Optional.of(new Shown(now.subject(), words, now.card(), now.pinned()));
                                overlays.requestLayout();
                            }
                        },
                        this::close));
    }

    void close() {
        shown.map(Shown::card).ifPresent(overlays::close);
        shown = Optional.empty();
    }

    /// Goes one thing on, or back, through all that can be explained, and tells about it.
    void walk(int step) {
        var all = new ArrayList<Stop>();
        for (Part part : parts) {
            if (part.region().isVisible()) {
                part.explained().subjects().forEach(subject -> all.add(new Stop(part, subject)));
            }
        }
        if (all.isEmpty()) {
            return;
        }
        walked = Math.floorMod(walked + step, all.size());
        Stop stop = all.get(walked);
        stop.part()
                .explained()
                .anchor(stop.subject())
                .ifPresent(box ->
                        open(stop.part(), stop.subject(), beside(box), box.getMinY() + box.getHeight() / 2, true));
    }

    private record Stop(Part part, Subject subject) {}

    private static double beside(Rectangle2D box) {
        return box.getMinX() + Math.min(box.getWidth(), 120);
    }
}
