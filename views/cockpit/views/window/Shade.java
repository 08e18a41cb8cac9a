package cockpit.views.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A veil over what the running cue does not speak of. It comes and goes slowly enough for an eye to follow; nothing
/// under it moves, and hands reach through it. FX thread only.
final class Shade extends Pane {
    private static final double DEPTH = 0.62;
    private static final double NANOS = 400_000_000.0;

    private List<Rectangle2D> dark = List.of();
    private double strength;
    private long last;

    Shade() {
        setMouseTransparent(true);
        setOpacity(0);
    }

    /// Leads the eye on.
    ///
    /// @param wanted what steps back; nothing where all is spoken of
    /// @param nanos  a monotonic clock
    void show(List<Rectangle2D> wanted, long nanos) {
        double step = last == 0 ? 0 : Math.max(0, (nanos - last) / NANOS);
        last = nanos;
        boolean leaves = wanted.isEmpty();
        if (!leaves && !wanted.equals(dark)) {
            cover(wanted);
        }
        strength(Math.clamp(strength + (leaves ? -step : step), 0, 1));
    }

    /// Is at once as it will be.
    void showStill(List<Rectangle2D> wanted) {
        cover(wanted);
        strength(wanted.isEmpty() ? 0 : 1);
    }

    private void strength(double now) {
        strength = now;
        setOpacity(DEPTH * strength);
        setVisible(strength > 0);
    }

    private void cover(List<Rectangle2D> areas) {
        dark = List.copyOf(areas);
        getChildren().clear();
        for (Rectangle2D area : dark) {
            var region = new Region();
            region.getStyleClass().add("shade");
            region.resizeRelocate(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
            region.setManaged(false);
            getChildren().add(region);
        }
    }

    /// How much of it is drawn, 0 to 1.
    double strength() {
        return strength;
    }

    /// A region without what is lit of it, as bands from its top to its foot.
    ///
    /// @param lit in the region's own coordinates, each as wide as it
    static List<Rectangle2D> without(Region region, List<Rectangle2D> lit) {
        var rest = new ArrayList<Rectangle2D>();
        double y = 0;
        for (Rectangle2D light :
                lit.stream().sorted(Comparator.comparing(Rectangle2D::getMinY)).toList()) {
            band(region, y, light.getMinY(), rest);
            y = Math.max(y, light.getMaxY());
        }
        band(region, y, region.getHeight(), rest);
        return rest;
    }

    private static void band(Region region, double from, double until, List<Rectangle2D> bands) {
        if (until - from >= 1) {
            bands.add(
                    new Rectangle2D(region.getLayoutX(), region.getLayoutY() + from, region.getWidth(), until - from));
        }
    }
}
