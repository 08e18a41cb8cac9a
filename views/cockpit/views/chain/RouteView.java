package cockpit.views.chain;

import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.Subject;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Link;
import cockpit.world.Route;
import java.util.Optional;
import javafx.scene.paint.Color;

/// What `kubectl describe vs` says of the route, before and after its weights were changed, side by side. Stands where
/// the
/// chain stands while a cue holds up the weights. FX thread only.
public final class RouteView extends Panel {
    /// In less, nothing of it could be read: the weights are told beside the stage then.
    public static final double LEAST_HEIGHT = 100;

    public RouteView(Palette palette, Texts texts) {
        super(palette, texts);
    }

    @Override
    protected boolean due(Frame frame, long since) {
        return !version(frame).equals(shown().flatMap(RouteView::version));
    }

    private static Optional<String> version(Frame frame) {
        return route(frame).map(Route::resourceVersion);
    }

    private static Optional<Route> route(Frame frame) {
        return frame.world().mesh().routes().find(frame.names().routeId());
    }

    @Override
    protected void paint(Brush brush, Zones zones, Frame frame) {
        brush.fill(0, 0, getWidth(), getHeight(), 0, palette().panel);
        zones.add(new Subject.OfLink(Link.ROUTE), 0, 0, getWidth(), getHeight());
        route(frame).ifPresent(route -> describe(brush, route));
    }

    private void describe(Brush brush, Route r) {
        Palette p = palette();
        double middle = getWidth() / 2;
        boolean changed = !Double.isNaN(r.before());
        double size = small() ? 14 : 18;
        double top = small() ? 20 : 28;
        brush.text(
                16,
                top,
                Anchor.START,
                middle - 24,
                new Run(texts().get("route.title", r.id().name()), size, Weight.SEMIBOLD, p.text),
                new Run("   " + texts().get("route.before"), size, Weight.MEDIUM, p.quiet));
        column(brush, r, 16, changed ? r.before() : r.applied().value(), false);
        String head = changed ? texts().get("route.after", r.writer()) : texts().get("route.unchanged");
        brush.text(
                middle + 16,
                top,
                Anchor.START,
                middle - 24,
                new Run(head, size, Weight.MEDIUM, changed ? p.text : p.quiet));
        brush.line(middle, 10, middle, getHeight() - 10, p.line, 2);
        if (changed) {
            column(brush, r, middle + 16, r.applied().value(), true);
        }
    }

    private void column(Brush brush, Route r, double x, double cloud, boolean lit) {
        destination(brush, r.host(), r.homeSubset(), Hue.ON_PREM, 100 - cloud, x, small() ? 44 : 56, lit);
        destination(brush, r.host(), r.cloudSubset(), Hue.CLOUD, cloud, x, small() ? 80 : 124, lit);
    }

    private void destination(
            Brush brush, String host, String subset, Hue side, double weight, double x, double y, boolean lit) {
        Palette p = palette();
        Color hue = p.word(side);
        double size = small() ? 14 : 16;
        double step = small() ? 18 : 21;
        String figure = Figures.whole(weight);
        if (small()) {
            brush.text(
                    x,
                    y,
                    Anchor.START,
                    getWidth() / 2 - 24,
                    new Run("Subset: " + subset + "  Weight: ", size, Weight.MONO, p.quiet),
                    new Run(figure, 20, Weight.BOLD, lit ? hue : p.text));
            return;
        }
        brush.text(x, y, "Destination:  Host: " + host, size, Weight.MONO, p.quiet);
        brush.text(x, y + step, "              Subset: " + subset, size, Weight.MONO, p.quiet);
        brush.text(
                x,
                y + 2 * step + 4,
                Anchor.START,
                getWidth() / 2 - 24,
                new Run("Weight:       ", size, Weight.MONO, p.quiet),
                new Run(figure, 28, Weight.BOLD, lit ? hue : p.text));
    }
}
