package cockpit.views.topology.raster;

import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.world.Node;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.Pod;
import cockpit.world.PodPhase;
import cockpit.world.Side;
import cockpit.world.World;
import java.util.Arrays;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// The nodes of one side as plain arrays, and how they are painted: a pod's brightness is its host's CPU, its hue its
/// host's kind, its shape in the raster its state.
@SuppressWarnings("EnumOrdinal") // phases are kept as bytes, a hundred and fifty thousand of them
final class Field {
    /// From so many percent of CPU a host is hot.
    static final int HOT = 75;

    private static final int LEVELS = 16;

    private final Grid grid;
    private final Side side;
    private final byte[] seats;
    private final byte[] level;
    private final byte[] kind;
    private final byte[] phase;
    private final @Nullable NodeId[] ids;
    private final int[][] ramp = new int[Kind.values().length][LEVELS];
    private final int ground;
    private final int reserved;
    private final int pending;
    private final int fresh;
    private final int booting;
    private final int failed;
    private final int leaving;

    Field(Grid grid, Side side, Palette p) {
        this.grid = grid;
        this.side = side;
        int n = grid.places(side);
        seats = new byte[n * Grid.SEATS];
        level = new byte[n];
        kind = new byte[n];
        phase = new byte[n];
        ids = new NodeId[n];
        for (Kind k : Kind.values()) {
            for (int l = 0; l < LEVELS; l++) {
                ramp[k.ordinal()][l] = argb(shade(p, k, l / (LEVELS - 1.0)));
            }
        }
        ground = argb(p.ground);
        reserved = mixed(p.ground, p.frame, 0.18);
        pending = argb(p.fill(Hue.PENDING));
        fresh = argb(p.fill(Hue.FRESH));
        booting = mixed(p.ground, p.fill(Hue.FRESH), 0.55);
        failed = argb(p.fill(Hue.FAILED));
        leaving = mixed(p.panel, p.fill(Hue.READY), 0.5);
    }

    /// Cool hosts are dark and hot ones bright, so that heat is read as light.
    ///
    /// @param cpu 0 to 1
    static Color shade(Palette p, Kind kind, double cpu) {
        double share = Math.pow(cpu, kind == Kind.OWNED ? 1.8 : 1.2);
        double least = kind == Kind.OWNED ? 0.22 : 0.3;
        return p.panel.interpolate(p.fill(kind.hue), least + (1 - least) * share);
    }

    static int argb(Color c) {
        return 0xFF000000
                | (int) Math.round(c.getRed() * 255) << 16
                | (int) Math.round(c.getGreen() * 255) << 8
                | (int) Math.round(c.getBlue() * 255);
    }

    private static int mixed(Color from, Color to, double share) {
        return argb(from.interpolate(to, share));
    }

    /// Takes a node in; whether its cell must be painted anew.
    boolean take(Node node) {
        int place = node.place();
        if (place < 0 || place >= ids.length) {
            return false;
        }
        byte newLevel =
                (byte) (node.cpuTenths() < 0 ? LEVELS / 3 : Math.min(LEVELS - 1, node.cpuTenths() * LEVELS / 1_000));
        byte newKind = (byte) Kind.of(node, side).ordinal();
        byte newPhase = (byte) node.phase().ordinal();
        boolean changed =
                ids[place] == null || level[place] != newLevel || kind[place] != newKind || phase[place] != newPhase;
        ids[place] = node.id();
        level[place] = newLevel;
        kind[place] = newKind;
        phase[place] = newPhase;
        return changed;
    }

    /// Takes a pod in, or out; whether it has a cell here.
    boolean take(int place, int seat, @Nullable Pod pod) {
        if (place < 0 || place >= ids.length || seat >= Grid.SEATS) {
            return false;
        }
        seats[place * Grid.SEATS + seat] = (byte) (pod == null ? 0 : pod.phase().ordinal() + 1);
        return true;
    }

    @Nullable
    NodeId id(int place) {
        return ids[place];
    }

    /// Paints one node's cell.
    void paint(int place, int[] pixels) {
        int x = grid.x(side, place);
        int y = grid.y(place);
        boolean there = ids[place] != null && phase[place] != NodePhase.GONE.ordinal();
        boolean coming = there && coming(place);
        int height = grid.nodeHeight() - 1;
        int filled = coming ? Math.max(1, height * (phase[place] + 1) / (NodePhase.READY.ordinal() + 1)) : 0;
        for (int row = 0; row < height; row++) {
            int from = (y + row) * grid.width() + x;
            Arrays.fill(pixels, from, from + grid.nodeWidth() - 1, row >= height - filled ? booting : ground);
        }
        if (!there) {
            dot(pixels, x, y);
            return;
        }
        if (!coming) {
            for (int seat = 0; seat < Grid.SEATS; seat++) {
                paintPod(place, seat, pixels);
            }
        }
    }

    /// A node on its way fills from below, phase by phase.
    private boolean coming(int place) {
        return phase[place] <= NodePhase.JOINING.ordinal();
    }

    /// Counts what stands here.
    Census census() {
        var counting = new Census.Counting();
        for (int place = 0; place < ids.length; place++) {
            if (ids[place] == null || phase[place] == NodePhase.GONE.ordinal()) {
                continue;
            }
            counting.node(Kind.values()[kind[place]], grid.x(side, place), grid.nodeWidth());
            if (coming(place)) {
                counting.booting();
            } else if (level[place] >= HOT * LEVELS / 100) {
                counting.hot();
            }
        }
        return counting.done();
    }

    private void dot(int[] pixels, int x, int y) {
        int cx = x + grid.nodeWidth() / 2;
        int cy = y + grid.nodeHeight() / 2;
        pixels[cy * grid.width() + cx] = reserved;
        pixels[cy * grid.width() + cx - 1] = reserved;
    }

    /// Paints one pod's cell; where pods share it, the one that most wants to be seen.
    void paintPod(int place, int seat, int[] pixels) {
        int cell = grid.cell(seat);
        int state = grid.each() ? seats[place * Grid.SEATS + seat] : mostTelling(place, cell);
        int color = state == 0 ? ground : colour(PodPhase.values()[state - 1], place);
        int x = grid.x(side, place) + cell % grid.across() * grid.podW();
        int y = grid.y(place) + cell / grid.across() * grid.podH();
        int w = grid.podW() > 3 ? grid.podW() - 1 : grid.podW();
        int h = grid.podH() > 3 ? grid.podH() - 1 : grid.podH();
        for (int row = 0; row < h; row++) {
            int from = (y + row) * grid.width() + x;
            Arrays.fill(pixels, from, from + w, color);
        }
    }

    private int mostTelling(int place, int cell) {
        int state = 0;
        int most = -1;
        for (int seat = 0; seat < Grid.SEATS; seat++) {
            int one = seats[place * Grid.SEATS + seat];
            if (one != 0 && grid.cell(seat) == cell && telling(PodPhase.values()[one - 1]) > most) {
                most = telling(PodPhase.values()[one - 1]);
                state = one;
            }
        }
        return state;
    }

    private static int telling(PodPhase phase) {
        return switch (phase) {
            case SUCCEEDED -> 0;
            case READY -> 1;
            case LEAVING -> 2;
            case STARTING -> 3;
            case PENDING, UNREADY -> 4;
            case FAILED -> 5;
        };
    }

    private int colour(PodPhase state, int place) {
        return switch (state) {
            case READY, SUCCEEDED -> ramp[kind[place]][level[place]];
            case PENDING, UNREADY -> pending;
            case STARTING -> fresh;
            case LEAVING -> leaving;
            case FAILED -> failed;
        };
    }

    static Side side(World world, String context) {
        return world.platform().clusters().find(context).map(c -> c.side()).orElse(Side.CLOUD);
    }
}
