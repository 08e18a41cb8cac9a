package cockpit.views.topology.raster;

import cockpit.views.desk.Explained;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Subject;
import cockpit.views.theme.Brush;
import cockpit.views.theme.CrispCanvas;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.world.Side;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/// The stage of thousands of nodes and a hundred thousand pods and more: two fields of pixels, of which each frame
/// paints what differs from the last world, and the requests between them. FX thread only.
public final class HugeStage extends Region implements Explained {
    private static final long CALM = 250_000_000L;
    private static final int MOST_SPARKS = 300;
    private static final int[] SCALES = {1, 5, 50, 500, 5_000, 50_000, 500_000};

    private final ImageView image = new ImageView();
    private final Captions captions = new Captions();
    private final Sparks sparks = new Sparks(MOST_SPARKS);
    private final Crosses homeCrosses = new Crosses();
    private final Crosses cloudCrosses = new Crosses();
    private Palette palette;
    private Texts texts;
    private double density = 1;
    private Optional<Raster> raster = Optional.empty();
    private Optional<Patch> hottest = Optional.empty();
    private World shown = World.EMPTY;
    private long written;
    private int scale = 1;
    private boolean still;
    private boolean stale = true;
    private boolean unwritten = true;

    public HugeStage(Palette palette, Texts texts) {
        this.palette = palette;
        this.texts = texts;
        image.setSmooth(false);
        image.setMouseTransparent(true);
        getChildren().add(image);
        getChildren().addAll(captions.canvases());
    }

    /// Another dress or language.
    public void dress(Palette newPalette, Texts newTexts) {
        palette = newPalette;
        texts = newTexts;
        stale = true;
    }

    /// Another density of screen: the raster has as many pixels as the screen, a pod is whole ones.
    public void density(double physical) {
        stale |= physical != density;
        density = physical;
        captions.canvases().forEach((CrispCanvas canvas) -> canvas.density(physical));
    }

    /// Without moving dots: the figure alone tells the rate.
    public void reduceMotion(boolean isStill) {
        still = isStill;
        unwritten = true;
        sparks.clear();
    }

    @Override
    protected void layoutChildren() {
        captions.place(getWidth(), getHeight(), sizing());
        // A new picture asks for a layout too, and must not be made anew for it.
        stale |= raster.isEmpty()
                || raster.get().grid.width() != rasterWidth()
                || raster.get().grid.height() != rasterHeight();
    }

    private Sizing sizing() {
        return Sizing.of(getWidth());
    }

    private int rasterWidth() {
        return (int) Math.floor(getWidth() * density);
    }

    private int rasterHeight() {
        return (int) Math.floor((getHeight() - sizing().foot() - top()) * density);
    }

    /// Where the raster begins: on a whole physical px, lest its pixels blur.
    private double top() {
        return Math.round(sizing().head() * density) / density;
    }

    /// Draws what changed since the last frame. Called once a pulse.
    public void show(Frame frame, long nanos) {
        if (getWidth() < 200 || getHeight() < 200) {
            return;
        }
        World world = frame.world();
        if (stale || raster.isEmpty() || raster.get().full()) {
            begin(world);
        }
        Raster r = raster.orElseThrow();
        r.show(world);
        if (r.full()) {
            begin(world);
            r = raster.orElseThrow();
            r.show(world);
        }
        shown = world;
        double perSecond = crossing(world);
        scale = scaleFor(perSecond);
        if (!still) {
            sparks.advance(nanos, perSecond / scale, Stream.LANES);
        }
        r.sparks(sparks, perSecond > 0, nanos);
        if (unwritten || nanos - written >= CALM) {
            written = nanos;
            tell(r, frame);
            captions.tell(frame, r, top(), perSecond, still ? 0 : scale, palette, texts);
        }
        captions.paint(palette, unwritten);
        unwritten = false;
        r.present();
    }

    /// A new raster. In another dress everybody keeps their slots; where there is other room they are shared out anew.
    private void begin(World world) {
        stale = false;
        unwritten = true;
        Grid grid = Grid.of(rasterWidth(), rasterHeight(), density, sizing(), Raster.need(world));
        Optional<Raster> before = raster.filter(r -> r.grid.equals(grid) && !r.full());
        var r = new Raster(
                grid,
                palette,
                before.map(b -> b.home.plots).orElseGet(() -> Raster.plots(grid, Side.ON_PREM, world)),
                before.map(b -> b.cloud.plots).orElseGet(() -> Raster.plots(grid, Side.CLOUD, world)));
        raster = Optional.of(r);
        captions.place(getWidth(), getHeight(), sizing());
        image.setImage(r.image());
        image.setFitWidth(grid.logical(grid.width()));
        image.setFitHeight(grid.logical(grid.height()));
        image.relocate(0, top());
        if (before.isEmpty()) {
            hottest = Optional.empty();
            captions.hot.hide();
            captions.coming.hide();
        }
    }

    /// Frames, crosses and chips: what a person should find.
    private void tell(Raster r, Frame frame) {
        Facts facts = Facts.of(frame, r.home);
        r.fill(frame.at(), facts.waiting());
        hottest = facts.hot() == 0
                ? Optional.empty()
                : Patch.densest(r.home.plots, slot -> r.home.over(slot, facts.limit()), hottest);
        Optional<Area> heat = hottest.map(patch -> patch.area(r.home.plots, r.grid));
        Optional<Area> births =
                Patch.columns(r.cloud.plots, r.cloud::booting).map(patch -> patch.area(r.cloud.plots, r.grid));
        var frames = new ArrayList<Marks.Framed>();
        heat.ifPresent(area -> frames.add(new Marks.Framed(area, r.tones.text)));
        births.ifPresent(area -> frames.add(new Marks.Framed(area, r.tones.edge)));
        chips(r, facts, heat, births);
        var crosses = new ArrayList<>(homeCrosses.on(r.home));
        crosses.addAll(cloudCrosses.on(r.cloud));
        crosses.removeIf(cross -> captions.covers(cross, r.grid));
        r.mark(new Marks(List.copyOf(frames), List.copyOf(crosses)));
    }

    private void chips(Raster r, Facts facts, Optional<Area> heat, Optional<Area> births) {
        if (facts.hot() > 0) {
            var words = new Chip.Words(
                    Figures.whole(facts.hot()),
                    texts.get("chip.hot", facts.hot(), Figures.whole(facts.limit())),
                    Hue.ON_PREM);
            captions.hot.show(words, palette, r.grid, r.home.area(), heat, top());
        } else {
            captions.hot.hide();
        }
        String waiting = texts.get("chip.waiting", Figures.whole(facts.waiting()), facts.waiting());
        if (facts.booting() > 0) {
            var words = new Chip.Words(
                    texts.get("chip.booting", Figures.whole(facts.booting())),
                    facts.waiting() > 0 ? waiting : "",
                    Hue.FRESH);
            captions.coming.show(words, palette, r.grid, r.cloud.area(), births, top());
        } else if (facts.waiting() > 0) {
            var words = new Chip.Words(waiting, "", Hue.PENDING);
            captions.coming.show(words, palette, r.grid, r.cloud.area(), births, top());
        } else {
            captions.coming.hide();
        }
    }

    private static double crossing(World world) {
        double[] rate = {0};
        world.mesh().edges().forEach(edge -> rate[0] += edge.id().crosses() ? edge.perSecond() : 0);
        return rate[0];
    }

    private static int scaleFor(double rate) {
        for (int candidate : SCALES) {
            if (rate * Sparks.CROSSING / candidate <= MOST_SPARKS) {
                return candidate;
            }
        }
        return SCALES[SCALES.length - 1];
    }

    private Optional<Whereabouts> whereabouts() {
        return raster.map(r -> new Whereabouts(r, shown, top()));
    }

    @Override
    public Optional<Subject> at(double x, double y) {
        return whereabouts().flatMap(w -> w.at(x, y));
    }

    @Override
    public List<Subject> subjects() {
        return whereabouts().map(Whereabouts::subjects).orElse(List.of());
    }

    @Override
    public Optional<Rectangle2D> anchor(Subject subject) {
        return whereabouts().flatMap(w -> w.anchor(subject));
    }

    /// The world whose nodes and pods are on the picture.
    public World drawn() {
        return shown;
    }

    /// Dots under way.
    public int dotsInFlight() {
        return sparks.count();
    }

    /// Words on the picture, for a test that looks for collisions.
    public List<Brush.Words> words() {
        return captions.words();
    }
}
