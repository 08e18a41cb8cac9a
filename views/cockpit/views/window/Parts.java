package cockpit.views.window;

import cockpit.script.Checks;
import cockpit.script.Scenario;
import cockpit.views.cues.CueColumn;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.timeline.TimelineView;
import cockpit.views.window.PresenterWindow.Written;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;

/// The parts of the window: dressed, placed and shown together, each frame in all of them the same instant. FX thread
/// only.
final class Parts {
    /// Without a graphics card every picture is copied by the processor: twenty-five a second are smooth to the eye,
    /// and
    /// half the work.
    private static final long BEAT_IN_SOFTWARE = 38_000_000L;
    /// A scroll bar's room.
    private static final double BAR = 10;

    final CueColumn cues;
    final StagePicture picture;
    final TimelineView timeline;
    private final Header header;
    private final LiveBar live;
    private final Pane stage = new Pane() {
        @Override
        protected void layoutChildren() {} // placed by the picture
    };
    private final ScrollPane scroll = new ScrollPane(stage);
    private final List<Panel> panels;
    private final long beat = Platform.isSupported(ConditionalFeature.SCENE3D) ? 0 : BEAT_IN_SOFTWARE;
    private long beaten;
    private int turn;
    private boolean changed = true;

    /// @param go what GO does
    Parts(
            Desk desk,
            Checks checks,
            Scenario scenario,
            Tabs tabs,
            Header.Wishes wishes,
            LiveBar.Wishes liveWishes,
            Runnable go,
            Palette palette,
            Texts texts) {
        header = new Header(desk, wishes, tabs, palette, texts);
        header.asks(!scenario.cards().isEmpty());
        live = new LiveBar(desk, liveWishes, palette, texts);
        cues = new CueColumn(desk, checks, go, palette, texts);
        picture = StagePicture.of(scenario, desk, palette, texts);
        timeline = new TimelineView(desk, wishes.commands(), palette, texts);
        var all = new ArrayList<Panel>(List.of(cues));
        all.addAll(picture.panels());
        all.addAll(List.of(timeline, header, live));
        panels = List.copyOf(all);
        stage.getChildren().addAll(picture.nodes());
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
        var all = new ArrayList<>(picture.explained());
        for (Panel panel : List.of(timeline, cues, header, live)) {
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
        picture.dress(palette, texts);
        changed = true;
    }

    /// Whether requests move as dots.
    void move(boolean on) {
        header.moving(on);
        picture.move(on);
    }

    /// Shares out the window's room.
    ///
    /// @param density  physical px in a logical one
    /// @param cuesOpen whether the cue list, where it folds, lies open over the stage
    void place(Layout l, double density, boolean cuesOpen) {
        changed = true;
        header.narrow(l.narrow());
        panels.forEach(panel -> panel.fit(l.small(), density));
        picture.fit(l, density);
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
            size(l.width() - BAR, picture.stack(l, l.width() - 2 * l.inset() - BAR));
        } else {
            size(l.width() - left, l.body());
            picture.beside(l, l.width() - left, l.body());
        }
    }

    private void size(double width, double height) {
        stage.setMinSize(width, height);
        stage.setMaxSize(width, height);
    }

    /// Shows a frame. The stage moves with every beat; of the panels one at most is painted in it, so that no picture
    /// waits for all of them.
    void show(Frame frame, long nanos) {
        if (!picture.hurries() && !changed && nanos - beaten < beat) {
            return;
        }
        changed = false;
        beaten = nanos;
        picture.show(frame, nanos);
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
        picture.showStill(frame, nanos);
        panels.forEach(panel -> panel.show(frame, nanos));
    }

    /// The world whose nodes and pods are on the picture.
    World drawn() {
        return picture.drawn();
    }

    /// Everything written on the window, for a test that looks for words that collide or are cut.
    List<Written> written() {
        var all = new ArrayList<Written>();
        all.add(new Written("header", header, header.words()));
        if (live.isVisible()) {
            all.add(new Written("live", live, live.words()));
        }
        all.add(new Written("cues", cues, cues.words()));
        all.addAll(picture.written());
        all.add(new Written("timeline", timeline, timeline.words()));
        return all;
    }
}
