package cockpit.views.window;

import cockpit.script.Checks;
import cockpit.script.Cue;
import cockpit.script.Focus;
import cockpit.script.GoGuard;
import cockpit.views.chain.ChainView;
import cockpit.views.chain.RouteView;
import cockpit.views.cues.CueColumn;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.tiles.Instruments;
import cockpit.views.timeline.TimelineView;
import cockpit.views.topology.TopologyView;
import cockpit.views.topology.raster.HugeStage;
import cockpit.world.Event;
import cockpit.world.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The presenter's window: wires its parts, shares out the room, and lets one timer hand all of them the same frame, so
/// that no picture mixes two instants. FX thread only.
public final class PresenterWindow extends Region {
    private static final long NOTICE = 4_000_000_000L;
    /// Beyond so many pods names would not be readable: the raster takes over, and stays.
    private static final int NAMED = 300;
    private static final int PANELS = 5;
    private static final double LEAST_WISH = 1;
    private static final double MOST_WISH = 2.5;

    private final Desk desk;
    private final LongSupplier clock;
    private final Pane content = new Pane() {
        @Override
        protected void layoutChildren() {} // the window places the parts itself
    };
    private final Pane stage = new Pane() {
        @Override
        protected void layoutChildren() {}
    };
    private final ScrollPane scroll = new ScrollPane();
    private final Scale scale = new Scale(1, 1);
    private final GoGuard guard = new GoGuard();
    private final Keys keys = new Keys();
    private final Header header;
    private final CueColumn cues;
    private final TopologyView topology;
    private final HugeStage huge;
    private final ChainView chain;
    private final RouteView route;
    private final Instruments instruments;
    private final TimelineView timeline;
    private final Overlays overlays = new Overlays();
    private final Label notice = new Label();
    private Texts texts;
    private Mode mode;
    private double wish = 1;
    private double density = 1;
    private long noticeUntil;
    private long noticed;
    private long refusedUntil;
    private boolean weighing;
    private boolean enormous;
    private int turn;
    private boolean cuesOpen;
    private Subscription attached = Subscription.EMPTY;
    private final Panels panels;
    private final Explanations explanations;

    /// @param clock  a monotonic clock, nanoseconds
    /// @param usual  usual seconds of each hop of the chain
    /// @param panels what else the window can open
    public PresenterWindow(
            Desk desk,
            Checks checks,
            Map<Link, Double> usual,
            String language,
            Mode mode,
            LongSupplier clock,
            Panels panels) {
        Fonts.load();
        this.desk = desk;
        this.clock = clock;
        this.mode = mode;
        this.texts = Texts.of(language);
        this.panels = panels;
        Palette palette = Palette.of(mode);
        header = new Header(
                desk,
                new Header.Wishes(
                        this::otherLanguage,
                        () -> resize(-1),
                        () -> resize(1),
                        this::otherMode,
                        this::openKnobs,
                        this::openCommands,
                        this::openKeys,
                        this::unfoldCues),
                palette,
                texts);
        cues = new CueColumn(desk, checks, this::go, palette, texts);
        topology = new TopologyView(palette, texts);
        huge = new HugeStage(palette, texts);
        huge.setVisible(false);
        chain = new ChainView(palette, texts);
        chain.usual(usual);
        route = new RouteView(palette, texts);
        route.setVisible(false);
        instruments = new Instruments(desk, palette, texts);
        timeline = new TimelineView(desk, this::openCommands, palette, texts);
        notice.getStyleClass().setAll("notice");
        notice.setVisible(false);
        notice.setMouseTransparent(true);
        content.getTransforms().add(scale);
        stage.getChildren().addAll(topology, huge, chain, route, instruments);
        scroll.setContent(stage);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        // its viewport keeps a bitmap of what it shows, and would go on showing it
        scroll.skinProperty()
                .subscribe(() -> scroll.lookupAll(".viewport").forEach(viewport -> viewport.setCache(false)));
        content.getChildren().addAll(header, scroll, timeline, cues, notice, overlays);
        getChildren().add(content);
        getStyleClass().add("cockpit");
        getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource("/theme/cockpit.css"))
                        .toExternalForm());
        setStyle(palette.css());
        explanations = new Explanations(desk, () -> texts, overlays, topology, huge, chain);
        sceneProperty().addListener((o, was, is) -> attach(is));
    }

    /// Panels the window opens but does not know.
    public interface Panels {
        /// The knobs of the simulation, when this stage has any.
        Optional<Region> knobs(Texts texts, Palette palette);
    }

    private void attach(@Nullable Scene scene) {
        attached.unsubscribe();
        keys.forget();
        if (scene == null) {
            attached = Subscription.EMPTY;
            return;
        }
        var pulse = new AnimationTimer() {
            @Override
            public void handle(long nanos) {
                show(desk.frame(), clock.getAsLong());
            }
        };
        EventHandler<KeyEvent> pressed = this::pressed;
        EventHandler<KeyEvent> released = this::released;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, released);
        Subscription visible = scene.windowProperty()
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(on -> {
                    if (on) {
                        pulse.start();
                    } else {
                        pulse.stop();
                    }
                });
        Subscription focus = scene.windowProperty()
                .flatMap(Window::focusedProperty)
                .orElse(false)
                .subscribe(on -> {
                    if (!on) {
                        keys.forget();
                    }
                });
        attached = Subscription.combine(visible, focus, pulse::stop, () -> {
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
            scene.removeEventFilter(KeyEvent.KEY_RELEASED, released);
        });
    }

    private void pressed(KeyEvent event) {
        keys.pressed(event);
        boolean paging = event.getCode() == KeyCode.PAGE_DOWN || event.getCode() == KeyCode.PAGE_UP;
        if (paging || (!controlFocused() && arrowOrSpace(event.getCode()) && !typing(event))) {
            event.consume(); // or a scroll pane would move, a slider jump
        }
    }

    private static boolean typing(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl;
    }

    private static boolean arrowOrSpace(KeyCode code) {
        return switch (code) {
            case LEFT, RIGHT, UP, DOWN, SPACE, ENTER -> true;
            default -> false;
        };
    }

    private boolean controlFocused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner != null && owner.isFocusVisible() && (owner instanceof Control || owner == topology);
    }

    private void released(KeyEvent event) {
        keys.released(event, controlFocused()).ifPresent(wanted -> {
            act(wanted);
            event.consume();
        });
    }

    private void act(Keys.Wish wanted) {
        Frame frame = desk.frame();
        switch (wanted) {
            case GO -> go();
            case BACK -> desk.pointAt(frame.show().pointer() - 1);
            case POINT_UP -> desk.pointAt(frame.show().pointer() - 1);
            case POINT_DOWN -> desk.pointAt(frame.show().pointer() + 1);
            case JUMP -> openJump();
            case BEGIN -> desk.begin();
            case ESCAPE -> escape();
            case BRIGHT -> otherMode();
            case HOLD -> desk.toggleHold();
            case PLAY -> desk.togglePlay();
            case TEN_BACK -> desk.seek(frame.at() - 10 * Event.SECOND);
            case TEN_ON -> desk.seek(frame.at() + 10 * Event.SECOND);
            case MARK_BACK -> timeline.jump(-1);
            case MARK_ON -> timeline.jump(1);
            case EVENT_BACK -> desk.step(-1);
            case EVENT_ON -> desk.step(1);
            case SLOWER -> desk.speed(frame.transport().speed() / 2);
            case FASTER -> desk.speed(frame.transport().speed() * 2);
            case RECORD -> desk.toggleRecord();
            case SMALLER -> resize(-1);
            case LARGER -> resize(1);
            case TAB -> overlays.closeTop();
            case LANGUAGE -> otherLanguage();
            case COMMANDS -> openCommands();
            case KNOBS -> openKnobs();
            case ALL_KEYS -> openKeys();
        }
    }

    private void go() {
        long now = clock.getAsLong();
        if (guard.pass(now)) {
            desk.go();
        } else {
            refusedUntil = now + 300_000_000L;
            tell(texts.get("notice.go.guard"), now);
        }
    }

    private void escape() {
        explanations.close();
        if (!overlays.closeTop()) {
            tell(texts.get("notice.esc.nothing"), clock.getAsLong());
        }
    }

    private void tell(String words, long now) {
        notice.setText(words);
        notice.setVisible(true);
        noticeUntil = now + NOTICE;
        requestLayout();
    }

    private void otherLanguage() {
        dress(mode, texts.language().equals("ko") ? "en" : "ko");
    }

    private void otherMode() {
        dress(mode == Mode.DARK ? Mode.LIGHT : Mode.DARK, texts.language());
    }

    /// Another dress or language, at once.
    public void dress(Mode newMode, String language) {
        mode = newMode;
        texts = Texts.of(language);
        Palette palette = Palette.of(mode);
        setStyle(palette.css());
        header.dress(palette, texts);
        cues.dress(palette, texts);
        topology.dress(palette, texts);
        huge.dress(palette, texts);
        chain.dress(palette, texts);
        route.dress(palette, texts);
        instruments.dress(palette, texts);
        timeline.dress(palette, texts);
        explanations.close();
    }

    private void resize(int step) {
        wish = Math.clamp(Math.round((wish + step * 0.1) * 10) / 10.0, LEAST_WISH, MOST_WISH);
        requestLayout();
    }

    /// The person's factor for everything, 1 to 2.5.
    public void enlarge(double factor) {
        wish = Math.clamp(factor, LEAST_WISH, MOST_WISH);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        Layout l = Layout.of(getWidth(), getHeight(), wish);
        double screen = getScene() != null && getScene().getWindow() != null
                ? getScene().getWindow().getRenderScaleX()
                : 1;
        scale.setX(l.scale());
        scale.setY(l.scale());
        double newDensity = l.scale() * screen;
        content.resizeRelocate(0, 0, l.width(), l.height());
        boolean small = l.small();
        density = newDensity;
        header.fit(small, l.narrow(), density);
        cues.fit(small, density);
        topology.fit(small, density);
        huge.density(density);
        chain.fit(small, density);
        route.fit(small, density);
        instruments.fit(small, density);
        timeline.fit(small, density);
        place(l);
        overlays.resizeRelocate(0, 0, l.width(), l.height());
        double nw = Math.min(notice.prefWidth(-1), l.width() - 40);
        notice.resizeRelocate((l.width() - nw) / 2, l.header() + 16, nw, notice.prefHeight(nw));
    }

    private void place(Layout l) {
        double top = l.header();
        double body = l.body();
        header.resizeRelocate(0, 0, l.width(), top);
        double foot = l.height() - l.timeline();
        double side = l.narrow() ? l.cues() : 0;
        timeline.resizeRelocate(side, foot, l.width() - side, l.timeline());
        boolean folded = l.narrow() && !cuesOpen;
        cues.resizeRelocate(
                0,
                folded ? foot : top,
                l.cues(),
                folded ? l.timeline() : l.height() - top - (l.narrow() ? 0 : l.timeline()));
        double left = l.narrow() ? 0 : l.cues();
        scroll.resizeRelocate(left, top, l.width() - left, body);
        scroll.setVbarPolicy(l.narrow() ? ScrollPane.ScrollBarPolicy.AS_NEEDED : ScrollPane.ScrollBarPolicy.NEVER);
        if (l.narrow()) {
            stack(l);
        } else {
            beside(l, l.width() - left, body);
        }
    }

    /// Stage and chain, and the instruments beside them.
    private void beside(Layout l, double width, double body) {
        double w = width - l.instruments() - 2 * l.inset();
        stage.setMinSize(width, body);
        stage.setMaxSize(width, body);
        double h = body - l.chain() - 3 * l.inset();
        topology.resizeRelocate(l.inset(), l.inset(), w, h);
        huge.resizeRelocate(l.inset(), l.inset(), w, h);
        foot(l.inset(), body - l.chain() - l.inset(), w, l.chain());
        instruments.resizeRelocate(width - l.instruments(), 0, l.instruments(), body);
    }

    /// One under the other, to be scrolled.
    private void stack(Layout l) {
        double w = l.width() - 2 * l.inset() - 10;
        double h = l.stage() + l.chain() + Layout.INSTRUMENTS + 4 * l.inset();
        stage.setMinSize(l.width() - 10, h);
        stage.setMaxSize(l.width() - 10, h);
        topology.resizeRelocate(l.inset(), l.inset(), w, l.stage());
        huge.resizeRelocate(l.inset(), l.inset(), w, l.stage());
        foot(l.inset(), l.stage() + 2 * l.inset(), w, l.chain());
        instruments.resizeRelocate(l.inset(), l.stage() + l.chain() + 3 * l.inset(), w, Layout.INSTRUMENTS);
    }

    private void foot(double x, double y, double w, double h) {
        chain.resizeRelocate(x, y, w, h);
        route.resizeRelocate(x, y, w, h);
        weigh(weighing);
    }

    /// The stage moves with every pulse. The panels take turns, one a pulse: their figures change four times a second
    /// at
    /// most, and no frame has to paint all of them.
    private void show(Frame frame, long nanos) {
        showStage(frame, nanos);
        turn = (turn + 1) % PANELS;
        showPanel(turn, frame, nanos);
        notices(frame, nanos);
    }

    private void showStage(Frame frame, long nanos) {
        Focus focus = focus(frame);
        enormous |= frame.world().platform().pods().size() > NAMED;
        topology.setVisible(!enormous);
        huge.setVisible(enormous);
        if (enormous) {
            huge.show(frame, nanos);
        } else {
            topology.show(frame, focus, nanos);
        }
        boolean weighs = focus == Focus.WEIGHTS;
        if (weighs != weighing) {
            weighing = weighs;
            weigh(weighs);
        }
        cues.guard(guard.remaining(nanos), nanos < refusedUntil);
    }

    private void showPanel(int panel, Frame frame, long nanos) {
        switch (panel) {
            case 0 -> cues.show(frame, nanos);
            case 1 -> {
                chain.show(frame, nanos);
                route.show(frame);
            }
            case 2 -> instruments.show(frame, nanos);
            case 3 -> timeline.show(frame, nanos);
            default -> header.show(frame);
        }
    }

    /// The foot of the stage: the chain, or the route's description while a cue holds up the weights.
    private void weigh(boolean weighs) {
        chain.setVisible(!weighs);
        route.setVisible(weighs);
    }

    private void notices(Frame frame, long nanos) {
        frame.notice().filter(n -> n.number() != noticed).ifPresent(n -> {
            noticed = n.number();
            tell(texts.has(n.key()) ? texts.get(n.key(), n.detail()) : n.detail(), nanos);
        });
        if (notice.isVisible() && nanos > noticeUntil) {
            notice.setVisible(false);
        }
    }

    /// Draws the frame at once in its end state, as for a still picture.
    public void showStill(Frame frame, long nanos) {
        layoutChildren();
        dress(mode, texts.language());
        if (!enormous) {
            topology.showStill(frame, focus(frame), nanos);
        }
        showStage(frame, nanos);
        for (int panel = 0; panel < PANELS; panel++) {
            showPanel(panel, frame, nanos);
        }
    }

    /// What the running cue holds up.
    private Focus focus(Frame frame) {
        int current = frame.show().current();
        if (current < 0) {
            return Focus.ALL;
        }
        Cue cue = frame.show().scenario().cues().get(current);
        return cue.focus();
    }

    private void unfoldCues() {
        cuesOpen = !cuesOpen;
        requestLayout();
    }

    private void openKeys() {
        toggle("keys-card", () -> Cards.keys(texts), Overlays.Place.CENTRE);
    }

    private void openCommands() {
        double width = Layout.of(getWidth(), getHeight(), wish).width() * 0.62;
        toggle("commands-card", () -> Cards.commands(desk.frame(), texts, width), Overlays.Place.FOOT);
    }

    private void openKnobs() {
        toggle(
                "knobs-card",
                () -> panels.knobs(texts, Palette.of(mode))
                        .orElseGet(() -> Cards.card(480, Cards.label(texts.get("whatif.none"), "body"))),
                Overlays.Place.CENTRE);
    }

    private void openJump() {
        toggle(
                "jump-card",
                () -> Cards.jump(desk.frame().show(), texts, cue -> {
                    desk.pointAt(cue);
                    overlays.closeTop();
                }),
                Overlays.Place.CENTRE);
        Node field = overlays.lookup("#jump");
        if (field != null) {
            field.requestFocus();
        }
    }

    private void toggle(String id, Supplier<Region> card, Overlays.Place place) {
        Node open = overlays.lookup("#" + id);
        if (open != null) {
            overlays.close(open);
            return;
        }
        Region region = card.get();
        region.setId(id);
        overlays.open(region, place, this::requestFocus);
    }

    /// Everything written on the window, for a test that looks for words that collide or are cut: the part's name, its
    /// place, and its words.
    public List<Written> written() {
        var all = new ArrayList<Written>();
        all.add(new Written("header", header, header.words()));
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
        if (instruments.isVisible()) {
            all.add(new Written("instruments", instruments, instruments.words()));
        }
        all.add(new Written("timeline", timeline, timeline.words()));
        return all;
    }

    /// The words of one part.
    public record Written(String part, Region region, List<Brush.Words> words) {}
}
