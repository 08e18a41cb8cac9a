package cockpit.views.window;

import cockpit.script.Checks;
import cockpit.script.Cue;
import cockpit.script.Focus;
import cockpit.views.chain.ChainView;
import cockpit.views.chain.RouteView;
import cockpit.views.cues.CueColumn;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.tiles.Instruments;
import cockpit.views.timeline.TimelineView;
import cockpit.views.topology.TopologyView;
import cockpit.views.topology.raster.HugeStage;
import cockpit.views.traffic.ServiceGraphView;
import cockpit.views.window.PresenterWindow.Written;
import cockpit.world.Link;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;

/// The parts of the window: dressed, placed and shown together, each frame in all of them the same instant. FX thread
/// only.
final class Parts {
    /// Beyond so many pods names would not be readable: the raster takes over, and stays.
    private static final int NAMED = 300;
    /// Without a graphics card every picture is copied by the processor: twenty-five a second are smooth to the eye,
    /// and
    /// half the work.
    private static final long BEAT_IN_SOFTWARE = 38_000_000L;

    final CueColumn cues;
    final TopologyView topology;
    final HugeStage huge;
    final ChainView chain;
    final TimelineView timeline;
    private final Header header;
    private final LiveBar live;
    private final RouteView route;
    private final ServiceGraphView graph;
    private final Instruments instruments;
    private final Pane stage = new Pane() {
        @Override
        protected void layoutChildren() {} // placed by this class
    };
    private final ScrollPane scroll = new ScrollPane(stage);
    private final List<Panel> panels;
    private final long beat = Platform.isSupported(ConditionalFeature.SCENE3D) ? 0 : BEAT_IN_SOFTWARE;
    private long beaten;
    private int turn;
    private boolean enormous;
    private boolean changed = true;
    private Runnable placing = () -> {};

    /// @param go       what GO does
    /// @param usual    usual seconds of each hop of the chain
    Parts(
            Desk desk,
            Checks checks,
            Map<Link, Double> usual,
            Header.Wishes wishes,
            LiveBar.Wishes liveWishes,
            Runnable go,
            Palette palette,
            Texts texts) {
        header = new Header(desk, wishes, palette, texts);
        live = new LiveBar(desk, liveWishes, palette, texts);
        cues = new CueColumn(desk, checks, go, palette, texts);
        topology = new TopologyView(palette, texts);
        huge = new HugeStage(palette, texts);
        huge.setVisible(false);
        chain = new ChainView(palette, texts);
        chain.usual(usual);
        route = new RouteView(palette, texts);
        route.setVisible(false);
        graph = new ServiceGraphView(palette, texts);
        graph.setVisible(false);
        instruments = new Instruments(desk, palette, texts);
        timeline = new TimelineView(desk, wishes.commands(), palette, texts);
        panels = List.of(cues, chain, route, graph, instruments, timeline, header, live);
        stage.getChildren().addAll(topology, huge, chain, route, graph, instruments);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        // its viewport keeps a bitmap of what it shows, and would go on showing it
        scroll.skinProperty()
                .subscribe(() -> scroll.lookupAll(".viewport").forEach(viewport -> viewport.setCache(false)));
    }

    /// What the window holds, from the back to the front.
    List<Node> nodes() {
        return List.of(header, live, scroll, timeline, cues);
    }

    /// All that can be explained, in the order a keyboard walks through it.
    List<Explanations.Part> explained() {
        var all = new ArrayList<>(List.of(Explanations.Part.of(topology, true), Explanations.Part.of(huge, true)));
        for (Panel panel : List.of(chain, route, graph, instruments, timeline, cues, header, live)) {
            all.add(Explanations.Part.of(panel, panel != timeline && panel != cues));
        }
        return all;
    }

    /// Whether the parachute's button is held down.
    boolean pulled() {
        return live.pulled();
    }

    void dress(Palette palette, Texts texts) {
        panels.forEach(panel -> panel.dress(palette, texts));
        topology.dress(palette, texts);
        huge.dress(palette, texts);
        changed = true;
    }

    /// Whether requests move as dots.
    void move(boolean on) {
        header.moving(on);
        topology.reduceMotion(!on);
        huge.reduceMotion(!on);
    }

    /// Shares out the window's room.
    ///
    /// @param density  physical px in a logical one
    /// @param cuesOpen whether the cue list, where it folds, lies open over the stage
    void place(Layout l, double density, boolean cuesOpen) {
        changed = true;
        placing = () -> place(l, density, cuesOpen);
        header.narrow(l.narrow());
        panels.forEach(panel -> panel.fit(l.small(), density));
        topology.fit(l.small(), density);
        huge.density(density);
        double top = l.header();
        double foot = l.height() - l.timeline();
        double side = l.narrow() ? l.cues() : 0;
        boolean folded = l.narrow() && !cuesOpen;
        header.resizeRelocate(0, 0, l.width(), top);
        double bar = l.narrow() ? 0 : l.width() / 4;
        live.resizeRelocate(bar, Header.BAR, l.width() - bar, Header.TABS);
        live.setVisible(l.live());
        timeline.resizeRelocate(side, foot, l.width() - side, l.timeline());
        double cuesHeight = folded ? l.timeline() : l.height() - top - (l.narrow() ? 0 : l.timeline());
        cues.resizeRelocate(0, folded ? foot : top, l.cues(), cuesHeight);
        double left = l.narrow() ? 0 : l.cues();
        scroll.resizeRelocate(left, top, l.width() - left, l.body());
        scroll.setVbarPolicy(l.narrow() ? ScrollPane.ScrollBarPolicy.AS_NEEDED : ScrollPane.ScrollBarPolicy.NEVER);
        if (l.narrow()) {
            stack(l);
        } else {
            beside(l, l.width() - left, l.body());
        }
    }

    /// Stage and chain, and the instruments beside them.
    private void beside(Layout l, double width, double body) {
        double w = width - l.instruments() - 2 * l.inset();
        double chainHeight = enormous ? l.line() : l.chain();
        double between = enormous && !l.small() ? 12 : l.inset();
        stage.setMinSize(width, body);
        stage.setMaxSize(width, body);
        stage(l, w, body - chainHeight - 2 * l.inset() - between);
        foot(l.inset(), body - chainHeight - l.inset(), w, chainHeight);
        instruments.resizeRelocate(width - l.instruments(), 0, l.instruments(), body);
    }

    /// One under the other, to be scrolled.
    private void stack(Layout l) {
        double w = l.width() - 2 * l.inset() - 10;
        double h = l.stage() + l.chain() + Layout.INSTRUMENTS + 4 * l.inset();
        stage.setMinSize(l.width() - 10, h);
        stage.setMaxSize(l.width() - 10, h);
        stage(l, w, l.stage());
        foot(l.inset(), l.stage() + 2 * l.inset(), w, l.chain());
        instruments.resizeRelocate(l.inset(), l.stage() + l.chain() + 3 * l.inset(), w, Layout.INSTRUMENTS);
    }

    private void stage(Layout l, double w, double h) {
        topology.resizeRelocate(l.inset(), l.inset(), w, h);
        huge.resizeRelocate(l.inset(), l.inset(), w, h);
    }

    private void foot(double x, double y, double w, double h) {
        chain.resizeRelocate(x, y, w, h);
        route.resizeRelocate(x, y, w, h);
        graph.resizeRelocate(x, y, w, h);
    }

    /// Shows a frame. The stage moves with every beat; of the panels one at most is painted in it, so that no picture
    /// waits for all of them.
    void show(Frame frame, long nanos) {
        if (!enormous && !changed && nanos - beaten < beat) {
            return;
        }
        changed = false;
        beaten = nanos;
        stage(frame, nanos);
        for (int i = 0; i < panels.size(); i++) {
            turn = (turn + 1) % panels.size();
            if (panels.get(turn).show(frame, nanos)) {
                return;
            }
        }
    }

    /// Shows a frame with everything painted at once.
    void showWhole(Frame frame, long nanos) {
        changed = true;
        panels.forEach(panel -> panel.show(frame, nanos));
        show(frame, nanos);
    }

    /// Shows a frame at once in its end state, as for a still picture.
    void showStill(Frame frame, long nanos) {
        if (!enormous) {
            topology.showStill(frame, focus(frame), nanos);
        }
        stage(frame, nanos);
        panels.forEach(panel -> panel.show(frame, nanos));
    }

    private void stage(Frame frame, long nanos) {
        Focus focus = focus(frame);
        if (!enormous && frame.world().platform().pods().size() > NAMED) {
            enormous = true;
            placing.run();
        }
        topology.setVisible(!enormous);
        huge.setVisible(enormous);
        if (enormous) {
            huge.show(frame, nanos);
        } else {
            topology.show(frame, focus, nanos);
        }
        boolean drawn = focus == Focus.GRAPH && !enormous && graph.getHeight() >= ServiceGraphView.LEAST_HEIGHT;
        boolean printed = focus == Focus.WEIGHTS && route.getHeight() >= RouteView.LEAST_HEIGHT;
        chain.setVisible(!printed && !drawn);
        route.setVisible(printed);
        graph.setVisible(drawn);
    }

    /// The world whose nodes and pods are on the picture.
    World drawn() {
        return enormous ? huge.drawn() : topology.drawn();
    }

    /// What the running cue holds up.
    private static Focus focus(Frame frame) {
        int current = frame.show().current();
        if (current < 0) {
            return Focus.ALL;
        }
        Cue cue = frame.show().scenario().cues().get(current);
        return cue.focus();
    }

    /// Everything written on the window, for a test that looks for words that collide or are cut.
    List<Written> written() {
        var all = new ArrayList<Written>();
        all.add(new Written("header", header, header.words()));
        if (live.isVisible()) {
            all.add(new Written("live", live, live.words()));
        }
        all.add(new Written("cues", cues, cues.words()));
        all.add(
                enormous
                        ? new Written("huge", huge, huge.words())
                        : new Written("topology", topology, topology.words()));
        if (chain.isVisible()) {
            all.add(new Written("chain", chain, chain.words()));
        }
        if (route.isVisible()) {
            all.add(new Written("route", route, route.words()));
        }
        if (graph.isVisible()) {
            all.add(new Written("graph", graph, graph.words()));
        }
        all.add(new Written("instruments", instruments, instruments.words()));
        all.add(new Written("timeline", timeline, timeline.words()));
        return all;
    }
}
