package cockpit.views.topology;

import cockpit.world.Cluster;
import cockpit.world.Node;
import cockpit.world.Side;
import cockpit.world.World;
import java.util.Optional;

/// Where everything stands: a function of how many places are reserved and of the room there is, never of what comes
/// and
/// goes. A node's box follows from its place alone, a pod's from its node and its seat.
///
/// @param homePlaces  places drawn on the left
/// @param cloudPlaces places drawn on the right
/// @param seats       places for pods in a node; with names when [#named], as cells otherwise
record Geometry(double width, double height, Measures m, int homePlaces, int cloudPlaces, int seats, boolean named) {
    private static final int NAMED_NODES = 4;
    private static final int NAMED_SEATS = 6;
    private static final int LEAST_PLACES = 4;
    private static final int LEAST_SEATS = 4;

    /// The geometry for a world, keeping what an earlier one reserved: it only ever gets larger, in steps.
    static Geometry of(double width, double height, Measures m, World world, Optional<Geometry> earlier) {
        int[] places = {LEAST_PLACES, LEAST_PLACES};
        world.platform().clusters().forEach(c -> {
            int i = c.side() == Side.ON_PREM ? 0 : 1;
            places[i] = Math.max(places[i], Math.max(c.reserved(), c.placed()));
        });
        int[] extent = {LEAST_SEATS};
        world.platform()
                .nodes()
                .forEach(n -> extent[0] = Math.max(extent[0], n.seats().extent()));
        boolean named = places[0] <= NAMED_NODES && places[1] <= NAMED_NODES && extent[0] <= NAMED_SEATS;
        int seats = named ? extent[0] : Math.max(12, roundUp(extent[0], 6));
        if (earlier.isPresent()) {
            Geometry e = earlier.get();
            places[0] = Math.max(places[0], e.homePlaces);
            places[1] = Math.max(places[1], e.cloudPlaces);
            named &= e.named;
            seats = named ? e.seats : Math.max(seats, e.named ? seats : e.seats);
        }
        return new Geometry(width, height, m, grid(places[0]), grid(places[1]), seats, named);
    }

    private static int roundUp(int n, int step) {
        return (n + step - 1) / step * step;
    }

    private static int grid(int places) {
        return places <= 4 ? 4 : roundUp(places, 2);
    }

    double clusterWidth() {
        return (width - m.aisle()) / 2;
    }

    double clusterHeight() {
        return height - m.legend();
    }

    Box cluster(Side side) {
        double x = side == Side.ON_PREM ? 0 : width - clusterWidth();
        return new Box(x, 0, clusterWidth(), clusterHeight());
    }

    Box aisle() {
        return new Box(clusterWidth(), 0, m.aisle(), clusterHeight());
    }

    int columns(Side side) {
        int n = places(side);
        if (n <= 4) {
            return 2;
        }
        double area = (clusterWidth() - 2 * m.pad()) / (clusterHeight() - m.head());
        return Math.max(2, (int) Math.round(Math.sqrt(n * area * 0.8)));
    }

    int places(Side side) {
        return side == Side.ON_PREM ? homePlaces : cloudPlaces;
    }

    private double gap(Side side) {
        return places(side) <= 4 ? m.gap() : 6 * Math.max(0.7, m.scale());
    }

    /// The box of a place. On the right, places fill the column next to the aisle first, so that what is new stands
    /// where
    /// the requests arrive.
    Box node(Side side, int place) {
        int cols = columns(side);
        int rows = (places(side) + cols - 1) / cols;
        double gap = gap(side);
        Box c = cluster(side);
        double w = (c.w() - 2 * m.pad() - gap * (cols - 1)) / cols;
        double h = (c.h() - m.head() - m.pad() - gap * (rows - 1)) / rows;
        int col = side == Side.ON_PREM ? place % cols : place / rows;
        int row = side == Side.ON_PREM ? place / cols : place % rows;
        return new Box(c.x() + m.pad() + col * (w + gap), c.y() + m.head() + row * (h + gap), w, h);
    }

    /// Whether there is room for a node's name and figure beside its pods.
    boolean titled(Side side) {
        return named || node(side, 0).h() > 64 * Math.max(0.75, m.scale());
    }

    double nodeHead(Side side) {
        if (named) {
            return m.nodeHead();
        }
        return titled(side) ? 24 : 6;
    }

    double columnWidth() {
        return named ? m.column() : 6;
    }

    double inset() {
        return named ? m.inset() : 5;
    }

    /// The CPU column of a node.
    Box column(Side side, Box node) {
        double top = node.y() + nodeHead(side);
        return new Box(node.x() + inset(), top, columnWidth(), node.bottom() - inset() - top);
    }

    /// The box of a pod's seat in its node.
    Box seat(Side side, Box node, int seat) {
        Box column = column(side, node);
        double x = column.right() + 6 * m.scale();
        double w = node.right() - 6 * m.scale() - x;
        if (named) {
            double h = (column.h() - m.unitGap() * (seats - 1)) / seats;
            return new Box(x, column.y() + seat * (h + m.unitGap()), w, h);
        }
        int cols = cellColumns(w, column.h());
        double cell = cell(w, column.h());
        return new Box(x + seat % cols * cell, column.y() + seat / cols * cell, cell - 2, cell - 2);
    }

    /// The box of a pod that waits for a node which is on its way: above that node's stopwatch.
    Box seatOnTheWay(Side side, Box node, int index) {
        if (!named) {
            return seat(side, node, index);
        }
        double size = m.label();
        double top = node.y() + nodeHead(side) / 2 + size * 2.3;
        int columns = (int) ((node.w() - 2 * inset()) / (size + 3));
        return new Box(
                node.x() + inset() + index % columns * (size + 3), top + index / columns * (size + 3), size, size);
    }

    private double cell(double w, double h) {
        double size = 26 * m.scale() + 4;
        while (size > 6 && (int) (w / size) * (int) (h / size) < seats) {
            size -= 0.5;
        }
        return size;
    }

    private int cellColumns(double w, double h) {
        return Math.max(1, (int) (w / cell(w, h)));
    }

    static Side side(World world, Node node) {
        return world.platform()
                .clusters()
                .find(node.id().context())
                .map(Cluster::side)
                .orElse(Side.CLOUD);
    }
}
