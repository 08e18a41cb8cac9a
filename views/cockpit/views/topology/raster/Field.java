package cockpit.views.topology.raster;

import cockpit.world.Event;
import cockpit.world.Node;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.Pod;
import cockpit.world.PodPhase;
import cockpit.world.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The nodes of one side as plain arrays by slot, and how they are painted: a pod's light is its host's CPU, its hue
/// its
/// host's kind. FX thread only.
@SuppressWarnings("EnumOrdinal") // phases are kept as bytes, a hundred and fifty thousand of them
final class Field {
    /// Usual time from order to Ready, as on the small stage, microseconds.
    private static final double BIRTH = 210.0 * Event.SECOND;

    /// From this size on there is a line between pods; on smaller ones it would take too much of their light.
    private static final int PARTED = 6;

    private static final PodPhase[] PHASES = PodPhase.values();
    private static final NodePhase[] LIVES = NodePhase.values();
    private static final Kind[] KINDS = Kind.values();

    final Plots plots;
    private final Grid grid;
    private final Side side;
    private final Tones tones;
    private final Pixels pixels;
    private final byte[] seats;
    private final short[] tenths;
    private final byte[] kind;
    private final byte[] phase;
    private final byte[] room;
    private final byte[] failed;
    private final byte[] waiting;
    private final short[] surface;
    private final long[] seen;
    private final @Nullable NodeId[] ids;

    Field(Grid grid, Side side, Plots plots, Tones tones, Pixels pixels) {
        this.grid = grid;
        this.side = side;
        this.plots = plots;
        this.tones = tones;
        this.pixels = pixels;
        int n = plots.slots();
        seats = new byte[n * Grid.SEATS];
        tenths = new short[n];
        kind = new byte[n];
        phase = new byte[n];
        room = new byte[n];
        failed = new byte[n];
        waiting = new byte[n];
        surface = new short[n];
        seen = new long[n];
        ids = new NodeId[n];
    }

    /// Takes a node in; the slot whose cell must be painted anew, -1 when none must.
    int take(Node node) {
        if (node.place() < 0) {
            return -1;
        }
        Kind newKind = Kind.of(node, side);
        int had = plots.slot(node.place());
        int slot = plots.give(node.place(), newKind);
        if (had >= 0 && had != slot) {
            leave(had, slot);
        }
        if (slot < 0) {
            return -1;
        }
        boolean changed = ids[slot] == null
                || Tones.level(tenths[slot]) != Tones.level(node.cpuTenths())
                || kind[slot] != (byte) newKind.ordinal()
                || phase[slot] != (byte) node.phase().ordinal();
        ids[slot] = node.id();
        tenths[slot] = (short) node.cpuTenths();
        kind[slot] = (byte) newKind.ordinal();
        phase[slot] = (byte) node.phase().ordinal();
        room[slot] = (byte) Math.clamp(node.room().pods(), 0, Grid.SEATS);
        seen[slot] = node.seen();
        return changed ? slot : -1;
    }

    /// A node is no longer in the world: another instant is shown. The slot to paint anew, -1 for none.
    int forget(Node node) {
        int slot = plots.slot(node.place());
        if (slot < 0 || !node.id().equals(ids[slot])) {
            return -1;
        }
        empty(slot);
        return slot;
    }

    /// A place was given to a node of another kind, which stands elsewhere.
    private void leave(int had, int slot) {
        if (slot >= 0) {
            System.arraycopy(seats, had * Grid.SEATS, seats, slot * Grid.SEATS, Grid.SEATS);
            failed[slot] = failed[had];
        }
        empty(had);
        paint(had);
    }

    private void empty(int slot) {
        Arrays.fill(seats, slot * Grid.SEATS, (slot + 1) * Grid.SEATS, (byte) 0);
        failed[slot] = 0;
        ids[slot] = null;
    }

    /// Takes a pod in, or out; the slot whose cell it is in, -1 when it has none.
    int take(int place, int seat, @Nullable Pod pod) {
        int slot = plots.slot(place);
        if (slot < 0 || seat >= Grid.SEATS) {
            return -1;
        }
        int at = slot * Grid.SEATS + seat;
        byte state = (byte) (pod == null ? 0 : pod.phase().ordinal() + 1);
        failed[slot] += (byte) ((isFailed(state) ? 1 : 0) - (isFailed(seats[at]) ? 1 : 0));
        seats[at] = state;
        return slot;
    }

    private static boolean isFailed(byte state) {
        return state == PodPhase.FAILED.ordinal() + 1;
    }

    @Nullable
    NodeId id(int slot) {
        return ids[slot];
    }

    boolean there(int slot) {
        return ids[slot] != null && phase[slot] != NodePhase.GONE.ordinal();
    }

    /// Whether a node on its way to Ready stands there.
    boolean booting(int slot) {
        return there(slot) && phase[slot] <= NodePhase.JOINING.ordinal();
    }

    /// Whether it runs pods.
    boolean standing(int slot) {
        return there(slot) && !booting(slot);
    }

    /// Whether a host there is down, or a pod on it failed.
    boolean troubled(int slot) {
        return there(slot) && (failed[slot] > 0 || LIVES[phase[slot]] == NodePhase.NOT_READY);
    }

    /// Whether a host there uses more than so much of its CPU.
    boolean over(int slot, double percent) {
        return standing(slot) && tenths[slot] > percent * 10;
    }

    Kind kind(int slot) {
        return KINDS[kind[slot]];
    }

    Area cell(int slot) {
        return new Area(plots.x(slot), plots.y(slot), grid.across() * grid.podW(), grid.down() * grid.podH());
    }

    /// Fills the nodes on their way up to the instant, and seats the pods that wait in what is not filled yet: they
    /// will
    /// start there. Paints what differs.
    ///
    /// @param pods that wait for a node
    void fill(long at, int pods, Dirty dirty) {
        int left = pods;
        int whole = grid.down() * grid.podH();
        for (int slot = 0; slot < ids.length; slot++) {
            if (!booting(slot)) {
                continue;
            }
            int seated = Math.min(left, room[slot]);
            left -= seated;
            int level = (int) Math.round(whole * Math.clamp((at - seen[slot]) / BIRTH, 0.06, 0.97));
            if (seated != waiting[slot] || level != surface[slot]) {
                waiting[slot] = (byte) seated;
                surface[slot] = (short) level;
                paint(slot);
                dirty.add(cell(slot));
            }
        }
    }

    /// Paints one node's cell.
    void paint(int slot) {
        Area cell = cell(slot);
        if (booting(slot)) {
            pixels.fill(cell.x(), cell.y(), cell.w(), cell.h(), tones.ground);
            for (int seat = 0; seat < waiting[slot]; seat++) {
                pod(slot, seat, tones.waiting, true);
            }
            pixels.fill(cell.x(), cell.bottom() - surface[slot], cell.w(), surface[slot], tones.fresh);
        } else if (there(slot)) {
            pixels.fill(cell.x(), cell.y(), cell.w(), cell.h(), tones.ground);
            for (int seat = 0; seat < Grid.SEATS; seat++) {
                if (seats[slot * Grid.SEATS + seat] != 0) {
                    paintPod(slot, seat);
                }
            }
        } else {
            pixels.fill(cell.x(), cell.y(), cell.w(), cell.h(), tones.panel);
            int dot = Math.max(1, grid.px(1));
            pixels.fill(cell.x() + cell.w() / 2 - dot, cell.y() + cell.h() / 2, 2 * dot, dot, tones.reserved);
        }
    }

    /// Paints one pod's cell.
    void paintPod(int slot, int seat) {
        int state = seats[slot * Grid.SEATS + seat];
        boolean down = LIVES[phase[slot]] == NodePhase.NOT_READY;
        int color =
                state == 0 ? tones.ground : tones.of(PHASES[state - 1], kind(slot), Tones.level(tenths[slot]), down);
        pod(slot, seat, color, false);
    }

    /// A pod's cell; hollow where it is large enough to have an inside.
    private void pod(int slot, int seat, int color, boolean hollow) {
        int x = plots.x(slot) + grid.column(seat) * grid.podW();
        int y = plots.y(slot) + grid.row(seat) * grid.podH();
        int w = grid.podW() >= PARTED ? grid.podW() - 1 : grid.podW();
        int h = grid.podH() >= PARTED ? grid.podH() - 1 : grid.podH();
        pixels.fill(x, y, w, h, color);
        if (hollow && w > 3 && h > 3) {
            pixels.fill(x + 1, y + 1, w - 2, h - 2, tones.ground);
        }
    }

    /// Paints anew what of the field lies in an area.
    void paint(Area area) {
        for (int column = 0; column < plots.columns(); column++) {
            if (plots.left(column) >= area.right() || plots.left(column) + grid.nodeWidth() <= area.x()) {
                continue;
            }
            int first = Math.max(0, area.y() / grid.nodeHeight());
            int last = Math.min(grid.rows() - 1, area.bottom() / grid.nodeHeight());
            for (int row = first; row <= last; row++) {
                paint(column * grid.rows() + row);
            }
        }
    }

    /// All of it.
    Area area() {
        int left = plots.left(0);
        return new Area(left, 0, plots.left(plots.columns()) - left, grid.bottom());
    }

    /// The seat at a point within a node's cell.
    int seatAt(int slot, double px, double py) {
        int across = (int) ((px - plots.x(slot)) / grid.podW());
        int down = (int) ((py - plots.y(slot)) / grid.podH());
        return grid.seat(Math.clamp(across, 0, grid.across() - 1), Math.clamp(down, 0, grid.down() - 1));
    }
}
