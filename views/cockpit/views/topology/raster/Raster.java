package cockpit.views.topology.raster;

import cockpit.views.theme.Palette;
import cockpit.world.Cluster;
import cockpit.world.Node;
import cockpit.world.Pod;
import cockpit.world.Side;
import cockpit.world.World;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// The picture itself: pixels, of which each frame paints what differs from the last world, and the fields they show.
/// FX thread only.
final class Raster {
    final Grid grid;
    final Tones tones;
    final Field home;
    final Field cloud;
    final Stream stream;
    private final Pixels pixels;
    private final Backdrop backdrop;
    private final PixelBuffer<IntBuffer> buffer;
    private final Dirty everything;
    private Marks marks = Marks.NONE;
    private World shown = World.EMPTY;
    private Dirty dirty;
    private boolean flows;
    private boolean full;

    Raster(Grid grid, Palette palette, Plots homePlots, Plots cloudPlots) {
        this.grid = grid;
        tones = new Tones(palette);
        pixels = new Pixels(grid.width(), grid.height(), new int[grid.width() * grid.height()]);
        buffer = new PixelBuffer<>(
                grid.width(), grid.height(), IntBuffer.wrap(pixels.argb), PixelFormat.getIntArgbPreInstance());
        home = new Field(grid, Side.ON_PREM, homePlots, tones, pixels);
        cloud = new Field(grid, Side.CLOUD, cloudPlots, tones, pixels);
        stream = Stream.of(grid);
        backdrop = new Backdrop(grid, palette);
        everything = new Dirty(grid.width(), grid.height());
        dirty = everything;
        var whole = new Area(0, 0, grid.width(), grid.height());
        restore(whole);
        everything.add(whole);
    }

    /// What a world's clusters need of a grid.
    static Grid.Need need(World world) {
        int[] places = {1, 1};
        int[] groups = new int[Kind.values().length];
        world.platform().clusters().forEach((Cluster c) -> {
            int i = c.side() == Side.ON_PREM ? 0 : 1;
            places[i] = Math.max(places[i], Math.max(c.reserved(), c.placed()));
        });
        expected(world, Side.CLOUD, groups);
        return new Grid.Need(places[0], places[1], groups);
    }

    /// The plots of one side for the nodes there are, in the order in which they were given their places.
    static Plots plots(Grid grid, Side side, World world) {
        int[] counts = new int[Kind.values().length];
        List<Node> nodes = expected(world, side, counts);
        var plots = new Plots(grid, side, counts);
        nodes.forEach(node -> plots.give(node.place(), Kind.of(node, side)));
        return plots;
    }

    @SuppressWarnings("EnumOrdinal") // counts by kind
    private static List<Node> expected(World world, Side side, int... counts) {
        var nodes = new ArrayList<Node>();
        world.platform().nodes().forEach(node -> {
            if (node.place() >= 0 && side(world, node) == side) {
                nodes.add(node);
                counts[Kind.of(node, side).ordinal()]++;
            }
        });
        nodes.sort(Comparator.comparingInt(Node::place));
        return nodes;
    }

    static Side side(World world, Node node) {
        return world.platform()
                .clusters()
                .find(node.id().context())
                .map(Cluster::side)
                .orElse(Side.CLOUD);
    }

    Field field(Side side) {
        return side == Side.ON_PREM ? home : cloud;
    }

    Image image() {
        return new WritableImage(buffer);
    }

    /// Whether a node came for which there is no slot.
    boolean full() {
        return full;
    }

    /// Paints what differs from the world shown before.
    void show(World world) {
        var came = new ArrayList<Node>();
        world.platform().nodes().changes(shown.platform().nodes(), (was, is) -> {
            if (is != null) {
                came.add(is);
            } else if (was != null) {
                Field field = field(side(shown, was));
                paint(field, field.forget(was));
            }
        });
        // Newcomers take their slots in the order of their places, not in that of the table.
        came.sort(Comparator.comparingInt(Node::place));
        for (Node node : came) {
            Field field = field(side(world, node));
            paint(field, field.take(node));
            full |= node.place() >= 0 && field.plots.slot(node.place()) < 0;
        }
        world.platform().pods().changes(shown.platform().pods(), (was, is) -> {
            if (was != null && (is == null || !was.node().equals(is.node()) || was.seat() != is.seat())) {
                pod(world, was, null);
            }
            if (is != null) {
                pod(world, is, is);
            }
        });
        shown = world;
    }

    private void paint(Field field, int slot) {
        if (slot >= 0) {
            field.paint(slot);
            dirty.add(field.cell(slot));
        }
    }

    private void pod(World world, Pod where, @Nullable Pod pod) {
        if (!where.placed()) {
            return;
        }
        Node node = world.platform().nodes().find(where.nodeId()).orElse(null);
        if (node == null) {
            return;
        }
        Field field = field(side(world, node));
        int slot = field.take(node.place(), where.seat(), pod);
        if (slot >= 0 && field.standing(slot)) {
            field.paintPod(slot, where.seat());
            dirty.add(field.cell(slot));
        }
    }

    /// Fills the nodes on their way up to the instant.
    void fill(long at, int waiting) {
        cloud.fill(at, waiting, dirty);
        home.fill(at, 0, dirty);
    }

    /// Other frames and crosses; what the old ones covered comes back.
    void mark(Marks wanted) {
        if (!wanted.equals(marks)) {
            for (Area area : marks.areas(grid)) {
                restore(area);
                dirty.add(area);
            }
            marks = wanted;
            marks.areas(grid).forEach(dirty::add);
        }
    }

    private void restore(Area area) {
        backdrop.copy(area, flows, pixels);
        home.paint(area);
        cloud.paint(area);
        dirty.add(area);
    }

    /// The requests under way, over what lies under them.
    void sparks(Sparks sparks, boolean flowing, long nanos) {
        if (flows || flowing || dirty == everything) {
            flows = flowing;
            backdrop.copy(backdrop.way(), flows, pixels);
            sparks.paint(pixels, grid, stream, nanos, tones.text);
            dirty.add(backdrop.way());
        }
    }

    /// Hands what was painted to the screen.
    void present() {
        marks.stamp(pixels, grid, tones);
        Dirty painted = dirty;
        buffer.updateBuffer(b -> painted.rectangle());
        dirty = new Dirty(grid.width(), grid.height());
    }
}
