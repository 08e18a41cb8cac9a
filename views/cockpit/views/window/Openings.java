package cockpit.views.window;

import cockpit.views.desk.Desk;
import cockpit.views.desk.Lookout;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Which cards the window opens, and how each is closed by the key that opened it. FX thread only.
final class Openings {
    private static final double CHECKS_WIDTH = 1_400;
    private static final double CHECKS_HEIGHT = 900;
    private static final double QUESTIONS_WIDTH = 1_200;
    private static final double MARGIN = 48;

    private final Desk desk;
    private final PresenterWindow.Panels panels;
    private final Overlays overlays;
    private final Look look;
    private final Runnable focus;
    private Optional<ChecksCard> checks = Optional.empty();

    /// How the window is dressed, and its room in logical px.
    record Look(Supplier<Texts> texts, Supplier<Palette> palette, DoubleSupplier width, DoubleSupplier height) {}

    /// @param focus gives the focus back to the window
    Openings(Desk desk, PresenterWindow.Panels panels, Overlays overlays, Look look, Runnable focus) {
        this.desk = desk;
        this.panels = panels;
        this.overlays = overlays;
        this.look = look;
        this.focus = focus;
    }

    private Texts texts() {
        return look.texts().get();
    }

    void keys() {
        toggle("keys-card", () -> Cards.keys(texts()), Overlays.Place.CENTRE);
    }

    void commands() {
        double width = look.width().getAsDouble() * 0.62;
        toggle("commands-card", () -> Cards.commands(desk.frame(), texts(), width), Overlays.Place.FOOT);
    }

    void questions() {
        double width = Math.min(QUESTIONS_WIDTH, look.width().getAsDouble() - MARGIN);
        toggle("questions-card", () -> QuestionCards.of(desk.frame(), texts(), width), Overlays.Place.CENTRE);
    }

    void knobs() {
        toggle(
                "knobs-card",
                () -> panels.knobs(texts(), look.palette().get())
                        .orElseGet(() -> Cards.card(480, Cards.label(texts().get("whatif.none"), "body"))),
                Overlays.Place.CENTRE);
    }

    void jump() {
        toggle(
                "jump-card",
                () -> Cards.jump(desk.frame().show(), texts(), cue -> {
                    desk.pointAt(cue);
                    overlays.closeTop();
                }),
                Overlays.Place.CENTRE);
        Node field = overlays.lookup("#jump");
        if (field != null) {
            field.requestFocus();
        }
    }

    /// Looks at the stage anew and shows what comes of it; once more while it is shown. False where there is nothing to
    /// look at.
    boolean checks() {
        Optional<Lookout> lookout = panels.lookout();
        lookout.ifPresent(out -> {
            out.look();
            if (checks.isEmpty()) {
                var card = new ChecksCard(
                        out,
                        look.texts(),
                        System::currentTimeMillis,
                        Math.min(CHECKS_WIDTH, look.width().getAsDouble() - MARGIN),
                        Math.min(CHECKS_HEIGHT, look.height().getAsDouble() - MARGIN));
                card.setId("checks-card");
                checks = Optional.of(card);
                overlays.open(card, Overlays.Place.CENTRE, () -> {
                    checks = Optional.empty();
                    focus.run();
                });
            }
        });
        return lookout.isPresent();
    }

    /// What is open goes on telling.
    void refresh() {
        checks.ifPresent(ChecksCard::refresh);
    }

    private void toggle(String id, Supplier<Region> card, Overlays.Place place) {
        Node open = overlays.lookup("#" + id);
        if (open != null) {
            overlays.close(open);
            return;
        }
        Region region = card.get();
        region.setId(id);
        overlays.open(region, place, focus);
    }
}
