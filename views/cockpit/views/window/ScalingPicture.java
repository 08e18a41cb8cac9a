package cockpit.views.window;

import cockpit.script.Focus;
import cockpit.script.Scenario;
import cockpit.views.cues.AnswerPanel;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.scaling.GroupsPanel;
import cockpit.views.scaling.HpaPanel;
import cockpit.views.scaling.QueuePanel;
import cockpit.views.scaling.RibbonPanel;
import cockpit.views.scaling.ScalingInstruments;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.window.PresenterWindow.Written;
import cockpit.world.Hop;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// What scales pods, the pods that wait, and what scales nodes, side by side; at the foot the way from load to answer.
final class ScalingPicture implements StagePicture {
    private static final double HPA_SHARE = 0.32;
    private static final double HPA_SMALL_SHARE = 0.295;
    private static final double HPA_MOST = 404;
    private static final double QUEUE_SHARE = 0.106;
    private static final double QUEUE_LEAST = 98;
    private static final double QUEUE_MOST = 132;
    private static final double ROW = 400;
    private static final double INSTRUMENTS = 620;

    private final HpaPanel hpa;
    private final QueuePanel queue;
    private final AnswerPanel answer;
    private final GroupsPanel groups;
    private final RibbonPanel ribbon;
    private final ScalingInstruments instruments;
    private final Shade shade = new Shade();

    ScalingPicture(Desk desk, Scenario scenario, Palette palette, Texts texts) {
        hpa = new HpaPanel(palette, texts);
        queue = new QueuePanel(palette, texts);
        answer = new AnswerPanel(palette, texts);
        answer.setVisible(false);
        groups = new GroupsPanel(palette, texts);
        groups.birth(usual(scenario, Hop.INSTANCE) + usual(scenario, Hop.READY));
        ribbon = new RibbonPanel(palette, texts);
        ribbon.usual(scenario.usualHops());
        instruments = new ScalingInstruments(desk, palette, texts);
    }

    private static double usual(Scenario scenario, Hop hop) {
        return scenario.usualHops().getOrDefault(hop, Double.NaN);
    }

    @Override
    public List<Region> nodes() {
        var all = new ArrayList<Region>(panels());
        all.add(shade);
        return all;
    }

    @Override
    public List<Panel> panels() {
        return List.of(groups, hpa, queue, answer, ribbon, instruments);
    }

    @Override
    public List<Explanations.Part> explained() {
        return panels().stream().map(panel -> Explanations.Part.of(panel, true)).toList();
    }

    @Override
    public Region reached() {
        return groups;
    }

    @Override
    public void steer(IntConsumer walk) {
        groups.setOnMousePressed(e -> groups.requestFocus());
        groups.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean on = event.getCode() == KeyCode.RIGHT;
            if (event.isShortcutDown() && (on || event.getCode() == KeyCode.LEFT)) {
                walk.accept(on ? 1 : -1);
                event.consume();
            }
        });
    }

    /// All of it is panels.
    @Override
    public void dress(Palette palette, Texts texts) {}

    /// Nothing in it moves but what fills and counts.
    @Override
    public void move(boolean on) {}

    @Override
    public void fit(Layout l, double density) {}

    @Override
    public void beside(Layout l, double width, double height) {
        double inset = l.inset();
        double w = width - l.instruments() - 2 * inset;
        double h = height - l.chain() - 3 * inset;
        double hpaWidth = Math.round(Math.min(HPA_MOST, w * (l.small() ? HPA_SMALL_SHARE : HPA_SHARE)));
        double queueWidth = Math.round(Math.clamp(w * QUEUE_SHARE, QUEUE_LEAST, QUEUE_MOST));
        hpa.resizeRelocate(inset, inset, hpaWidth, h);
        double x = inset + hpaWidth + inset;
        queue.resizeRelocate(x, inset, queueWidth, h);
        answer.resizeRelocate(inset, inset, hpaWidth + inset + queueWidth, h);
        x += queueWidth + inset;
        groups.resizeRelocate(x, inset, inset + w - x, h);
        ribbon.resizeRelocate(inset, height - l.chain() - inset, w, l.chain());
        instruments.resizeRelocate(width - l.instruments(), 0, l.instruments(), height);
    }

    @Override
    public double stack(Layout l, double width) {
        double inset = l.inset();
        double y = inset;
        hpa.resizeRelocate(inset, y, width - QUEUE_MOST - inset, ROW);
        queue.resizeRelocate(inset + width - QUEUE_MOST, y, QUEUE_MOST, ROW);
        answer.resizeRelocate(inset, y, width, ROW);
        y += ROW + inset;
        groups.resizeRelocate(inset, y, width, ROW);
        y += ROW + inset;
        ribbon.resizeRelocate(inset, y, width, l.chain());
        y += l.chain() + inset;
        instruments.resizeRelocate(inset, y, width, INSTRUMENTS);
        return y + INSTRUMENTS + inset;
    }

    /// Its panels are shown with the window's others; while a cue answers a question, that takes the place of the pods'
    /// side of the story.
    @Override
    public void show(Frame frame, long nanos) {
        boolean answers = AnswerPanel.asked(frame).isPresent();
        answer.setVisible(answers);
        hpa.setVisible(!answers);
        queue.setVisible(!answers);
        shade.show(dark(frame), nanos);
    }

    @Override
    public void showStill(Frame frame, long nanos) {
        show(frame, nanos);
        panels().forEach(panel -> panel.show(frame, nanos)); // where their parts are is known once they are painted
        shade.showStill(dark(frame));
    }

    /// What the running cue does not speak of. The way from load to answer is the talk's thread: it stays.
    private List<Rectangle2D> dark(Frame frame) {
        Focus focus = frame.show().focus();
        return switch (focus) {
            case HPA, QUEUE, GROUPS, WHY_GROUP, SPOT, GPU, COST -> {
                var dark = new ArrayList<>(Shade.without(groups, groups.lit(focus)));
                dark.addAll(Shade.without(instruments, instruments.lit(focus)));
                dark.addAll(hpa.isVisible() && focus != Focus.HPA ? Shade.without(hpa, List.of()) : List.of());
                dark.addAll(queue.isVisible() && focus != Focus.QUEUE ? Shade.without(queue, List.of()) : List.of());
                yield dark;
            }
            case ALL, SHOP, CLUSTERS, PEERING, PODS, GATEWAYS, PROXIES, GRAPH, LOAD, CHAIN, WEIGHTS, SENSITIVE, USERS ->
                List.of();
        };
    }

    @Override
    public boolean hurries() {
        return false;
    }

    @Override
    public World drawn() {
        return groups.drawn();
    }

    @Override
    public List<Written> written() {
        var pods = answer.isVisible()
                ? List.of(new Written("answer", answer, answer.words()))
                : List.of(new Written("hpa", hpa, hpa.words()), new Written("queue", queue, queue.words()));
        var all = new ArrayList<Written>(pods);
        all.addAll(List.of(
                new Written("groups", groups, groups.words()),
                new Written("ribbon", ribbon, ribbon.words()),
                new Written("instruments", instruments, instruments.words())));
        return all;
    }
}
