package cockpit.views.window;

import cockpit.views.topology.TopologyView;
import java.util.function.IntConsumer;
import javafx.scene.input.KeyEvent;

/// The stage's hands and keys: zoom, pan, fit, and the walk from thing to thing. FX thread only.
final class Camera {
    private static final double STEP = 40;
    private static final double WHEEL = 1.15;
    private static final double KEY = 1.2;

    private final TopologyView stage;
    private final IntConsumer walk;
    private double dragX;
    private double dragY;

    /// @param walk goes so many things on
    Camera(TopologyView stage, IntConsumer walk) {
        this.stage = stage;
        this.walk = walk;
        stage.setOnScroll(e -> stage.zoom(e.getDeltaY() > 0 ? WHEEL : 1 / WHEEL, e.getX(), e.getY()));
        stage.setOnMousePressed(e -> {
            stage.requestFocus();
            dragX = e.getX();
            dragY = e.getY();
        });
        stage.setOnMouseDragged(e -> {
            stage.pan(e.getX() - dragX, e.getY() - dragY);
            dragX = e.getX();
            dragY = e.getY();
        });
        stage.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() ? walks(event) : moves(event)) {
                event.consume();
            }
        });
    }

    private boolean moves(KeyEvent event) {
        double cx = stage.getWidth() / 2;
        double cy = stage.getHeight() / 2;
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> stage.zoom(KEY, cx, cy);
            case MINUS, SUBTRACT -> stage.zoom(1 / KEY, cx, cy);
            case HOME -> stage.fitAll();
            case LEFT -> stage.pan(STEP, 0);
            case RIGHT -> stage.pan(-STEP, 0);
            case UP -> stage.pan(0, STEP);
            case DOWN -> stage.pan(0, -STEP);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean walks(KeyEvent event) {
        switch (event.getCode()) {
            case RIGHT -> walk.accept(1);
            case LEFT -> walk.accept(-1);
            default -> {
                return false;
            }
        }
        return true;
    }
}
