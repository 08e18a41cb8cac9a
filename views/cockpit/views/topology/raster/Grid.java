package cockpit.views.topology.raster;

import cockpit.world.Side;
import java.util.Optional;

/// How large a pod, a node and a column of nodes are in the raster, and where the two fields and the panels under them
/// lie: a function of the places reserved and the room, never of what comes and goes. In raster px, of which there are
/// as many as the screen has. Where not even a pixel is left for each pod, some of a node share a cell.
///
/// @param density physical px in a logical one
/// @param across  cells side by side in a node
/// @param down    cells one above the other
/// @param podW    width of a pod
/// @param podH    its height
/// @param gapX    between nodes side by side
/// @param gapY    between nodes one above the other
/// @param rows    nodes in a column
/// @param homeX   left edge of the on-prem field
/// @param cloudX  left edge of the cloud field
/// @param aisleX  left edge of the room between the panels
/// @param aisleW  its width
/// @param between groups of one field
record Grid(
        int width,
        int height,
        double density,
        Sizing sizing,
        int across,
        int down,
        int podW,
        int podH,
        int gapX,
        int gapY,
        int rows,
        int homeColumns,
        int cloudColumns,
        int homeX,
        int cloudX,
        int aisleX,
        int aisleW,
        int between) {
    static final int SEATS = 30;

    private static final int ACROSS = 6;
    private static final int DOWN = 5;
    /// How a node is parted, the finest first.
    private static final int[][] CELLS = {{ACROSS, DOWN}, {3, 3}, {2, 2}, {1, 1}};

    /// Of a panel under its field, logical px.
    private static final double FOOT = 4;

    private static final int LARGEST_POD = 24;
    private static final int MOST_KINDS = 3;

    /// What has to find room.
    ///
    /// @param home   places of the on-prem cluster
    /// @param cloud  places of the other one
    /// @param groups nodes of each of its groups
    record Need(int home, int cloud, int... groups) {
        private int homeColumns(int rows) {
            return columns(home, rows);
        }

        /// A group begins a column of its own, so that there may be more columns than places ask for.
        private int cloudColumns(int rows) {
            int own = 0;
            for (int group : groups) {
                own += columns(group, rows);
            }
            return Math.max(own, columns(cloud, rows));
        }

        private static int columns(int places, int rows) {
            return (places + rows - 1) / rows;
        }
    }

    /// The largest pods for which there is room. Where even pods of one px with lines between the nodes are too many,
    /// the lines go first, and then pods share cells.
    static Grid of(int width, int height, double density, Sizing sizing, Need need) {
        var room = new Room(width, height, density, sizing, need);
        int line = Math.max(1, (int) Math.round(density * 0.75));
        int[][] gaps = {{line, line}, {1, 1}, {1, 0}, {0, 0}};
        for (int[] cells : CELLS) {
            for (int[] gap : gaps) {
                Optional<Grid> best = room.largest(cells, gap);
                if (best.isPresent()) {
                    return best.get();
                }
            }
        }
        return room.fitted(CELLS[CELLS.length - 1], 1, 1, gaps[gaps.length - 1]);
    }

    /// What there is room for.
    private record Room(int width, int height, double density, Sizing sizing, Need need) {
        Optional<Grid> largest(int[] cells, int... gap) {
            Optional<Grid> best = Optional.empty();
            for (int w = 1; w <= LARGEST_POD; w++) {
                for (int h = Math.max(1, w / 2); h <= w; h++) {
                    Grid grid = fitted(cells, w, h, gap);
                    int size = best.map(b -> b.podW * b.podH).orElse(0);
                    if (grid.aisleW >= grid.px(sizing.aisle()) && w * h > size) {
                        best = Optional.of(grid);
                    }
                }
            }
            return best;
        }

        /// A grid of pods of this size. What room is left widens the aisle, and after that the panels.
        Grid fitted(int[] cells, int podW, int podH, int... gap) {
            int pad = (int) Math.round(sizing.pad() * density);
            int between = (int) Math.round(sizing.between() * density);
            int rows = Math.max(1, (height - (int) Math.round(FOOT * density)) / (cells[1] * podH + gap[1]));
            int homeColumns = need.homeColumns(rows);
            int cloudColumns = need.cloudColumns(rows);
            int home = homeColumns * (cells[0] * podW + gap[0]);
            int cloud = cloudColumns * (cells[0] * podW + gap[0]) + (MOST_KINDS - 1) * between;
            int left = width - home - cloud - 4 * pad;
            int aisle = Math.min(left, (int) Math.round(sizing.widest() * density));
            int more = Math.max(0, left - aisle) / 4;
            int homeX = pad + more;
            int aisleX = homeX + home + pad + more;
            int cloudX = aisleX + aisle + pad + more;
            return new Grid(
                    width,
                    height,
                    density,
                    sizing,
                    cells[0],
                    cells[1],
                    podW,
                    podH,
                    gap[0],
                    gap[1],
                    rows,
                    homeColumns,
                    cloudColumns,
                    homeX,
                    cloudX,
                    aisleX,
                    aisle,
                    between);
        }
    }

    /// Whether each pod has a cell of its own.
    boolean each() {
        return across == ACROSS && down == DOWN;
    }

    /// The column of a seat's cell within its node.
    int column(int seat) {
        return seat % ACROSS * across / ACROSS;
    }

    /// The row of a seat's cell within its node.
    int row(int seat) {
        return seat / ACROSS * down / DOWN;
    }

    /// The first seat of a cell within its node.
    int seat(int column, int row) {
        int seat = 0;
        while (seat < SEATS - 1 && (column(seat) != column || row(seat) != row)) {
            seat++;
        }
        return seat;
    }

    int nodeWidth() {
        return across * podW + gapX;
    }

    int nodeHeight() {
        return down * podH + gapY;
    }

    int columns(Side side) {
        return side == Side.ON_PREM ? homeColumns : cloudColumns;
    }

    int x(Side side) {
        return side == Side.ON_PREM ? homeX : cloudX;
    }

    /// Lower edge of both fields.
    int bottom() {
        return rows * nodeHeight();
    }

    int aisleRight() {
        return aisleX + aisleW;
    }

    /// Logical px in the raster's.
    int px(double logical) {
        return (int) Math.round(logical * density);
    }

    /// The raster's px in logical ones.
    double logical(double px) {
        return px / density;
    }
}
