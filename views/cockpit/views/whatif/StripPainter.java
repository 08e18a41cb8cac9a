package cockpit.views.whatif;

import cockpit.simulation.Fork;
import cockpit.simulation.WhatIf;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.paint.Color;

/// Paints the charts one under the other: what if as a solid line, as it is dashed in the same colour.
final class StripPainter {
    /// Height of the axis of time at the foot.
    static final double AXIS = 26;

    private static final double LEFT = 52;
    private static final double TITLE = 21;
    private static final double SIZE = 15;
    private static final double[] STEPS = {30, 60, 120, 300, 600, 1_200};
    private static final double TICK = 70;

    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final WhatIf whatIf;
    private final double w;
    private final double h;

    StripPainter(Brush brush, Texts texts, WhatIf whatIf, double w, double h) {
        this.brush = brush;
        this.p = brush.palette;
        this.texts = texts;
        this.whatIf = whatIf;
        this.w = w;
        this.h = h;
    }

    void paint(Optional<Comparison> comparison) {
        double each = (h - AXIS) / whatIf.charts().size();
        for (int i = 0; i < whatIf.charts().size(); i++) {
            WhatIf.Chart chart = whatIf.charts().get(i);
            double top = i * each + TITLE;
            double height = each - TITLE - 6;
            brush.fill(LEFT, top, w - LEFT, height, 0, p.ground);
            title(chart, i * each + SIZE);
            comparison.ifPresent(both -> plot(both, chart, top, height));
        }
        comparison.ifPresent(this::axis);
    }

    private void title(WhatIf.Chart chart, double y) {
        double x = LEFT;
        x += brush.text(x, y, texts.get("whatif.chart." + chart.id()), SIZE, Weight.SEMIBOLD, p.text) + 6;
        x += brush.text(x, y, chart.unit(), SIZE, Weight.MEDIUM, p.quiet) + 20;
        if (chart.lines().size() < 2) {
            return;
        }
        for (WhatIf.Line line : chart.lines()) {
            String name = texts.get("whatif.line." + line.id());
            Run run = new Run(name, SIZE, Weight.MEDIUM, p.quiet);
            if (x + 26 + Brush.width(run) > w) {
                return;
            }
            brush.line(x, y - 5, x + 18, y - 5, color(line.meaning()), 3);
            x += 24 + brush.text(x + 24, y, Anchor.START, w - x - 24, run) + 16;
        }
    }

    private Color color(WhatIf.Meaning meaning) {
        return switch (meaning) {
            case HOME -> p.word(Hue.ON_PREM);
            case CLOUD -> p.word(Hue.CLOUD);
            case SPOT -> p.word(Hue.SPOT);
            case GPU -> p.word(Hue.GPU);
            case WANTED -> p.text;
            case READY -> p.word(Hue.READY);
            case WAITING -> p.word(Hue.PENDING);
            case FELT -> p.word(Hue.FRESH);
        };
    }

    private void plot(Comparison both, WhatIf.Chart chart, double top, double height) {
        double most = both.top(chart);
        scale(most, top, height);
        double now = x(both, both.now());
        if (both.now() > 0) {
            brush.dashedLine(now, top, now, top + height, p.quiet, 1.5, 4, 4);
        }
        for (WhatIf.Line line : chart.lines()) {
            curve(both, both.asItIs(), line, most, top, height, false);
        }
        for (WhatIf.Line line : chart.lines()) {
            curve(both, both.then(), line, most, top, height, true);
        }
    }

    private void scale(double most, double top, double height) {
        brush.line(LEFT, top + height, w, top + height, p.line, 1);
        brush.line(LEFT, top, w, top, p.line, 1);
        String high = most < 10 && most != Math.rint(most) ? Figures.one(most) : Figures.whole(most);
        brush.text(LEFT - 6, top + 11, Anchor.END, LEFT - 6, new Run(high, 14, Weight.MEDIUM, p.quiet));
        brush.text(LEFT - 6, top + height + 2, Anchor.END, LEFT - 6, new Run("0", 14, Weight.MEDIUM, p.quiet));
    }

    private double x(Comparison both, double at) {
        return LEFT + (w - LEFT) * Math.min(1, at / both.end());
    }

    private void curve(
            Comparison both, Fork.Run run, WhatIf.Line line, double most, double top, double height, boolean bright) {
        double[] values = run.curve(line.id());
        double[] xy = new double[values.length * 2];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                xy[n++] = x(both, (double) i * run.step());
                xy[n++] = top + height * (1 - Math.clamp(values[i] / most, 0, 1));
            }
        }
        if (n < 4) {
            return;
        }
        Color color = color(line.meaning());
        if (!bright) {
            brush.context().setLineDashes(5, 5);
        }
        brush.polyline(color, bright ? 2.5 : 1.8, Arrays.copyOf(xy, n));
        brush.context().setLineDashes();
    }

    private void axis(Comparison both) {
        double seconds = both.end() / 1e6;
        double step = STEPS[STEPS.length - 1];
        for (double each : STEPS) {
            if ((w - LEFT) * each / seconds >= TICK) {
                step = each;
                break;
            }
        }
        double y = h - 7;
        Run now = new Run(texts.get("whatif.parting"), SIZE, Weight.SEMIBOLD, p.text);
        double half = Brush.width(now) / 2;
        double at = Math.clamp(x(both, both.now()), LEFT + half, w - half);
        if (both.now() > 0) {
            brush.text(at, y, Anchor.MIDDLE, w, now);
        }
        for (double s = 0; s <= seconds; s += step) {
            Run tick = new Run(Figures.clock(s), 14, Weight.MEDIUM, p.quiet);
            double own = Brush.width(tick) / 2;
            double x = Math.clamp(x(both, s * 1e6), LEFT + own, w - own);
            if (both.now() == 0 || Math.abs(x - at) > half + own + 8) {
                brush.text(x, y, Anchor.MIDDLE, w, tick);
            }
        }
    }
}
