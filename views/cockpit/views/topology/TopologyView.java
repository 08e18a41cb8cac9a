package cockpit.views.topology;

import cockpit.script.Focus;
import cockpit.views.desk.Explained;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Subject;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.CrispCanvas;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.world.Event;
import cockpit.world.NodePhase;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The stage of a small number of nodes: racks with named pods. What stands still is drawn when it changed, at most
/// three times a second, and once a second for the time that goes by; dots move on a canvas of their own between the
/// clusters. FX thread only.
public final class TopologyView extends Region implements Explained {
    private static final long CALM = 330_000_000L;
    private static final long LIVELY = 50_000_000L;
    /// Where nothing but time goes on.
    private static final long TIME = 1_000_000_000L;
    /// Dots of a small stage move twenty-five times a second, as film does: smooth to the eye, and less than half the
    /// work
    /// on a software pipeline.
    private static final long DOTS = 38_000_000L;
    private static final double MOST_ZOOM = 6;

    private final CrispCanvas racks = new CrispCanvas();
    private final CrispCanvas dots = new CrispCanvas();
    private final Particles particles = new Particles();
    private final Zones legend = new Zones();
    private Palette palette;
    private Texts texts;
    private Measures measures = Measures.LARGE;
    private double fitted;
    private boolean stillness;
    private Optional<Geometry> geometry = Optional.empty();
    private @Nullable River river;
    private @Nullable Frame shown;
    private World painted = World.EMPTY;
    private long paintedAt;
    private Focus focus = Focus.ALL;
    private double veil;
    private Focus veiled = Focus.ALL;
    private long drawn;
    private long dotted;
    private long last;
    private boolean stale = true;
    private boolean unlike = true;
    private boolean jumped = true;
    private double zoom = 1;
    private double panX;
    private double panY;

    public TopologyView(Palette palette, Texts texts) {
        this.palette = palette;
        this.texts = texts;
        dots.setMouseTransparent(true);
        getChildren().addAll(racks, dots);
        setFocusTraversable(true);
        getStyleClass().add("stage");
    }

    /// Another dress or language.
    public void dress(Palette newPalette, Texts newTexts) {
        palette = newPalette;
        texts = newTexts;
        stale = true;
    }

    /// Another size of window, another density of screen.
    public void fit(boolean small, double physical) {
        Measures wanted = small ? Measures.SMALL : Measures.LARGE;
        if (wanted.equals(measures) && physical == fitted) {
            return;
        }
        fitted = physical;
        measures = wanted;
        racks.density(physical);
        dots.density(physical);
        stale = true;
        jumped = true;
        requestLayout();
    }

    /// Without moving dots: line weights alone tell the rate.
    public void reduceMotion(boolean still) {
        stillness = still;
        dots.setVisible(!still);
        jumped = true;
        stale = true;
    }

    @Override
    protected void layoutChildren() {
        boolean resized = racks.getWidth() != getWidth() || racks.getHeight() != getHeight();
        racks.resizeRelocate(0, 0, getWidth(), getHeight());
        placeDots();
        stale |= resized;
        jumped |= resized;
    }

    /// Forgets reserved places and the camera: another stage or another talk.
    public void reset() {
        geometry = Optional.empty();
        fitAll();
        jumped = true;
    }

    /// Draws the frame. Called once a pulse.
    ///
    /// @param nanos a monotonic clock, for motion
    public void show(Frame frame, Focus newFocus, long nanos) {
        boolean back = frame.at() < (shown == null ? 0 : shown.at());
        unlike |= shown == null || !shown.isLike(frame) || newFocus != focus;
        long calm = unlike ? CALM : TIME;
        focus = newFocus;
        shown = frame;
        moveVeil(nanos);
        boolean lively = lively(frame) || veil != target();
        boolean due = nanos - drawn >= (lively ? LIVELY : calm);
        boolean news = unlike || lively || frame.at() != paintedAt;
        if (stale || back || news && due) {
            drawRacks(frame, nanos);
            if (back || jumped) {
                particles.settle(nanos);
                jumped = false;
            }
        }
        if (!stillness && nanos - dotted >= DOTS) {
            dotted = nanos;
            particles.advance(nanos);
            drawDots(nanos);
        }
        last = nanos;
    }

    /// The end state at once, as for a still picture.
    public void showStill(Frame frame, Focus newFocus, long nanos) {
        veil = veils(newFocus) ? 1 : 0;
        veiled = newFocus;
        stale = true;
        jumped = true;
        dotted = 0;
        last = nanos;
        show(frame, newFocus, nanos);
    }

    private double target() {
        return veils(focus) ? 1 : 0;
    }

    private static boolean veils(Focus focus) {
        return switch (focus) {
            case ALL, CLUSTERS, LOAD, CHAIN, USERS, PROXIES, PODS -> false;
            case HPA, QUEUE, GROUPS, WHY_GROUP, SPOT, GPU, COST -> false; // of scenario 2's picture
            case SHOP, PEERING, GATEWAYS, GRAPH, WEIGHTS, SENSITIVE -> true;
        };
    }

    private void moveVeil(long nanos) {
        double step = last == 0 ? 1 : (nanos - last) / 250e6;
        if (veils(focus)) {
            if (veiled != focus) {
                veiled = focus;
            }
            veil = Math.min(1, veil + step);
        } else {
            veil = Math.max(0, veil - step);
        }
    }

    /// Whether something is under way that a person should see move: a birth, a ring.
    private boolean lively(Frame frame) {
        boolean[] moving = {false};
        frame.world()
                .platform()
                .nodes()
                .forEach(node -> moving[0] |= node.phase() == NodePhase.BOOTING || node.phase() == NodePhase.ORDERED);
        frame.world()
                .platform()
                .pods()
                .forEach(pod -> moving[0] |= pod.seen() > 0 && frame.at() - pod.seen() < PodMark.FRESH);
        return moving[0];
    }

    private void drawRacks(Frame frame, long nanos) {
        stale = false;
        unlike = false;
        drawn = nanos;
        painted = frame.world();
        paintedAt = frame.at();
        var g = Geometry.of(getWidth(), getHeight(), measures, frame.world(), geometry);
        geometry = Optional.of(g);
        var flow = new River(g, frame.world(), frame.names().service());
        river = flow;
        particles.lanes(flow.lanes);
        placeDots();
        Story story = Story.of(frame, focus);
        racks.draw(palette, brush -> {
            var gc = brush.context();
            gc.save();
            gc.translate(panX, panY);
            gc.scale(zoom, zoom);
            new RackPainter(brush, g, frame.world(), frame.at(), texts, story).paint();
            flow.paint(brush, focus);
            new AislePainter(brush, g, flow, frame, texts).paint(focus);
            if (veil > 0) {
                Veil.draw(brush, g, flow, frame, veiled, veil);
            }
            if (focus == Focus.GRAPH) {
                new GraphPainter(brush, g, flow.pipeBox(), frame.world()).paint();
            }
            gc.restore();
            if (measures.legend() > 0) {
                brush.fill(0, g.clusterHeight(), getWidth(), measures.legend(), 0, palette.ground);
                legend.clear();
                new LegendPainter(brush, legend, g, texts)
                        .paint(stillness ? 0 : particles.scale(), frame.world(), frame.at());
            }
        });
    }

    private void placeDots() {
        geometry.ifPresent(g -> {
            Box stream = river == null ? g.aisle() : river.bounds();
            double x = Math.max(0, stream.x() * zoom + panX);
            double y = Math.max(0, stream.y() * zoom + panY);
            double right = Math.min(getWidth(), stream.right() * zoom + panX);
            double bottom = Math.min(g.clusterHeight(), stream.bottom() * zoom + panY);
            dots.resizeRelocate(x, y, Math.max(0, right - x), Math.max(0, bottom - y));
        });
    }

    private void drawDots(long nanos) {
        if (focus == Focus.GRAPH) {
            dots.setVisible(false);
            return;
        }
        dots.setVisible(true);
        dots.draw(palette, brush -> {
            var gc = brush.context();
            gc.translate(panX - dots.getLayoutX(), panY - dots.getLayoutY());
            gc.scale(zoom, zoom);
            particles.paint(brush, nanos, measures.small());
        });
    }

    @Override
    public Optional<Subject> at(double x, double y) {
        return geometry.isPresent()
                        && measures.legend() > 0
                        && y >= geometry.get().clusterHeight()
                ? legend.at(x, y)
                : places().flatMap(places -> places.at((x - panX) / zoom, (y - panY) / zoom));
    }

    @Override
    public List<Subject> subjects() {
        var all = new ArrayList<Subject>();
        places().ifPresent(places -> all.addAll(places.subjects()));
        all.addAll(legend.subjects());
        return all;
    }

    @Override
    public Optional<Rectangle2D> anchor(Subject subject) {
        return places().flatMap(places -> places.box(subject))
                .map(b -> new Rectangle2D(b.x() * zoom + panX, b.y() * zoom + panY, b.w() * zoom, b.h() * zoom))
                .or(() -> legend.anchor(subject));
    }

    private Optional<StagePlaces> places() {
        Frame frame = shown;
        return frame == null
                ? Optional.empty()
                : geometry.map(g -> new StagePlaces(g, frame.world(), Optional.ofNullable(river)));
    }

    /// Zooms around a point of this view.
    public void zoom(double factor, double x, double y) {
        double next = Math.clamp(zoom * factor, 1, MOST_ZOOM);
        panX = x - (x - panX) * next / zoom;
        panY = y - (y - panY) * next / zoom;
        zoom = next;
        clampPan();
    }

    /// Moves the picture by so many px.
    public void pan(double dx, double dy) {
        panX += dx;
        panY += dy;
        clampPan();
    }

    /// Shows everything again.
    public void fitAll() {
        zoom = 1;
        panX = 0;
        panY = 0;
        stale = true;
    }

    /// How far it is zoomed in, 1 when all is seen.
    public double zoomed() {
        return zoom;
    }

    private void clampPan() {
        panX = Math.clamp(panX, getWidth() * (1 - zoom), 0);
        panY = Math.clamp(panY, getHeight() * (1 - zoom), 0);
        stale = true;
        placeDots();
    }

    /// The world whose nodes and pods are on the picture.
    public World drawn() {
        return painted;
    }

    /// Dots under way now.
    public int dotsInFlight() {
        return particles.inFlight();
    }

    /// Words on the picture, for a test that looks for collisions.
    public List<Brush.Words> words() {
        return racks.words();
    }

    /// Time of the newest event shown, in words of the stage's clock.
    long shownAt() {
        return Objects.requireNonNull(shown).at() / Event.SECOND;
    }
}
