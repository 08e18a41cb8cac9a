package cockpit.views.topology.raster;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;

/// What lies under nodes and requests and never changes: the panels and the way between them, painted once and copied
/// from then on.
final class Backdrop {
    static final double ROUND = 22;

    private final Pixels idle;
    private final Pixels flowing;
    private final Area way;

    Backdrop(Grid grid, Palette palette) {
        way = Stream.of(grid).area(grid).within(grid.width(), grid.height());
        idle = painted(grid, palette, false);
        flowing = painted(grid, palette, true);
    }

    private static Pixels painted(Grid grid, Palette p, boolean flowing) {
        var canvas = new Canvas(grid.width(), grid.height());
        var brush = new Brush(canvas.getGraphicsContext2D(), p);
        canvas.getGraphicsContext2D().scale(grid.density(), grid.density());
        double h = grid.logical(grid.height());
        double right = grid.logical(grid.aisleRight());
        brush.fill(0, 0, grid.logical(grid.aisleX()), h, 0, p.panel);
        brush.fill(right, -2 * ROUND, grid.logical(grid.width()) - right, h + 2 * ROUND, ROUND, p.panel);
        Stream.of(grid).paint(brush, flowing);
        var how = new SnapshotParameters();
        how.setFill(p.ground);
        how.setViewport(new Rectangle2D(0, 0, grid.width(), grid.height()));
        int[] pixels = new int[grid.width() * grid.height()];
        canvas.snapshot(how, null)
                .getPixelReader()
                .getPixels(
                        0, 0, grid.width(), grid.height(), PixelFormat.getIntArgbInstance(), pixels, 0, grid.width());
        return new Pixels(grid.width(), grid.height(), pixels);
    }

    /// The way between the panels, to be painted anew with each frame.
    Area way() {
        return way;
    }

    void copy(Area area, boolean flows, Pixels to) {
        to.copy(flows ? flowing : idle, area);
    }
}
