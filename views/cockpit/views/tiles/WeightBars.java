package cockpit.views.tiles;

import cockpit.views.desk.Figure;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Event;
import cockpit.world.Reading;
import cockpit.world.Route;
import java.util.Optional;

/// The three weights, which may disagree: asked, applied, measured; and under them how far the measured share is from
/// the
/// band that a fair draw would lie in.
final class WeightBars {
    private final Brush brush;
    private final Zones zones;
    private final Palette p;
    private final Texts texts;
    private final double x;
    private final double y;
    private final double w;
    private final boolean small;
    private final double k;

    WeightBars(Brush brush, Zones zones, Texts texts, double x, double y, double w, boolean small) {
        this.brush = brush;
        this.zones = zones;
        this.p = brush.palette;
        this.texts = texts;
        this.x = x;
        this.y = y;
        this.w = w;
        this.small = small;
        this.k = small ? 0.84 : 1;
    }

    void paint(Optional<Route> route, long at) {
        double row = small ? 44 : 64;
        bar(Figure.ASKED, y, "weight.asked", "", route.map(Route::asked).orElse(Reading.NONE));
        bar(
                Figure.APPLIED,
                y + row,
                "weight.applied",
                "",
                route.map(Route::applied).orElse(Reading.NONE));
        Reading measured = route.map(Route::measured).orElse(Reading.NONE);
        String of = measured.known() && !small
                ? texts.get(
                        "weight.measured.of",
                        route.map(Route::windowSeconds).orElse(0),
                        Figures.whole(measured.count()))
                : "";
        bar(Figure.MEASURED, y + 2 * row, "weight.measured", of, measured);
        route.filter(r -> r.measured().known() && r.applied().known()).ifPresent(r -> converge(r, at));
    }

    private void bar(Figure kind, double top, String key, String detail, Reading reading) {
        double figureRoom = small ? 82 : 112;
        double bw = w - figureRoom;
        double h = small ? 13 : 22;
        zones.add(kind, x, top, w, small ? 42 : 60);
        brush.text(
                x,
                top + 18 * k,
                Anchor.START,
                w,
                new Run(texts.get(key), 18 * k, Weight.SEMIBOLD, p.text),
                new Run(detail.isEmpty() ? "" : "  " + detail, 16 * k, Weight.MEDIUM, p.quiet));
        double by = top + 26 * k;
        if (reading.known()) {
            double cut = x + bw * (100 - reading.value()) / 100;
            brush.mark(x, by, Math.max(0, cut - x - 1), h, 0, p.fill(Hue.ON_PREM));
            brush.mark(cut + 1, by, Math.max(0, x + bw - cut - 1), h, 3, p.fill(Hue.CLOUD));
        } else {
            brush.dashed(x, by, bw, h, 0, p.frame, 1.5, 3, 5);
        }
        brush.text(
                x + w,
                by + h - 1,
                Anchor.END,
                figureRoom,
                new Run(reading.known() ? Figures.one(reading.value()) : "–", small ? 22 : 32, Weight.BOLD, p.text),
                new Run(" %", 18 * k, Weight.MEDIUM, p.text));
    }

    private void converge(Route r, long at) {
        double top = y + (small ? 150 : 214);
        boolean moved = !Double.isNaN(r.before());
        boolean settled = r.asConfigured();
        zones.add(Figure.BAND, x, top - 16, w, small ? 22 : 72);
        double off = Math.abs(r.measured().value() - r.applied().value()) - r.band();
        String head = texts.get(settled ? moved ? "weight.settled" : "weight.asConfigured" : "weight.converging");
        double since =
                moved ? ((r.settled() >= 0 ? r.settled() : at) - r.changed()) / (double) Event.SECOND : Double.NaN;
        String time = moved ? " " + Figures.one(since) + " " + texts.get("unit.seconds") : "";
        String distance = settled || small ? "" : "  " + texts.get("weight.toBand", Figures.one(Math.max(0, off)));
        double size = small ? 15 : 16;
        brush.text(
                x,
                top,
                Anchor.START,
                w,
                new Run(head, size, Weight.SEMIBOLD, settled ? p.word(Hue.READY) : p.text),
                new Run(time, size, Weight.BOLD, p.text),
                new Run(distance, size, Weight.MEDIUM, p.quiet));
        if (!small) {
            ruler(r, top + 18);
        }
    }

    /// A zoomed scale around the applied weight: the hatched band, the needle where the mesh is.
    private void ruler(Route r, double top) {
        double reach = Math.max(8, r.band() * 3);
        double lo =
                Math.clamp(Math.min(r.applied().value() - reach, r.measured().value() - 2), 0, 100);
        double hi =
                Math.clamp(Math.max(r.applied().value() + reach, r.measured().value() + 2), 0, 100);
        double unit = w / Math.max(1, hi - lo);
        brush.fill(x, top, w, 18, 0, p.ground);
        double a = x + (Math.max(lo, r.applied().value() - r.band()) - lo) * unit;
        double b = x + (Math.min(hi, r.applied().value() + r.band()) - lo) * unit;
        brush.context().setGlobalAlpha(0.8);
        brush.hatch(a, top, b - a, 18, p.word(Hue.CLOUD), 2, 7);
        brush.context().setGlobalAlpha(1);
        brush.line(a, top - 3, a, top + 21, p.text, 2);
        brush.line(b, top - 3, b, top + 21, p.text, 2);
        double n = x + (r.measured().value() - lo) * unit;
        brush.fill(x, top + 6, n - x, 6, 0, p.word(Hue.CLOUD));
        brush.polygon(p.text, n, top + 2, n + 7, top - 8, n - 7, top - 8);
        brush.line(n, top, n, top + 18, p.text, 3);
        double step = niceStep((hi - lo) / 6);
        for (double v = Math.ceil(lo / step) * step; v <= hi; v += step) {
            double tx = x + (v - lo) * unit;
            if (tx > x + 8 && tx < x + w - 8) {
                brush.text(tx, top + 38, Anchor.MIDDLE, Figures.whole(v), 15, Weight.MEDIUM, p.quiet);
            }
        }
    }

    private static double niceStep(double raw) {
        for (double step : new double[] {1, 2, 5, 10, 20}) {
            if (step >= raw) {
                return step;
            }
        }
        return 50;
    }
}
