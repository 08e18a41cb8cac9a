package cockpit.views.scaling;

import cockpit.views.topology.Box;
import cockpit.world.NodeGroup;
import cockpit.world.Scaling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The strip of one node group: its card, and places for as many nodes as it may have.
///
/// @param box      all of it
/// @param card     width of the card at its left
/// @param reserved places drawn
record Band(NodeGroup group, Kind kind, Box box, double card, int reserved, int columns, int rows, double width) {
    private static final Comparator<NodeGroup> ORDER = Comparator.<NodeGroup, Kind>comparing(Kind::of)
            .thenComparing(group -> group.id().name())
            .thenComparing(group -> group.id().context());
    /// Columns and rows by the number of places, so that a place more moves none as long as it fits.
    private static final int[][] GRIDS = {{5, 1}, {5, 2}, {8, 2}, {10, 3}, {15, 4}, {20, 6}, {30, 10}};
    /// The first band, where growth is looked for, is higher than the others.
    private static final double FIRST = 1.5;
    private static final double MORE_ROWS = 0.6;

    /// The bands of all groups.
    ///
    /// @param area where they stand
    /// @param gap  between two of them
    /// @param card width of their cards
    /// @param most px a place is wide at most
    static List<Band> of(Scaling scaling, GroupPlaces places, Box area, double gap, double card, double most) {
        List<NodeGroup> groups = scaling.groups().sorted(ORDER);
        var bands = new ArrayList<Band>();
        double sum = 0;
        for (int i = 0; i < groups.size(); i++) {
            sum += weight(i, grid(reserved(groups.get(i), places)));
        }
        double unit = (area.h() - gap * Math.max(0, groups.size() - 1)) / Math.max(1, sum);
        double y = area.y();
        for (int i = 0; i < groups.size(); i++) {
            NodeGroup group = groups.get(i);
            int reserved = reserved(group, places);
            int[] grid = grid(reserved);
            double h = Math.round(unit * weight(i, grid));
            double width = Math.min(most, Math.floor((area.w() - card) / grid[0]));
            var box = new Box(area.x(), y, area.w(), h);
            bands.add(new Band(group, Kind.of(group), box, card, reserved, grid[0], grid[1], width));
            y += h + gap;
        }
        return bands;
    }

    private static int reserved(NodeGroup group, GroupPlaces places) {
        return Math.max(Math.max(0, group.max()), places.extent(group.id()));
    }

    private static int[] grid(int reserved) {
        for (int[] grid : GRIDS) {
            if (reserved <= grid[0] * grid[1]) {
                return grid;
            }
        }
        return new int[] {30, (reserved + 29) / 30};
    }

    private static double weight(int index, int[] grid) {
        return (index == 0 ? FIRST : 1) * (1 + MORE_ROWS * (grid[1] - 1));
    }

    /// Where the node of a place stands.
    Box place(int index) {
        double pitch = box.h() / rows;
        double gap = Math.clamp(width * 0.08, 2, 8);
        double between = rows == 1 ? 0 : Math.clamp(pitch * 0.08, 2, 8);
        return new Box(
                box.x() + card + index % columns * width,
                box.y() + (double) (index / columns) * pitch,
                width - gap,
                pitch - between);
    }

    /// Room to the right of its places, where its row is not full.
    Box rest() {
        double used = Math.min(reserved, columns) * width;
        double x = box.x() + card + used + 8;
        return new Box(x, box.y(), box.right() - x, box.h());
    }
}
