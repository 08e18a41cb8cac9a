package cockpit.views.traffic;

import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.world.Edge;
import cockpit.world.EdgeId;
import cockpit.world.Table;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The service graph: every service once, calls from left to right, as wide as their rate. A service that was placed
/// keeps its place until another one is seen. FX thread only.
public final class ServiceGraphView extends Panel {
    /// Below this there is no room for it.
    public static final double LEAST_HEIGHT = 170;

    private SortedMap<String, SortedSet<String>> placed = new TreeMap<>();
    private Ranks ranks = Ranks.of(placed);

    public ServiceGraphView(Palette palette, Texts texts) {
        super(palette, texts);
    }

    @Override
    protected boolean due(Frame frame, long since) {
        return since >= CALM
                && shown().map(f -> f.world().mesh() != frame.world().mesh()).orElse(true);
    }

    @Override
    protected void paint(Brush brush, Zones zones, Frame frame) {
        place(frame.world().mesh().edges());
        new ServiceGraphPainter(brush, zones, texts(), frame, ranks, getWidth(), getHeight()).paint();
    }

    private void place(Table<EdgeId, Edge> edges) {
        var calls = new TreeMap<String, SortedSet<String>>();
        placed.forEach((caller, callees) -> calls.put(caller, new TreeSet<>(callees)));
        edges.forEach(edge -> calls.computeIfAbsent(edge.id().from(), k -> new TreeSet<>())
                .add(edge.id().to()));
        if (!calls.equals(placed)) {
            placed = calls;
            ranks = Ranks.of(calls);
        }
    }
}
