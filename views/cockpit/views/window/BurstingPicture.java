package cockpit.views.window;

import cockpit.script.Focus;
import cockpit.script.Scenario;
import cockpit.views.chain.ChainView;
import cockpit.views.chain.RouteView;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.tiles.Instruments;
import cockpit.views.topology.TopologyView;
import cockpit.views.topology.raster.HugeStage;
import cockpit.views.traffic.ServiceGraphView;
import cockpit.views.window.PresenterWindow.Written;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.layout.Region;

/// Two clusters and the river between them; at the foot the chain, or what a cue looks at instead.
final class BurstingPicture implements StagePicture {
    /// Beyond so many pods names would not be readable: the raster takes over, and stays.
    private static final int NAMED = 300;

    private final TopologyView topology;
    private final HugeStage huge;
    private final ChainView chain;
    private final RouteView route;
    private final ServiceGraphView graph;
    private final Instruments instruments;
    private boolean enormous;
    private Runnable placing = () -> {};

    BurstingPicture(Desk desk, Scenario scenario, Palette palette, Texts texts) {
        topology = new TopologyView(palette, texts);
        huge = new HugeStage(palette, texts);
        huge.setVisible(false);
        chain = new ChainView(palette, texts);
        chain.usual(scenario.usual());
        route = new RouteView(palette, texts);
        route.setVisible(false);
        graph = new ServiceGraphView(palette, texts);
        graph.setVisible(false);
        instruments = new Instruments(desk, palette, texts);
    }

    @Override
    public List<Region> nodes() {
        return List.of(topology, huge, chain, route, graph, instruments);
    }

    @Override
    public List<Panel> panels() {
        return List.of(chain, route, graph, instruments);
    }

    @Override
    public List<Explanations.Part> explained() {
        var all = new ArrayList<>(List.of(Explanations.Part.of(topology, true), Explanations.Part.of(huge, true)));
        panels().forEach(panel -> all.add(Explanations.Part.of(panel, true)));
        return all;
    }

    @Override
    public Region reached() {
        return topology;
    }

    @Override
    public void steer(IntConsumer walk) {
        new Camera(topology, walk);
    }

    @Override
    public void dress(Palette palette, Texts texts) {
        topology.dress(palette, texts);
        huge.dress(palette, texts);
    }

    @Override
    public void move(boolean on) {
        topology.reduceMotion(!on);
        huge.reduceMotion(!on);
    }

    @Override
    public void fit(Layout l, double density) {
        topology.fit(l.small(), density);
        huge.density(density);
    }

    @Override
    public void beside(Layout l, double width, double height) {
        placing = () -> beside(l, width, height);
        double w = width - l.instruments() - 2 * l.inset();
        double chainHeight = enormous ? l.line() : l.chain();
        double between = enormous && !l.small() ? 12 : l.inset();
        stage(l, w, height - chainHeight - 2 * l.inset() - between);
        foot(l.inset(), height - chainHeight - l.inset(), w, chainHeight);
        instruments.resizeRelocate(width - l.instruments(), 0, l.instruments(), height);
    }

    @Override
    public double stack(Layout l, double width) {
        placing = () -> stack(l, width);
        stage(l, width, l.stage());
        foot(l.inset(), l.stage() + 2 * l.inset(), width, l.chain());
        instruments.resizeRelocate(l.inset(), l.stage() + l.chain() + 3 * l.inset(), width, Layout.INSTRUMENTS);
        return l.stage() + l.chain() + Layout.INSTRUMENTS + 4 * l.inset();
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

    @Override
    public void show(Frame frame, long nanos) {
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

    @Override
    public void showStill(Frame frame, long nanos) {
        if (!enormous) {
            topology.showStill(frame, focus(frame), nanos);
        }
        show(frame, nanos);
    }

    @Override
    public boolean hurries() {
        return enormous;
    }

    @Override
    public World drawn() {
        return enormous ? huge.drawn() : topology.drawn();
    }

    /// What the running cue holds up.
    private static Focus focus(Frame frame) {
        return frame.show().focus();
    }

    @Override
    public List<Written> written() {
        var all = new ArrayList<Written>();
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
        return all;
    }
}
