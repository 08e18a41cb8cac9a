package cockpit.views.topology.raster;

import cockpit.world.Cluster;
import cockpit.world.Side;
import cockpit.world.World;

/// Where each node and pod lies in the raster: a function of the places reserved and the room, never of what comes and
/// goes. Columns of nodes, filled downward; in a node six pods side by side.
///
/// @param pod    edge of a pod, px
/// @param rows   nodes in a column
/// @param homeX  left edge of the on-prem field
/// @param cloudX left edge of the cloud field
/// @param top    upper edge of both
record Grid(int width, int height, int pod, int rows, int homePlaces, int cloudPlaces, int homeX, int cloudX, int top) {
    static final int ACROSS = 6;
    static final int DOWN = 5;
    static final int SEATS = ACROSS * DOWN;

    private static final int AISLE = 100;
    private static final int LARGEST_POD = 12;

    static Grid of(int width, int height, int top, World world) {
        int[] places = {1, 1};
        world.platform().clusters().forEach((Cluster c) -> {
            int i = c.side() == Side.ON_PREM ? 0 : 1;
            places[i] = Math.max(places[i], Math.max(c.reserved(), c.placed()));
        });
        for (int pod = LARGEST_POD; ; pod--) {
            int rows = Math.max(1, (height - top) / (DOWN * pod + 1));
            int home = columns(places[0], rows);
            int cloud = columns(places[1], rows);
            int needed = (home + cloud) * (ACROSS * pod + 1) + AISLE;
            if (needed <= width || pod == 1) {
                int cloudX = width - cloud * (ACROSS * pod + 1);
                return new Grid(width, height, pod, rows, places[0], places[1], 0, cloudX, top);
            }
        }
    }

    private static int columns(int places, int rows) {
        return (places + rows - 1) / rows;
    }

    int nodeWidth() {
        return ACROSS * pod + 1;
    }

    int nodeHeight() {
        return DOWN * pod + 1;
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
        int across = (int) ((px - x(side, place)) / pod);
        int down = (int) ((py - y(place)) / pod);
        return Math.clamp(down, 0, DOWN - 1) * ACROSS + Math.clamp(across, 0, ACROSS - 1);
    }
}
