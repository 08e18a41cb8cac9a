package cockpit.views.topology.raster;

import cockpit.world.Cluster;
import cockpit.world.Side;
import cockpit.world.World;

/// Where each node and pod lies in the raster: a function of the places reserved and the room, never of what comes and
/// goes. Columns of nodes, filled downward; in a node six pods side by side. Where not even a pixel is left for each
/// pod, some share a cell.
///
/// @param across cells side by side in a node
/// @param down   cells one under the other
/// @param podW   width of a pod, px
/// @param podH   its height
/// @param rows   nodes in a column
/// @param homeX  left edge of the on-prem field
/// @param cloudX left edge of the cloud field
/// @param top    upper edge of both
record Grid(
        int width,
        int height,
        int across,
        int down,
        int podW,
        int podH,
        int rows,
        int homePlaces,
        int cloudPlaces,
        int homeX,
        int cloudX,
        int top) {
    static final int SEATS = 30;

    private static final int ACROSS = 6;
    private static final int DOWN = 5;
    /// How a node is parted, the finest first.
    private static final int[][] CELLS = {{ACROSS, DOWN}, {3, 3}, {2, 2}, {1, 1}};

    private static final int AISLE = 100;
    private static final int WIDEST_AISLE = 260;
    private static final int LARGEST_POD = 12;

    static Grid of(int width, int height, int top, World world) {
        int[] places = {1, 1};
        world.platform().clusters().forEach((Cluster c) -> {
            int i = c.side() == Side.ON_PREM ? 0 : 1;
            places[i] = Math.max(places[i], Math.max(c.reserved(), c.placed()));
        });
        Grid best = fitted(width, height, CELLS[0], 1, 1, places, top);
        for (int[] cells : CELLS) {
            best = fitted(width, height, cells, 1, 1, places, top);
            for (int w = 1; w <= LARGEST_POD; w++) {
                for (int h = Math.max(1, w / 2); h <= w; h++) {
                    Grid grid = fitted(width, height, cells, w, h, places, top);
                    if (grid.homeX >= 0 && w * h > best.podW * best.podH) {
                        best = grid;
                    }
                }
            }
            if (best.homeX >= 0) {
                break;
            }
        }
        return best;
    }

    /// Whether each pod has a cell of its own.
    boolean each() {
        return across == ACROSS && down == DOWN;
    }

    /// A grid of pods of this size, the fields beside an aisle in the middle; it fits if its left edge is not negative.
    private static Grid fitted(int width, int height, int[] cells, int podW, int podH, int[] places, int top) {
        int rows = Math.max(1, (height - top) / (cells[1] * podH + 1));
        int home = columns(places[0], rows) * (cells[0] * podW + 1);
        int cloud = columns(places[1], rows) * (cells[0] * podW + 1);
        int aisle = Math.clamp(width - home - cloud, AISLE, WIDEST_AISLE);
        int left = Math.floorDiv(width - home - cloud - aisle, 2);
        return new Grid(
                width,
                height,
                cells[0],
                cells[1],
                podW,
                podH,
                rows,
                places[0],
                places[1],
                left,
                left + home + aisle,
                top);
    }

    private static int columns(int places, int rows) {
        return (places + rows - 1) / rows;
    }

    int nodeWidth() {
        return across * podW + 1;
    }

    int nodeHeight() {
        return down * podH + 1;
    }

    int places(Side side) {
        return side == Side.ON_PREM ? homePlaces : cloudPlaces;
    }

    int x(Side side, int place) {
        return (side == Side.ON_PREM ? homeX : cloudX) + place / rows * nodeWidth();
    }

    int y(int place) {
        return top + place % rows * nodeHeight();
    }

    int homeRight() {
        return homeX + columns(homePlaces, rows) * nodeWidth();
    }

    int bottom() {
        return top + rows * nodeHeight();
    }

    /// The place at a point of one side; -1 for none.
    int placeAt(Side side, double px, double py) {
        int column = (int) Math.floor((px - x(side, 0)) / nodeWidth());
        int row = (int) Math.floor((py - top) / nodeHeight());
        int place = column * rows + row;
        return column >= 0 && row >= 0 && row < rows && place < places(side) ? place : -1;
    }

    /// The cell of a seat within its node, counted row by row.
    int cell(int seat) {
        return seat / ACROSS * down / DOWN * across + seat % ACROSS * across / ACROSS;
    }

    /// The first seat at a point within a node's cell.
    int seatAt(Side side, int place, double px, double py) {
        int column = Math.clamp((int) ((px - x(side, place)) / podW), 0, across - 1);
        int row = Math.clamp((int) ((py - y(place)) / podH), 0, down - 1);
        int cell = row * across + column;
        int seat = 0;
        while (seat < SEATS - 1 && cell(seat) != cell) {
            seat++;
        }
        return seat;
    }
}
