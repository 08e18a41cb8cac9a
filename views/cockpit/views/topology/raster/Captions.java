package cockpit.views.topology.raster;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.CrispCanvas;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;

/// All words of the huge stage: in strips beside the raster where there is room, on small ones over it otherwise, since
/// what lies over it is composed anew with every frame. FX thread only.
final class Captions {
    private final Strip head = new Strip();
    private final Strip share = new Strip();
    private final Strip rate = new Strip();
    private final Strip foot = new Strip();
    final Chip hot = new Chip(Chip.Beside.BELOW, Chip.Beside.ABOVE, Chip.Beside.LEFT, Chip.Beside.RIGHT);
    final Chip coming = new Chip(Chip.Beside.LEFT, Chip.Beside.RIGHT, Chip.Beside.BELOW, Chip.Beside.ABOVE);

    private List<Strip> strips() {
        return List.of(head, share, rate, foot, hot.strip, coming.strip);
    }

    List<CrispCanvas> canvases() {
        return strips().stream().map(strip -> strip.canvas).toList();
    }

    void place(double width, double height, Sizing sizing) {
        head.canvas.resizeRelocate(0, 0, width, sizing.head());
        foot.canvas.resizeRelocate(0, height - sizing.foot(), width, sizing.foot());
    }

    /// What there is to tell from now on. It is painted by [#paint].
    ///
    /// @param top where the raster begins, logical px
    void tell(Frame frame, Raster raster, double top, double perSecond, int scale, Palette palette, Texts texts) {
        Grid grid = raster.grid;
        Sizing sizing = grid.sizing();
        Stream stream = raster.stream;
        var dress = List.of(grid, palette.mode, texts.language());
        var heading = Heading.of(frame.world(), raster);
        head.tell(List.of(dress, heading), brush -> new HeadPainter(brush, raster, texts).paint(heading));
        foot.tell(List.of(dress, scale), brush -> new SwatchPainter(brush, raster, texts).paint(grid, scale));
        double left = grid.logical(grid.aisleX());
        double width = grid.logical(grid.aisleW());
        double high = WayPainter.shareHeight(sizing);
        var way = new WayPainter(sizing, texts, frame, width, perSecond);
        share.canvas.resizeRelocate(left, top + stream.top() - high - 4, width, high);
        share.tell(List.of(dress, way.shareWords()), brush -> way.share(brush, high));
        rate.canvas.resizeRelocate(left, top + stream.bottom() + 6, width, WayPainter.rateHeight(sizing));
        rate.tell(List.of(dress, way.rateWords()), way::rate);
    }

    /// Paints one strip that has something new to tell, or all of them: no frame should wait for all, but the first.
    void paint(Palette palette, boolean all) {
        for (Strip strip : strips()) {
            if (strip.paint(palette) && !all) {
                return;
            }
        }
    }

    /// Whether a chip lies on a cross, which would look out from under it.
    boolean covers(Marks.Cross cross, Grid grid) {
        Area area = Marks.area(cross, grid);
        return hot.place().filter(area::meets).isPresent()
                || coming.place().filter(area::meets).isPresent();
    }

    /// Words on the picture where they stand on it, for a test that looks for collisions.
    List<Brush.Words> words() {
        var all = new ArrayList<Brush.Words>();
        for (CrispCanvas canvas : canvases()) {
            if (!canvas.isVisible()) {
                continue;
            }
            for (Brush.Words w : canvas.words()) {
                var box = new Rectangle2D(
                        w.box().getMinX() + canvas.getLayoutX(),
                        w.box().getMinY() + canvas.getLayoutY(),
                        w.box().getWidth(),
                        w.box().getHeight());
                all.add(new Brush.Words(w.text(), box, w.size(), w.room()));
            }
        }
        return all;
    }
}
