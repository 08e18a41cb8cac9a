package cockpit.views.scaling;

import cockpit.script.Focus;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.topology.PodMark;
import cockpit.world.Capacity;
import cockpit.world.GroupId;
import cockpit.world.NodeGroup;
import cockpit.world.World;
import java.util.List;
import java.util.function.Predicate;
import javafx.geometry.Rectangle2D;

/// The cluster by node groups: a band each, with a place for every node it may have. FX thread only.
public final class GroupsPanel extends Panel {
    private static final double WIDE = 680;
    private static final double HIGH = 608;
    private static final double LEAST = 0.6;
    /// How far beyond a band the light reaches.
    private static final double LIGHT = 6;
    /// While somebody has just come.
    private static final long LIVELY = 80_000_000L;

    private final GroupPlaces places = new GroupPlaces();
    private double birth = Double.NaN;
    private List<Band> bands = List.of();
    private World drawn = World.EMPTY;

    public GroupsPanel(Palette palette, Texts texts) {
        super(palette, texts);
        setFocusTraversable(true);
        getStyleClass().add("stage");
    }

    /// Usual seconds from a node's order until it is Ready; NaN when not known.
    public void birth(double seconds) {
        birth = seconds;
        spoil();
    }

    @Override
    protected boolean due(Frame frame, long since) {
        return since >= CALM
                        && shown().map(before -> before.at() != frame.at() || !before.isLike(frame))
                                .orElse(true)
                || since >= LIVELY && lively(frame);
    }

    private static boolean lively(Frame frame) {
        boolean[] fresh = {false};
        frame.world().platform().pods().forEach(pod -> fresh[0] |= PodMark.isFresh(pod, frame.at()));
        return fresh[0];
    }

    @Override
    protected void paint(Brush brush, Zones zones, Frame frame) {
        drawn = frame.world();
        places.take(frame.world(), frame.at(), id -> reserved(frame, id));
        double k = Math.clamp(Math.min(getWidth() / WIDE, getHeight() / HIGH), LEAST, 1);
        var sheet = new Sheet(brush, zones, texts(), frame, getWidth(), getHeight(), k);
        bands = new GroupsPainter(sheet, places, birth).paint();
    }

    private static int reserved(Frame frame, GroupId id) {
        return frame.world()
                .scaling()
                .flatMap(scaling -> scaling.groups().find(id))
                .map(NodeGroup::max)
                .orElse(0);
    }

    /// What of it a cue speaks of: whole bands, as they were painted last.
    public List<Rectangle2D> lit(Focus focus) {
        return switch (focus) {
            case GROUPS, WHY_GROUP -> List.of(new Rectangle2D(0, 0, getWidth(), getHeight()));
            case SPOT -> bands(band -> band.group().capacity() == Capacity.SPOT);
            case GPU -> bands(band -> band.kind() == Kind.GPU);
            default -> List.of();
        };
    }

    private List<Rectangle2D> bands(Predicate<Band> wanted) {
        return bands.stream()
                .filter(wanted)
                .map(Band::box)
                .map(box -> new Rectangle2D(0, box.y() - LIGHT, getWidth(), box.h() + 2 * LIGHT))
                .toList();
    }

    /// The world whose nodes and pods are on it.
    public World drawn() {
        return drawn;
    }
}
