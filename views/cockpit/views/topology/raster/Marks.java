package cockpit.views.topology.raster;

import java.util.ArrayList;
import java.util.List;

/// Frames and crosses that lie on the picture, in the raster itself: what lies over it as a node of the scene would be
/// composed anew with every frame.
///
/// @param frames  around what a chip tells about
/// @param crosses on nodes in trouble
record Marks(List<Framed> frames, List<Cross> crosses) {
    static final Marks NONE = new Marks(List.of(), List.of());

    private static final double LINE = 2.5;
    private static final double HALO = 2;
    private static final double STROKE = 3;

    /// A frame outside of what it surrounds.
    record Framed(Area around, int color) {}

    /// A cross around a point.
    record Cross(int x, int y) {}

    /// All that would have to be painted anew without them: thin strips, not what a frame surrounds.
    List<Area> areas(Grid grid) {
        int rim = rim(grid);
        int line = grid.px(LINE + 2 * HALO) + 1;
        var areas = new ArrayList<Area>();
        for (Framed framed : frames) {
            Area a = framed.around().grown(rim);
            areas.add(new Area(a.x(), a.y(), a.w(), line));
            areas.add(new Area(a.x(), a.bottom() - line, a.w(), line));
            areas.add(new Area(a.x(), a.y(), line, a.h()));
            areas.add(new Area(a.right() - line, a.y(), line, a.h()));
        }
        crosses.forEach(cross -> areas.add(area(cross, grid)));
        return areas;
    }

    /// What a cross covers.
    static Area area(Cross cross, Grid grid) {
        int reach = reach(grid) + grid.px(STROKE + 2 * HALO) + 1;
        return new Area(cross.x() - reach, cross.y() - reach, 2 * reach + 1, 2 * reach + 1);
    }

    /// How far a frame's outer edge lies from what it surrounds.
    static int rim(Grid grid) {
        return grid.px(LINE) + grid.px(HALO);
    }

    private static int reach(Grid grid) {
        return Math.max(grid.px(5), Math.min(grid.nodeHeight(), grid.nodeWidth()) / 2);
    }

    /// Paints them; the same again where they are painted already.
    void stamp(Pixels pixels, Grid grid, Tones tones) {
        int line = Math.max(2, grid.px(LINE));
        int halo = Math.max(1, grid.px(HALO));
        for (Framed framed : frames) {
            Area outer = framed.around().grown(rim(grid));
            pixels.outline(outer, halo, tones.ground);
            pixels.outline(outer.grown(-halo), line, framed.color());
        }
        int reach = reach(grid);
        for (Cross cross : crosses) {
            pixels.cross(cross.x(), cross.y(), reach, (STROKE + HALO * 1.5) * grid.density(), tones.ground, false);
            pixels.cross(cross.x(), cross.y(), reach, STROKE * grid.density(), tones.failed, true);
        }
    }
}
