package cockpit.views.topology.raster;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import javafx.scene.paint.Color;

/// The way between the fields: branches that leave the one, a pipe between two gateways, straight lanes into the other.
/// Its colour changes at the border of the networks, in the pipe's middle. Logical px of the raster.
///
/// @param left  where branches begin
/// @param right where lanes end, the tips of their arrows
/// @param cy    its middle
/// @param rib   height of all lanes together
/// @param pipe  width between the gateways' middles
record Stream(double left, double right, double cy, double rib, double pipe, boolean small) {
    static final int LANES = 6;

    private static final int BRANCHES = 3;
    private static final double EDGE = 2.2;

    static Stream of(Grid grid) {
        double height = grid.logical(grid.bottom());
        double left = grid.logical(grid.aisleX());
        double right = grid.logical(grid.aisleRight());
        boolean small = grid.sizing().small();
        return new Stream(left, right + (small ? 3 : 5), height * 0.43, height * 0.38, (right - left) * 0.42, small);
    }

    double middle() {
        return (left + right) / 2;
    }

    double height() {
        return rib + (small ? 14 : 32);
    }

    double top() {
        return cy - height() / 2 - over();
    }

    double bottom() {
        return cy + height() / 2 + over();
    }

    /// How far a gateway reaches beyond the pipe.
    private double over() {
        return small ? 4 : 8;
    }

    double lane(int lane) {
        return cy - rib / 2 + (lane + 0.5) * rib / LANES;
    }

    double laneHeight() {
        return rib / LANES * 0.66;
    }

    /// All it covers, in the raster's px.
    Area area(Grid grid) {
        int x = grid.px(left) - 1;
        int y = grid.px(top()) - 2;
        return new Area(x, y, grid.px(right) + 2 - x, grid.px(bottom()) + 3 - y);
    }

    /// @param flowing whether requests cross at all
    void paint(Brush brush, boolean flowing) {
        Palette p = brush.palette;
        double l = middle() - pipe / 2;
        double r = middle() + pipe / 2;
        Color home = p.light() ? p.ink : p.fill(Hue.ON_PREM);
        Color cloud = p.light() ? p.ink : p.fill(Hue.CLOUD);
        brush.fill(l, cy - height() / 2, pipe, height(), 0, p.panel);
        brush.line(l, cy - height() / 2, r, cy - height() / 2, p.frame, 2);
        brush.line(l, cy + height() / 2, r, cy + height() / 2, p.frame, 2);
        if (flowing) {
            beds(brush, l, r, home, cloud);
        }
        double beyond = over() + 4;
        brush.dashedLine(middle(), cy - height() / 2 - beyond, middle(), cy + height() / 2 + beyond, p.frame, 2, 5, 5);
        flange(brush, l, Hue.ON_PREM, 0);
        flange(brush, r, Hue.CLOUD, 1);
    }

    /// Edges first and beds over them, so that what joins has no seam.
    private void beds(Brush brush, double l, double r, Color home, Color cloud) {
        Palette p = brush.palette;
        double branch = rib / BRANCHES;
        double head = small ? 7 : 11;
        for (int i = 0; i < BRANCHES; i++) {
            brush.fill(left, cy - rib / 2 + i * branch + 3, l - left, branch - 6, 0, home);
        }
        for (int i = 0; i < LANES; i++) {
            brush.fill(r, lane(i) - laneHeight() / 2, right - head - r, laneHeight(), 0, cloud);
        }
        for (int i = 0; i < BRANCHES; i++) {
            brush.fill(left, cy - rib / 2 + i * branch + 3 + EDGE, l - left, branch - 6 - 2 * EDGE, 0, p.bedHome);
        }
        for (int i = 0; i < LANES; i++) {
            double y = lane(i);
            brush.fill(r, y - laneHeight() / 2 + EDGE, right - head - r, laneHeight() - 2 * EDGE, 0, p.bedCloud);
            brush.polygon(p.word(Hue.CLOUD), right - head, y - head, right, y, right - head, y + head);
        }
        brush.fill(l, cy - rib / 2, middle() - l, rib, 0, p.bedHome);
        brush.fill(middle(), cy - rib / 2, r - middle(), rib, 0, p.bedCloud);
    }

    private void flange(Brush brush, double x, Hue hue, double round) {
        Palette p = brush.palette;
        double w = small ? 8 : 12;
        double radius = round * w / 2.4;
        if (p.light()) {
            brush.stroke(x - w / 2, top(), w, bottom() - top(), radius, p.ink, 5);
        }
        brush.fill(x - w / 2, top(), w, bottom() - top(), radius, p.raised);
        brush.stroke(x - w / 2, top(), w, bottom() - top(), radius, p.fill(hue), 2.5);
    }
}
