package cockpit.views.window;

import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Color;

/// The picture as it was, fading away over the new one when that comes from another stage. FX thread only.
final class CrossFade extends ImageView {
    private static final double NANOS = 500_000_000;

    private long began;

    CrossFade() {
        setId("cross-fade");
        setVisible(false);
        setManaged(false);
        setMouseTransparent(true);
    }

    /// Takes the picture of a node as it is drawn now, and begins to let it go.
    void begin(Node picture, long now) {
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        setImage(picture.snapshot(parameters, null));
        setOpacity(1);
        setVisible(true);
        began = now;
    }

    void look(long now) {
        if (!isVisible()) {
            return;
        }
        double gone = (now - began) / NANOS;
        setOpacity(1 - gone * gone * (3 - 2 * gone));
        if (gone >= 1) {
            setVisible(false);
            setImage(null);
        }
    }
}
