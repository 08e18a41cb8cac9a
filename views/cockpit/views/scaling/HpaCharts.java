package cockpit.views.scaling;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Event;
import cockpit.world.Hpa;
import cockpit.world.Trace;
import java.util.ArrayList;

/// Paints an HPA over one stretch of time: utilization against target and tolerance, what it proposed at every sync
/// against what it wanted, and the stabilization window as a bracket.
final class HpaCharts {
    private static final long LEAST_SPAN = 300 * Event.SECOND;
    private static final long BEFORE = 30 * Event.SECOND;
    /// The curve's height in targets.
    private static final double TARGETS = 4.4;
    private static final double NO_TARGET = 220;

    private final Sheet sheet;
    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final Hpa hpa;
    private final double k;
    private final double x;
    private final double y;
    private final double w;
    private final double h;
    private final long now;
    private final long from;

    HpaCharts(Sheet sheet, Hpa hpa, double x, double y, double w, double h) {
        this.sheet = sheet;
        this.brush = sheet.brush();
        this.p = sheet.p();
        this.texts = sheet.texts();
        this.hpa = hpa;
        this.k = sheet.k();
        this.x = x;
        this.y = y;
        this.w = w;
        this.h = h;
        this.now = sheet.frame().at();
        this.from = now - Math.max(LEAST_SPAN, hpa.decision().window()) - BEFORE;
    }

    /// Paints; returns where it ends.
    double paint() {
        double title = Math.max(22, 32 * k);
        double bracket = Math.max(28, 44 * k);
        double curve = (h - title - bracket) * 0.58;
        double steps = h - title - bracket - curve;
        curve(y, curve);
        double ty = y + curve + title - 8 * k;
        double used = brush.text(x, ty, texts.get("scaling.hpa.proposals"), sheet.type(18), Weight.SEMIBOLD, p.text);
        sheet.whole(
                x + w,
                ty,
                Anchor.END,
                w - used - 8,
                texts.get("scaling.hpa.replicas"),
                sheet.type(16),
                Weight.MEDIUM,
                p.quiet);
        steps(y + curve + title, steps);
        if (hpa.decision().window() > 0) {
            bracket(y + h - bracket);
        }
        return y + h;
    }

    private double at(long time) {
        return x + w * Math.clamp((time - from) / (double) (now - from), 0, 1);
    }

    private double[] seen(Trace trace, double foot, double unit, double top, boolean stepped) {
        var xy = new ArrayList<Double>();
        double last = Double.NaN;
        for (int i = 0; i < trace.size(); i++) {
            double v = foot - Math.min(trace.value(i), top) * unit;
            if (trace.time(i) >= from) {
                if (xy.isEmpty() && !Double.isNaN(last)) {
                    xy.add(x);
                    xy.add(last);
                }
                if (stepped && !xy.isEmpty()) {
                    xy.add(at(trace.time(i)));
                    xy.add(xy.get(xy.size() - 2));
                }
                xy.add(at(trace.time(i)));
                xy.add(v);
            }
            last = v;
        }
        if (xy.isEmpty() && !Double.isNaN(last)) {
            xy.add(x);
            xy.add(last);
        }
        if (!xy.isEmpty()) {
            xy.add(x + w);
            xy.add(xy.get(xy.size() - 2));
        }
        return xy.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// The scale grows in steps of two, so that it seldom does.
    private double top() {
        double top = hpa.targetPercent() > 0 ? hpa.targetPercent() * TARGETS : NO_TARGET;
        for (int i = 0; i < hpa.percent().size(); i++) {
            while (hpa.percent().time(i) >= from && hpa.percent().value(i) > top) {
                top *= 2;
            }
        }
        return top;
    }

    private void curve(double cy, double ch) {
        brush.fill(x, cy, w, ch, 0, p.ground);
        double top = top();
        double unit = ch / top;
        double foot = cy + ch;
        double target = hpa.targetPercent();
        double size = sheet.type(15);
        if (target > 0) {
            double tolerance = hpa.decision().tolerance();
            brush.context().setGlobalAlpha(p.light() ? 0.45 : 0.3);
            brush.fill(
                    x, foot - target * (1 + tolerance) * unit, w, 2 * target * tolerance * unit, 0, p.fill(Hue.READY));
            brush.context().setGlobalAlpha(1);
            brush.dashedLine(x, foot - target * unit, x + w, foot - target * unit, p.word(Hue.READY), 2, 8, 5);
        }
        double[] line = seen(hpa.percent(), foot, unit, top, false);
        double tick = target > 0 ? target * 2 : 100;
        for (double v = tick; v < top * 0.97; v += tick) {
            double ty = foot - v * unit;
            brush.line(x, ty, x + 8, ty, p.quiet, 1.5);
            double label = foot - target * (1 + hpa.decision().tolerance()) * unit - 6;
            if (target <= 0 || label - (ty + 5) > size) {
                brush.text(x + 12, ty + 5, Figures.whole(v) + " %", size, Weight.MEDIUM, p.quiet);
            }
        }
        if (line.length >= 4) {
            brush.polyline(p.text, Math.max(2.5, 3.5 * k), line);
            brush.disc(x + w - 4, line[line.length - 1], Math.max(4, 6 * k), p.text);
        }
        if (target > 0) {
            target(foot - target * (1 + hpa.decision().tolerance()) * unit, size);
        }
        filled(foot, unit, size);
    }

    /// What the band is, readable also where the curve crosses it.
    private void target(double edge, double size) {
        String words = texts.get(
                "scaling.hpa.band",
                Figures.whole(hpa.targetPercent()),
                Figures.one(hpa.decision().tolerance()));
        double wide = Fonts.width(words, Fonts.of(Weight.MEDIUM, size));
        if (wide <= w * 0.62) {
            brush.context().setGlobalAlpha(0.8);
            brush.fill(x + 8, edge - size - 5, wide + 4, size + 3, 0, p.ground);
            brush.context().setGlobalAlpha(1);
            brush.text(x + 10, edge - 6, words, size, Weight.MEDIUM, p.quiet);
        }
    }

    /// What it reckons with when the pods that are not ready are counted in.
    private void filled(double foot, double unit, double size) {
        double filled = hpa.decision().filled();
        if (Double.isNaN(filled)) {
            return;
        }
        double fy = foot - filled * unit;
        brush.dashedLine(x + w * 0.76, fy, x + w - 4, fy, p.word(Hue.PENDING), 2.5, 3, 4);
        double below = Math.min(fy + 22 * k + 2, foot - 4);
        brush.text(
                x + w - 4,
                below,
                Anchor.END,
                w / 3,
                new Run(Figures.one(filled) + " %", Math.max(size, sheet.type(17)), Weight.BOLD, p.word(Hue.PENDING)));
    }

    private void steps(double sy, double sh) {
        brush.fill(x, sy, w, sh, 0, p.ground);
        double most = Math.max(1, hpa.max()) * 1.15;
        double unit = (sh - 8) / most;
        double foot = sy + sh;
        if (hpa.max() > 0) {
            brush.dashedLine(x, foot - hpa.max() * unit, x + w, foot - hpa.max() * unit, p.frame, 1.5, 3, 6);
        }
        double[] line = seen(hpa.replicas(), foot, unit, most, true);
        if (line.length >= 4) {
            double[] area = new double[line.length + 4];
            System.arraycopy(line, 0, area, 2, line.length);
            area[0] = line[0];
            area[1] = foot;
            area[area.length - 2] = line[line.length - 2];
            area[area.length - 1] = foot;
            brush.context().setGlobalAlpha(0.1);
            brush.polygon(p.text, area);
            brush.context().setGlobalAlpha(1);
            brush.polyline(p.text, Math.max(2, 3 * k), line);
        }
        proposals(foot, unit, most);
        labels(foot, unit, most);
    }

    private void proposals(double foot, double unit, double most) {
        Trace proposals = hpa.proposals();
        double r = Math.max(3, 4.5 * k);
        for (int i = 0; i < proposals.size(); i++) {
            if (proposals.time(i) < from + 2 * Event.SECOND) {
                continue;
            }
            double py = foot - Math.min(proposals.value(i), most) * unit;
            boolean above = proposals.value(i) > hpa.min() + 0.5;
            brush.disc(at(proposals.time(i)), py, r, p.ground);
            brush.circle(at(proposals.time(i)), py, r, above ? p.word(Hue.FRESH) : p.quiet, 2.5);
        }
    }

    /// The number beside each step, where the one before leaves room.
    private void labels(double foot, double unit, double most) {
        Trace replicas = hpa.replicas();
        double size = sheet.type(20);
        double free = x + 4;
        double lower = Double.MAX_VALUE;
        for (int i = 1; i < replicas.size(); i++) {
            long value = Math.round(replicas.value(i));
            boolean step = value != Math.round(replicas.value(i - 1));
            double lx = at(replicas.time(i)) - 9 * k;
            if (!step || replicas.time(i) < from) {
                continue;
            }
            var number = new Run(String.valueOf(value), size, Weight.BOLD, p.text);
            double ly = Math.max(foot - Math.min(value, most) * unit + size * 0.45, foot - most * unit + size * 0.8);
            boolean above = lower - ly > size && lx - Brush.width(number) >= x + 4;
            if (above || lx - Brush.width(number) >= free) {
                brush.text(lx, Math.min(ly, foot - 4), Anchor.END, Double.NaN, number);
                free = lx + 4;
                lower = ly;
            }
        }
    }

    private void bracket(double by) {
        double high = Math.max(22, 30 * k);
        double top = by + (Math.max(28, 44 * k) - high) / 2;
        double left = at(now - hpa.decision().window());
        brush.fill(left, top, x + w - left, high, 0, p.raised);
        brush.line(left, top - 4, left, top + high + 4, p.text, 2);
        brush.line(x + w - 1, top - 4, x + w - 1, top + high + 4, p.text, 2);
        String seconds = String.valueOf(hpa.decision().window() / Event.SECOND);
        double size = sheet.type(17);
        Run[] runs = {
            new Run(texts.get("scaling.hpa.window", seconds) + " ", size, Weight.MEDIUM, p.quiet),
            new Run(number(hpa.decision().stabilized()), size, Weight.BOLD, p.text)
        };
        double room = x + w - left - 14;
        if (Brush.width(runs) > room) {
            runs[0] = new Run(texts.get("scaling.hpa.window.short", seconds) + " ", size, Weight.MEDIUM, p.quiet);
        }
        brush.text(left + 9, top + high / 2 + size * 0.35, Anchor.START, room, runs);
    }

    private static String number(int replicas) {
        return replicas < 0 ? "–" : String.valueOf(replicas);
    }
}
