package cockpit.views.tiles;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Alarm;
import cockpit.world.Cluster;
import cockpit.world.Event;
import cockpit.world.Link;
import cockpit.world.Side;
import cockpit.world.Trace;
import javafx.scene.paint.Color;

/// CPU of both sides over the last hundred seconds, against the alarm's threshold; what lies over it is hatched.
final class CpuChart {
    private static final double SECONDS = 100;

    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final Frame frame;
    private final double x;
    private final double y;
    private final double w;
    private final boolean small;
    private final double gx;
    private final double gy;
    private final double gw;
    private final double gh;

    CpuChart(Brush brush, Texts texts, Frame frame, double x, double y, double w, boolean small) {
        this.brush = brush;
        this.p = brush.palette;
        this.texts = texts;
        this.frame = frame;
        this.x = x;
        this.y = y;
        this.w = w;
        this.small = small;
        this.gx = x;
        this.gy = y + (small ? 8 : 14);
        this.gw = w - (small ? 58 : 78);
        this.gh = small ? 74 : 138;
    }

    void paint() {
        Alarm alarm = frame.world().cloud().alarms().find(frame.names().alarm()).orElse(null);
        double threshold = alarm == null ? Double.NaN : alarm.threshold();
        brush.text(x, y, texts.get(small ? "cpu.short" : "cpu.title"), small ? 15 : 18, Weight.SEMIBOLD, p.text);
        String detail = small
                ? Double.isNaN(threshold) ? "" : texts.get("cpu.threshold", Figures.whole(threshold))
                : texts.get("cpu.window", (int) SECONDS);
        brush.text(x + w, y, Anchor.END, detail, small ? 14 : 16, Weight.MEDIUM, p.quiet);
        brush.fill(gx, gy, gw, gh, 0, p.ground);
        double line = gy + gh * (1 - threshold / 100);
        InstrumentPainter.cluster(frame, Side.ON_PREM).ifPresent(c -> home(c, line));
        InstrumentPainter.cluster(frame, Side.CLOUD).ifPresent(c -> {
            double[] points = points(c.cpu());
            if (points.length >= 4) {
                var gc = brush.context();
                gc.setLineDashes(9, 4);
                brush.polyline(p.word(Hue.CLOUD), small ? 2.5 : 3, points);
                gc.setLineDashes();
            }
        });
        if (!Double.isNaN(threshold)) {
            brush.dashedLine(gx, line, gx + gw, line, p.text, small ? 1.5 : 2, 7, 5);
            if (!small) {
                brush.fill(gx + 4, line - 23, 46, 20, 3, p.ground);
                brush.text(gx + 8, line - 7, Figures.whole(threshold) + " %", 16, Weight.SEMIBOLD, p.text);
            }
        }
        bell();
        figures();
    }

    private void home(Cluster c, double line) {
        double[] points = points(c.cpu());
        if (points.length < 4) {
            return;
        }
        double[] area = new double[points.length + 4];
        System.arraycopy(points, 0, area, 2, points.length);
        area[0] = points[0];
        area[1] = gy + gh;
        area[area.length - 2] = points[points.length - 2];
        area[area.length - 1] = gy + gh;
        var gc = brush.context();
        Color hue = p.fill(Hue.ON_PREM);
        gc.setGlobalAlpha(p.light() ? 0.5 : 0.22);
        brush.polygon(hue, area);
        gc.setGlobalAlpha(1);
        if (!Double.isNaN(line)) {
            gc.save();
            clipArea(area);
            gc.setGlobalAlpha(0.75);
            brush.hatch(gx, gy, gw, line - gy, p.word(Hue.ON_PREM), small ? 2 : 2.5, 8);
            gc.restore();
        }
        brush.polyline(p.word(Hue.ON_PREM), small ? 2.5 : 3.5, points);
    }

    private void clipArea(double[] area) {
        var gc = brush.context();
        gc.beginPath();
        gc.moveTo(area[0], area[1]);
        for (int i = 2; i < area.length; i += 2) {
            gc.lineTo(area[i], area[i + 1]);
        }
        gc.closePath();
        gc.clip();
    }

    private double[] points(Trace trace) {
        long from = frame.at() - (long) (SECONDS * Event.SECOND);
        int first = trace.size();
        while (first > 0 && trace.time(first - 1) >= from) {
            first--;
        }
        double[] xy = new double[(trace.size() - first) * 2];
        for (int i = first; i < trace.size(); i++) {
            xy[(i - first) * 2] = gx + (trace.time(i) - from) / (SECONDS * Event.SECOND) * gw;
            xy[(i - first) * 2 + 1] = gy + gh - trace.value(i) / 100 * gh;
        }
        return xy;
    }

    private void bell() {
        long at = frame.world().chain().at(Link.ALARM);
        double share = 1 - (frame.at() - at) / (SECONDS * Event.SECOND);
        if (at < 0 || share < 0) {
            return;
        }
        double bx = gx + share * gw;
        double s = small ? 16 : 26;
        brush.line(bx, gy, bx, gy + gh, p.text, 2);
        double left = Math.clamp(bx - s / 2, gx, gx + gw - s);
        brush.fill(left, gy + gh - s - 3, s, s, 0, p.ground);
        brush.icon(Icon.BELL, left + s / 2, gy + gh - s / 2 - 3, s * 0.77, p.word(Hue.ON_PREM));
    }

    private void figures() {
        double size = small ? 20 : 26;
        double home = InstrumentPainter.cluster(frame, Side.ON_PREM)
                .map(Cluster::cpuPercent)
                .orElse(Double.NaN);
        double cloud = InstrumentPainter.cluster(frame, Side.CLOUD)
                .map(Cluster::cpuPercent)
                .orElse(Double.NaN);
        brush.text(
                x + w,
                gy + (small ? 20 : 26),
                Anchor.END,
                Figures.whole(home) + " %",
                size,
                Weight.BOLD,
                p.word(Hue.ON_PREM));
        double low = small ? gy + 56 : gy + gh * 0.62 + 6;
        brush.text(x + w, low, Anchor.END, Figures.whole(cloud) + " %", size, Weight.BOLD, p.word(Hue.CLOUD));
        if (!small) {
            brush.text(x + w, gy + 46, Anchor.END, texts.get("side.onprem"), 15, Weight.MEDIUM, p.quiet);
            brush.text(x + w, low + 20, Anchor.END, texts.get("side.eks"), 15, Weight.MEDIUM, p.quiet);
        }
    }
}
