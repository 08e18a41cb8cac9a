package cockpit.views.topology.raster;

import cockpit.world.Cluster;
import cockpit.world.Side;
import cockpit.world.World;

/// Where each node and pod lies in the raster: a function of the places reserved and the room, never of what comes and
/// goes. Columns of nodes, filled downward; in a node six pods side by side.
///
/// @param podW   width of a pod, px
/// @param podH   its height
/// @param rows   nodes in a column
/// @param homeX  left edge of the on-prem field
/// @param cloudX left edge of the cloud field
/// @param top    upper edge of both
record Grid(
        int width,
        int height,
        int podW,
        int podH,
        int rows,
        int homePlaces,
        int cloudPlaces,
        int homeX,
        int cloudX,
        int top) {
    static final int ACROSS = 6;
    static final int DOWN = 5;
    static final int SEATS = ACROSS * DOWN;

    private static final int AISLE = 100;
    private static final int WIDEST_AISLE = 260;
    private static final int LARGEST_POD = 12;

    static Grid of(int width, int height, int top, World world) {
        int[] places = {1, 1};
        world.platform().clusters().forEach((Cluster c) -> {
            int i = c.side() == Side.ON_PREM ? 0 : 1;
            places[i] = Math.max(places[i], Math.max(c.reserved(), c.placed()));
        });
        Grid best = fitted(width, height, 1, 1, places, top);
        for (int w = 1; w <= LARGEST_POD; w++) {
            for (int h = Math.max(1, w / 2); h <= w; h++) {
                Grid grid = fitted(width, height, w, h, places, top);
                boolean fits = grid.homeX >= 0;
                if (fits && w * h > best.podW * best.podH) {
                    best = grid;
                }
            }
        }
        return best;
    }

    /// A grid of pods of this size, the fields beside an aisle in the middle; it fits if its left edge is not negative.
    private static Grid fitted(int width, int height, int podW, int podH, int[] places, int top) {
        int rows = Math.max(1, (height - top) / (DOWN * podH + 1));
        int home = columns(places[0], rows) * (ACROSS * podW + 1);
        int cloud = columns(places[1], rows) * (ACROSS * podW + 1);
        int aisle = Math.clamp(width - home - cloud, AISLE, WIDEST_AISLE);
        int left = Math.floorDiv(width - home - cloud - aisle, 2);
        return new Grid(width, height, podW, podH, rows, places[0], places[1], left, left + home + aisle, top);
    }

    private static int columns(int places, int rows) {
        return (places + rows - 1) / rows;
    }

    int nodeWidth() {
        return ACROSS * podW + 1;
    }

    int nodeHeight() {
        return DOWN * podH + 1;
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

    /// The seat at a point within a node's cell.
    int seatAt(Side side, int place, double px, double py) {
        int across = (int) ((px - x(side, place)) / podW);
        int down = (int) ((py - y(place)) / podH);
        return Math.clamp(down, 0, DOWN - 1) * ACROSS + Math.clamp(across, 0, ACROSS - 1);
    }
}
