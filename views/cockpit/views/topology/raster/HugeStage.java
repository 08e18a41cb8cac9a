package cockpit.views.topology.raster;

import cockpit.views.desk.Explained;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Subject;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.world.Cluster;
import cockpit.world.Node;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.Pod;
import cockpit.world.PodId;
import cockpit.world.Side;
import cockpit.world.Table;
import cockpit.world.World;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The stage of thousands of nodes and a hundred thousand pods and more: two fields of pixels, of which each frame
/// paints
/// what differs from the last world, and the requests between them. Words stand on a canvas above, drawn four times a
/// second. FX thread only.
public final class HugeStage extends Region implements Explained {
    static final int TOP = 84;
    static final int FOOT = 44;
    /// Width of a gateway's flange, and how far it stands out of the river, px.
    private static final int FLANGE = 8;
    private static final long CALM = 250_000_000L;
    private static final int MOST_SPARKS = 300;
    private static final int LANES = 6;
    private static final double CROSSING = 1.65;
    private static final int[] SCALES = {1, 5, 50, 500, 5_000, 50_000, 500_000};

    private final ImageView image = new ImageView();
    private final HugeWords words;
    private final Sparks sparks = new Sparks(MOST_SPARKS);
    private Palette palette;
    private Optional<Raster> raster = Optional.empty();
    private World shown = World.EMPTY;
    private long written;
    private int scale = 1;
    private boolean stale = true;

    private record Raster(
            Grid grid, int[] pixels, int[] aisle, PixelBuffer<IntBuffer> buffer, Field home, Field cloud) {
        Field field(Side side) {
            return side == Side.ON_PREM ? home : cloud;
        }
    }

    public HugeStage(Palette palette, Texts texts) {
        this.palette = palette;
        words = new HugeWords(palette, texts);
        getChildren().add(image);
        getChildren().addAll(words.strips());
    }

    /// Another dress or language.
    public void dress(Palette newPalette, Texts newTexts) {
        palette = newPalette;
        words.dress(newPalette, newTexts);
        stale = true;
    }

    /// Another density of screen; the raster itself stays one to one.
    public void density(double physical) {
        words.strips().forEach(strip -> strip.density(physical));
        written = 0;
    }

    @Override
    protected void layoutChildren() {
        words.place(getWidth(), getHeight());
        boolean resized = raster.isEmpty()
                || raster.get().grid().width() != (int) getWidth()
                || raster.get().grid().height() != (int) getHeight() - FOOT;
        stale |= resized; // a new picture asks for a layout too, and must not be made anew for it
    }

    /// Draws what changed since the last frame. Called once a pulse.
    public void show(Frame frame, long nanos) {
        if (getWidth() < 200 || getHeight() < 200) {
            return;
        }
        World world = frame.world();
        if (stale || raster.isEmpty() || grown(world)) {
            begin(world);
        }
        Raster r = raster.orElseThrow();
        var dirty = new Dirty(r.grid());
        changes(r, shown, world, dirty);
        shown = world;
        double perSecond = crossing(frame);
        scale = scaleFor(perSecond);
        sparks.advance(nanos, perSecond / scale, LANES);
        paintSparks(r, nanos, dirty);
        r.buffer().updateBuffer(b -> dirty.rectangle());
        if (nanos - written >= CALM) {
            written = nanos;
            words.write(r.grid(), frame, r.home().census(), r.cloud().census(), perSecond, scale);
        }
    }

    private boolean grown(World world) {
        Grid grid = raster.orElseThrow().grid();
        boolean[] more = {false};
        world.platform().clusters().forEach(c -> more[0] |= c.placed() > grid.places(c.side()));
        return more[0];
    }

    private void begin(World world) {
        stale = false;
        var grid = Grid.of((int) getWidth(), (int) getHeight() - FOOT, TOP, world);
        int[] pixels = new int[grid.width() * grid.height()];
        Arrays.fill(pixels, Field.argb(palette.ground));
        var buffer = new PixelBuffer<>(
                grid.width(), grid.height(), IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        var r = new Raster(
                grid,
                pixels,
                new int[grid.width() * grid.height()],
                buffer,
                new Field(grid, Side.ON_PREM, palette),
                new Field(grid, Side.CLOUD, palette));
        raster = Optional.of(r);
        image.setImage(new WritableImage(buffer));
        for (Side side : Side.values()) {
            for (int place = 0; place < grid.places(side); place++) {
                r.field(side).paint(place, pixels);
            }
        }
        bed(r);
        flanges(r);
        System.arraycopy(pixels, 0, r.aisle(), 0, pixels.length);
        shown = World.EMPTY;
        written = 0;
    }

    /// The bed of the river, in the colour of the side it lies on.
    private void bed(Raster r) {
        Grid g = r.grid();
        int left = g.homeRight() + 2;
        int right = g.cloudX() - 2;
        for (int y = riverTop(g); y < riverBottom(g); y++) {
            for (int x = left; x < right; x++) {
                boolean home = x < (left + right) / 2;
                r.pixels()[y * g.width() + x] = Field.argb(home ? palette.bedHome : palette.bedCloud);
            }
        }
    }

    /// The gateways: a flange on each side of the river, in its side's colour.
    private void flanges(Raster r) {
        Grid g = r.grid();
        int left = g.homeRight() + 2;
        int right = g.cloudX() - 2;
        int width = Math.min(FLANGE, (right - left) / 6);
        for (int y = riverTop(g) - FLANGE; y < riverBottom(g) + FLANGE; y++) {
            int from = y * g.width();
            Arrays.fill(r.pixels(), from + left, from + left + width, Field.argb(palette.fill(Hue.ON_PREM)));
            Arrays.fill(r.pixels(), from + right - width, from + right, Field.argb(palette.fill(Hue.CLOUD)));
        }
    }

    static int riverTop(Grid g) {
        return g.top() + (g.bottom() - g.top()) / 4;
    }

    static int riverBottom(Grid g) {
        return g.top() + (g.bottom() - g.top()) * 3 / 4;
    }

    private static void changes(Raster r, World before, World now, Dirty dirty) {
        Table<NodeId, Node> nodes = now.platform().nodes();
        nodes.changes(before.platform().nodes(), (was, is) -> {
            if (is != null) {
                Side side = Field.side(now, is.id().context());
                if (r.field(side).take(is)) {
                    r.field(side).paint(is.place(), r.pixels());
                    dirty.node(side, is.place());
                }
            }
        });
        now.platform().pods().changes(before.platform().pods(), (was, is) -> {
            if (was != null && (is == null || !was.node().equals(is.node()) || was.seat() != is.seat())) {
                pod(r, now, was, null, dirty);
            }
            if (is != null) {
                pod(r, now, is, is, dirty);
            }
        });
    }

    private static void pod(Raster r, World now, Pod where, @Nullable Pod pod, Dirty dirty) {
        if (!where.placed()) {
            return;
        }
        now.platform().nodes().find(where.nodeId()).ifPresent(node -> {
            Side side = Field.side(now, node.id().context());
            boolean standing = node.phase().compareTo(NodePhase.JOINING) > 0 && node.phase() != NodePhase.GONE;
            if (r.field(side).take(node.place(), where.seat(), pod) && standing) {
                r.field(side).paintPod(node.place(), where.seat(), r.pixels());
                dirty.node(side, node.place());
            }
        });
    }

    private void paintSparks(Raster r, long nanos, Dirty dirty) {
        Grid g = r.grid();
        int left = g.homeRight() + 2;
        int right = g.cloudX() - 2;
        if (right - left < 12) {
            return;
        }
        for (int y = riverTop(g); y < riverBottom(g); y++) {
            System.arraycopy(r.aisle(), y * g.width() + left, r.pixels(), y * g.width() + left, right - left);
        }
        sparks.paint(
                r.pixels(),
                g.width(),
                left,
                right,
                riverTop(g),
                riverBottom(g),
                LANES,
                nanos,
                Field.argb(palette.text));
        dirty.add(left, riverTop(g), right - left, riverBottom(g) - riverTop(g));
    }

    /// The rectangle around all that was painted.
    private static final class Dirty {
        private final Grid grid;
        private int left = Integer.MAX_VALUE;
        private int top = Integer.MAX_VALUE;
        private int right;
        private int bottom;

        Dirty(Grid grid) {
            this.grid = grid;
        }

        void node(Side side, int place) {
            add(grid.x(side, place), grid.y(place), grid.nodeWidth(), grid.nodeHeight());
        }

        void add(int x, int y, int w, int h) {
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x + w);
            bottom = Math.max(bottom, y + h);
        }

        Rectangle2D rectangle() {
            return right <= left
                    ? Rectangle2D.EMPTY
                    : new Rectangle2D(
                            left, top, Math.min(right, grid.width()) - left, Math.min(bottom, grid.height()) - top);
        }
    }

    private static double crossing(Frame frame) {
        double[] rate = {0};
        frame.world().mesh().edges().forEach(edge -> rate[0] += edge.id().crosses() ? edge.perSecond() : 0);
        return rate[0];
    }

    private int scaleFor(double rate) {
        for (int candidate : SCALES) {
            if (rate * CROSSING / candidate <= MOST_SPARKS) {
                return candidate;
            }
        }
        return SCALES[SCALES.length - 1];
    }

    @Override
    public Optional<Subject> at(double x, double y) {
        if (raster.isEmpty()) {
            return Optional.empty();
        }
        Raster r = raster.get();
        for (Side side : Side.values()) {
            int place = r.grid().placeAt(side, x, y);
            if (heading(side).contains(x, y)) {
                return shown.platform().clusters().sorted(Comparator.comparing(Cluster::side)).stream()
                        .filter(c -> c.side() == side)
                        .<Subject>map(c -> new Subject.OfCluster(c.id()))
                        .findFirst();
            }
            NodeId id = place < 0 ? null : r.field(side).id(place);
            if (id != null) {
                int seat = r.grid().seatAt(side, place, x, y);
                Optional<Subject> pod = podAt(id, seat).map(Subject.OfPod::new);
                return pod.isPresent() ? pod : Optional.of(new Subject.OfNode(id));
            }
        }
        return Optional.empty();
    }

    /// The clusters: a keyboard does not walk through a hundred thousand pods.
    @Override
    public List<Subject> subjects() {
        return shown.platform().clusters().sorted(Comparator.comparing(Cluster::side)).stream()
                .<Subject>map(c -> new Subject.OfCluster(c.id()))
                .toList();
    }

    @Override
    public Optional<Rectangle2D> anchor(Subject subject) {
        return subject instanceof Subject.OfCluster s && raster.isPresent()
                ? shown.platform().clusters().find(s.context()).map(c -> heading(c.side()))
                : Optional.empty();
    }

    private Rectangle2D heading(Side side) {
        Grid g = raster.orElseThrow().grid();
        double left = side == Side.ON_PREM ? g.homeX() : g.cloudX();
        double right = side == Side.ON_PREM ? g.homeRight() : g.width() - g.homeX();
        return new Rectangle2D(left, 0, Math.max(0, right - left), TOP);
    }

    private Optional<PodId> podAt(NodeId node, int seat) {
        var found = new PodId[1];
        shown.platform().pods().forEach(pod -> {
            if (pod.seat() == seat && pod.placed() && pod.nodeId().equals(node)) {
                found[0] = pod.id();
            }
        });
        return Optional.ofNullable(found[0]);
    }

    /// Dots under way.
    public int dotsInFlight() {
        return sparks.count();
    }

    /// Words on the picture, for a test that looks for collisions.
    public List<Brush.Words> words() {
        return words.strips().stream().flatMap(strip -> strip.words().stream()).toList();
    }
}
