package cockpit.views.window;

import cockpit.views.chain.ChainView;
import cockpit.views.desk.Desk;
import cockpit.views.theme.Texts;
import cockpit.views.topology.Subject;
import cockpit.views.topology.TopologyView;
import cockpit.views.topology.raster.HugeStage;
import cockpit.world.Link;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// The card that says what a thing on the stage is, how it stands and why: under the pointer, or where the keyboard has
/// walked to. Also the stage's own hands and keys: zoom, pan, fit. FX thread only.
final class Explanations {
    private static final double STEP = 40;

    private final Desk desk;
    private final Supplier<Texts> texts;
    private final Overlays overlays;
    private final TopologyView topology;
    private Optional<Region> card = Optional.empty();
    private int walked = -1;

    Explanations(
            Desk desk,
            Supplier<Texts> texts,
            Overlays overlays,
            TopologyView topology,
            HugeStage huge,
            ChainView chain) {
        this.desk = desk;
        this.texts = texts;
        this.overlays = overlays;
        this.topology = topology;
        topology.setOnMouseMoved(e -> explain(topology.at(e.getX(), e.getY()), topology, e.getX(), e.getY()));
        topology.setOnMouseExited(e -> close());
        huge.setOnMouseMoved(e -> explain(huge.at(e.getX(), e.getY()), huge, e.getX(), e.getY()));
        huge.setOnMouseExited(e -> close());
        chain.setOnMouseMoved(e -> station(chain, e.getX()));
        chain.setOnMouseExited(e -> close());
        hands();
    }

    private void hands() {
        topology.setOnScroll(e -> topology.zoom(e.getDeltaY() > 0 ? 1.15 : 1 / 1.15, e.getX(), e.getY()));
        var drag = new double[2];
        topology.setOnMousePressed(e -> {
            topology.requestFocus();
            drag[0] = e.getX();
            drag[1] = e.getY();
        });
        topology.setOnMouseDragged(e -> {
            topology.pan(e.getX() - drag[0], e.getY() - drag[1]);
            drag[0] = e.getX();
            drag[1] = e.getY();
        });
        topology.addEventHandler(KeyEvent.KEY_PRESSED, this::steer);
    }

    private Explainer explainer() {
        return new Explainer(desk.frame(), texts.get());
    }

    private void explain(Optional<Subject> subject, Region over, double x, double y) {
        subject.flatMap(found -> explainer().of(found)).ifPresentOrElse(words -> open(words, over, x, y), this::close);
    }

    private void station(ChainView chain, double x) {
        int station = chain.stationAt(x);
        if (station < 0) {
            close();
        } else {
            open(explainer().of(Link.values()[station]), chain, x, -160);
        }
    }

    private void open(Explainer.Words words, Region over, double x, double y) {
        close();
        Region opened = Cards.explanation(words);
        var at = overlays.sceneToLocal(over.localToScene(x + 18, y + 18));
        opened.setLayoutX(at.getX());
        opened.setLayoutY(at.getY());
        card = Optional.of(opened);
        overlays.open(opened, Overlays.Place.OWN, () -> {});
    }

    void close() {
        card.ifPresent(overlays::close);
        card = Optional.empty();
    }

    /// Keys of the stage, once it was reached by Tab.
    private void steer(KeyEvent event) {
        boolean handled = event.isShortcutDown() ? walk(event) : camera(event);
        if (handled) {
            event.consume();
        }
    }

    private boolean camera(KeyEvent event) {
        double cx = topology.getWidth() / 2;
        double cy = topology.getHeight() / 2;
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> topology.zoom(1.2, cx, cy);
            case MINUS, SUBTRACT -> topology.zoom(1 / 1.2, cx, cy);
            case HOME -> topology.fitAll();
            case LEFT -> topology.pan(STEP, 0);
            case RIGHT -> topology.pan(-STEP, 0);
            case UP -> topology.pan(0, STEP);
            case DOWN -> topology.pan(0, -STEP);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean walk(KeyEvent event) {
        switch (event.getCode()) {
            case RIGHT -> walk(1);
            case LEFT -> walk(-1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void walk(int step) {
        List<Subject> all = topology.subjects();
        if (all.isEmpty()) {
            return;
        }
        walked = Math.floorMod(walked + step, all.size());
        Subject subject = all.get(walked);
        topology.anchor(subject)
                .ifPresent(box ->
                        explain(Optional.of(subject), topology, box[0] + Math.min(box[2], 120), box[1] + box[3] / 2));
    }
}
