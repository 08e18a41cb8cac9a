package cockpit.views.topology.raster;

import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.world.Capacity;
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
    private static final int LEVELS = 16;

    private final Grid grid;
    private final Side side;
    private final byte[] seats;
    private final byte[] level;
    private final byte[] kind;
    private final byte[] phase;
    private final @Nullable NodeId[] ids;
    private final int[][] ramp = new int[5][LEVELS];
    private final int ground;
    private final int reserved;
    private final int pending;
    private final int fresh;
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
        Hue[] hues = {Hue.ON_PREM, Hue.CLOUD, Hue.SPOT, Hue.GPU, Hue.FAILED};
        for (int k = 0; k < hues.length; k++) {
            for (int l = 0; l < LEVELS; l++) {
                // Cool hosts are dark and hot ones bright, so that heat is read as light.
                double share = Math.pow(l / (LEVELS - 1.0), k == 0 ? 2.2 : 1.2);
                double least = k == 0 ? 0.16 : 0.3;
                ramp[k][l] = mixed(p.panel, p.fill(hues[k]), least + (1 - least) * share);
            }
        }
        ground = argb(p.ground);
        reserved = mixed(p.ground, p.frame, 0.18);
        pending = argb(p.fill(Hue.PENDING));
        fresh = argb(p.fill(Hue.FRESH));
        failed = argb(p.fill(Hue.FAILED));
        leaving = mixed(p.panel, p.fill(Hue.READY), 0.5);
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
        byte newKind = (byte) kindOf(node);
        byte newPhase = (byte) node.phase().ordinal();
        boolean changed =
                ids[place] == null || level[place] != newLevel || kind[place] != newKind || phase[place] != newPhase;
        ids[place] = node.id();
        level[place] = newLevel;
        kind[place] = newKind;
        phase[place] = newPhase;
        return changed;
    }

    private int kindOf(Node node) {
        if (node.phase() == NodePhase.NOT_READY) {
            return 4;
        }
        if (node.room().gpus() > 0) {
            return 3;
        }
        return node.capacity() == Capacity.SPOT ? 2 : side == Side.ON_PREM ? 0 : 1;
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
        boolean booting = there && phase[place] <= NodePhase.JOINING.ordinal();
        int back = there ? ground : reserved;
        for (int row = 0; row < grid.nodeHeight() - 1; row++) {
            int from = (y + row) * grid.width() + x;
            int color = booting && row >= (grid.nodeHeight() - 1) / 3 ? fresh : there ? back : ground;
            Arrays.fill(pixels, from, from + grid.nodeWidth() - 1, color);
        }
        if (!there) {
            dot(pixels, x, y);
            return;
        }
        if (!booting) {
            for (int seat = 0; seat < Grid.SEATS; seat++) {
                paintPod(place, seat, pixels);
            }
        }
    }

    private void dot(int[] pixels, int x, int y) {
        int cx = x + grid.nodeWidth() / 2;
        int cy = y + grid.nodeHeight() / 2;
        pixels[cy * grid.width() + cx] = reserved;
        pixels[cy * grid.width() + cx - 1] = reserved;
    }

    /// Paints one pod's cell.
    void paintPod(int place, int seat, int[] pixels) {
        int state = seats[place * Grid.SEATS + seat];
        int color = state == 0 ? ground : colour(PodPhase.values()[state - 1], place);
        int x = grid.x(side, place) + seat % Grid.ACROSS * grid.podW();
        int y = grid.y(place) + seat / Grid.ACROSS * grid.podH();
        int w = grid.podW() > 3 ? grid.podW() - 1 : grid.podW();
        int h = grid.podH() > 3 ? grid.podH() - 1 : grid.podH();
        for (int row = 0; row < h; row++) {
            int from = (y + row) * grid.width() + x;
            for (int column = 0; column < w; column++) {
                pixels[from + column] = color;
            }
        }
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
