package cockpit.views.window;

import cockpit.script.Checks;
import cockpit.script.Scenario;
import cockpit.stage.Source;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Lookout;
import cockpit.views.theme.BaseTheme;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.world.World;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The presenter's window: wires its parts, shares out the room, and lets one timer hand all of them the same frame, so
/// that no picture mixes two instants. FX thread only.
public final class PresenterWindow extends Region {
    /// Words of an explanation change four times a second at most.
    private static final long CALM = 250_000_000L;
    private static final double LEAST_WISH = 1;
    private static final double MOST_WISH = 2.5;

    private final Desk desk;
    private final LongSupplier clock;
    private final Parts parts;
    private final Explanations explanations;
    private final Overlays overlays = new Overlays();
    private final NoticeBar notice = new NoticeBar(this::requestLayout);
    private final Openings openings;
    private final CrossFade fade = new CrossFade();
    private final Pane content = new Pane() {
        @Override
        protected void layoutChildren() {} // the window places the parts itself
    };
    private final Scale scale = new Scale(1, 1);
    private final SceneKeys keys = new SceneKeys(this::controlReached, this::act);
    private final Holds holds;
    private final Hands hands;
    private Texts texts;
    private Mode mode;
    private boolean moving = true;
    private double wish = 1;
    private Consumer<Look> chosen = look -> {};
    private long explained;
    private Optional<Source> drawn = Optional.empty();
    private boolean cuesOpen;
    private boolean live;
    private Subscription attached = Subscription.EMPTY;

    /// @param scenario whose picture it has
    /// @param clock    a monotonic clock, nanoseconds
    /// @param panels   what else the window can open
    public PresenterWindow(
            Desk desk,
            Checks checks,
            Scenario scenario,
            String language,
            Mode mode,
            LongSupplier clock,
            Panels panels) {
        Fonts.load();
        BaseTheme.wear(mode);
        this.desk = desk;
        this.clock = clock;
        this.mode = mode;
        this.texts = Texts.of(language);
        Palette palette = Palette.of(mode);
        openings = new Openings(
                desk,
                panels,
                overlays,
                new Openings.Look(
                        () -> texts, () -> Palette.of(this.mode), () -> room().width(), () -> room().height()),
                this::requestFocus);
        Header.Wishes wishes = wishes();
        parts = new Parts(desk, checks, scenario, panels.tabs(), wishes, liveWishes(), this::go, palette, texts);
        holds = new Holds(desk, keys, parts::pulled, () -> texts, notice, clock);
        content.getTransforms().add(scale);
        content.getChildren().addAll(parts.nodes());
        content.getChildren().addAll(notice, overlays);
        getChildren().addAll(content, fade);
        getStyleClass().add("cockpit");
        getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource("/theme/cockpit.css"))
                        .toExternalForm());
        setStyle(palette.css());
        move(!Platform.getPreferences().isReducedMotion());
        explanations = new Explanations(desk, () -> texts, overlays, parts.explained());
        hands = new Hands(
                desk,
                wishes,
                new Hands.Reach(parts, openings, holds, overlays, explanations, panels.tabs()),
                clock,
                key -> notice.tell(texts.get(key), clock.getAsLong()));
        parts.picture.steer(explanations::walk);
        sceneProperty().addListener((o, was, is) -> attach(is));
    }

    private Header.Wishes wishes() {
        return new Header.Wishes(
                this::otherLanguage,
                () -> resize(-1),
                () -> resize(1),
                this::otherMode,
                () -> move(!moving),
                openings::knobs,
                openings::commands,
                openings::keys,
                () -> {
                    cuesOpen = !cuesOpen;
                    requestLayout();
                },
                openings::questions);
    }

    private LiveBar.Wishes liveWishes() {
        return new LiveBar.Wishes(() -> this.hands.checks(), () -> this.holds.parachuteReleased());
    }

    /// Panels the window opens but does not know.
    public interface Panels {
        /// The knobs of the simulation, when this stage has any.
        Optional<Region> knobs(Texts texts, Palette palette);

        /// The scenarios a person can go to.
        default Tabs tabs() {
            return Tabs.NONE;
        }

        /// Who looks whether the stage is ready, where that can be asked.
        default Optional<Lookout> lookout() {
            return Optional.empty();
        }
    }

    private void attach(@Nullable Scene scene) {
        attached.unsubscribe();
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
        attached = Subscription.combine(visible, pulse::stop, keys.attach(scene));
    }

    private boolean controlReached() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner != null
                && owner.isFocusVisible()
                && (owner instanceof Control || owner == parts.picture.reached());
    }

    private void act(Keys.Wish wanted) {
        hands.act(wanted);
    }

    private void go() {
        hands.go();
    }

    private void otherLanguage() {
        dress(mode, texts.language().equals("ko") ? "en" : "ko");
        chosen.accept(look());
    }

    private void otherMode() {
        dress(mode == Mode.DARK ? Mode.LIGHT : Mode.DARK, texts.language());
        chosen.accept(look());
    }

    /// How a person has made the window look.
    ///
    /// @param factor size of everything, 1 to 2.5
    public record Look(String language, Mode mode, double factor) {}

    public Look look() {
        return new Look(texts.language(), mode, wish);
    }

    /// Looks as another window of this desk does.
    public void wear(Look worn) {
        enlarge(worn.factor());
        if (worn.mode() != mode || !worn.language().equals(texts.language())) {
            dress(worn.mode(), worn.language());
        }
    }

    /// Told on the FX thread each time the person chooses another.
    public void onChosen(Consumer<Look> told) {
        chosen = told;
    }

    /// Whether requests move as dots, or the width of their way alone tells the rate.
    public void move(boolean on) {
        moving = on;
        parts.move(on);
    }

    /// Another dress or language, at once.
    public void dress(Mode newMode, String language) {
        mode = newMode;
        texts = Texts.of(language);
        BaseTheme.wear(mode);
        Palette palette = Palette.of(mode);
        setStyle(palette.css());
        parts.dress(palette, texts);
        explanations.close();
    }

    private void resize(int step) {
        wish = Math.clamp(Math.round((wish + step * 0.1) * 10) / 10.0, LEAST_WISH, MOST_WISH);
        chosen.accept(look());
        requestLayout();
    }

    /// The person's factor for everything, 1 to 2.5.
    public void enlarge(double factor) {
        wish = Math.clamp(factor, LEAST_WISH, MOST_WISH);
        requestLayout();
    }

    private Layout room() {
        return Layout.of(getWidth(), getHeight(), wish, live);
    }

    @Override
    protected void layoutChildren() {
        Layout l = room();
        double screen = getScene() != null && getScene().getWindow() != null
                ? getScene().getWindow().getRenderScaleX()
                : 1;
        scale.setX(l.scale());
        scale.setY(l.scale());
        content.resizeRelocate(0, 0, l.width(), l.height());
        parts.place(l, l.scale() * screen, cuesOpen);
        overlays.resizeRelocate(0, 0, l.width(), l.height());
        double nw = Math.min(notice.prefWidth(-1), l.width() - 40);
        notice.resizeRelocate((l.width() - nw) / 2, l.header() + 16, nw, notice.prefHeight(nw));
    }

    private void show(Frame frame, long nanos) {
        live(frame);
        boolean elsewhere = drawn.isPresent() && drawn.get() != frame.source();
        drawn = Optional.of(frame.source());
        if (elsewhere) {
            fade.begin(content, nanos);
            parts.showWhole(frame, nanos);
        } else {
            parts.show(frame, nanos);
        }
        fade.look(nanos);
        hands.look(nanos);
        if (nanos - explained >= CALM) {
            explained = nanos;
            explanations.refresh();
            openings.refresh();
        }
        frame.notice().ifPresent(news -> notice.tell(news, texts, nanos));
        holds.look(nanos);
    }

    private void live(Frame frame) {
        if (LiveBar.has(frame) != live) {
            live = LiveBar.has(frame);
            layoutChildren();
        }
    }

    /// Draws the frame at once in its end state, as for a still picture.
    public void showStill(Frame frame, long nanos) {
        live = LiveBar.has(frame);
        layoutChildren();
        dress(mode, texts.language());
        parts.showStill(frame, nanos);
    }

    /// The world whose nodes and pods are drawn, once a pulse has ended.
    public World drawn() {
        return parts.drawn();
    }

    /// Everything written on the window, for a test that looks for words that collide or are cut: the part's name, its
    /// place, and its words.
    public List<Written> written() {
        return parts.written();
    }

    /// The words of one part.
    public record Written(String part, Region region, List<Brush.Words> words) {}
}
