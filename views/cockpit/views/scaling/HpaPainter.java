package cockpit.views.scaling;

import cockpit.views.desk.Subject;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Hpa;
import cockpit.world.HpaCondition;
import cockpit.world.HpaDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.paint.Color;

/// Paints the HPA panel from top to bottom: who it is, the figure, its curves, and in words how it came to its number.
final class HpaPainter {
    private static final double LEAST_CHARTS = 150;

    private final Sheet sheet;
    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final double k;
    private final double x;
    private final double room;

    HpaPainter(Sheet sheet) {
        this.sheet = sheet;
        this.brush = sheet.brush();
        this.p = sheet.p();
        this.texts = sheet.texts();
        this.k = sheet.k();
        this.x = 20 * k;
        this.room = sheet.w() - 2 * x;
    }

    /// A line of the foot: a label, a value, and the value's colour.
    private record Line(String label, String value, Color color) {}

    void paint() {
        brush.fill(0, 0, sheet.w(), sheet.h(), 0, p.panel);
        List<Hpa> all = HpaPanel.all(sheet.frame());
        if (all.isEmpty()) {
            brush.text(x, 38 * k, "HPA", sheet.type(28), Weight.EXTRABOLD, p.text);
            sheet.paragraph(
                    x, 76 * k, room, texts.get("scaling.hpa.none"), sheet.type(18), sheet.type(18) * 1.3, 4, p.quiet);
            return;
        }
        Hpa hpa = all.getFirst();
        sheet.zones().add(new Subject.OfHpa(hpa.id()), 0, 0, sheet.w(), sheet.h());
        title(hpa, all.size());
        figure(hpa);
        double top = Math.round(122 * k);
        double leading = Math.max(19, Math.round(24 * k));
        List<Line> lines = lines(hpa);
        double charts = sheet.h() - top - 14 * k;
        int shown = (int) Math.clamp((charts - LEAST_CHARTS - 60 * k) / leading, 0, lines.size());
        charts -= shown * leading;
        double foot = new HpaCharts(sheet, hpa, x, top, room, charts).paint();
        for (int i = 0; i < shown; i++) {
            Line line = lines.get(i);
            sheet.pair(x, foot + (i + 0.8) * leading, room, line.label(), line.value(), sheet.type(17), line.color());
        }
    }

    private void title(Hpa hpa, int count) {
        String bounds = texts.get("scaling.hpa.bounds", hpa.min(), hpa.max());
        String right = count > 1 ? texts.get("scaling.hpa.first", count) + "  " + bounds : bounds;
        double y = Math.round(36 * k);
        double used = brush.text(x, y, "HPA", sheet.type(28), Weight.EXTRABOLD, p.text) + 10;
        double taken = brush.text(x + room, y, Anchor.END, right, sheet.type(19), Weight.MEDIUM, p.quiet);
        sheet.words(x + used, y, room - used - taken - 10, hpa.id().name(), sheet.type(20), Weight.MEDIUM, p.quiet);
    }

    private void figure(Hpa hpa) {
        double y = Math.round(102 * k);
        double size = Math.round(64 * k);
        double used = brush.text(
                x,
                y,
                Anchor.START,
                room,
                new Run(Figures.whole(hpa.percent().last()), size, Weight.EXTRABOLD, p.text),
                new Run(" %", size / 2, Weight.BOLD, p.text));
        double left = Math.max(used + 16, 160 * k);
        double size2 = sheet.type(18);
        double above = y - size2 * 1.45;
        if (!sheet.whole(
                x + left,
                above,
                Anchor.START,
                room - left,
                texts.get("scaling.hpa.of"),
                size2,
                Weight.MEDIUM,
                p.quiet)) {
            String of = texts.get("scaling.hpa.of.short");
            sheet.words(x + left, above, room - left, of, size2, Weight.MEDIUM, p.quiet);
        }
        if (hpa.targetPercent() > 0) {
            double tolerance = hpa.decision().tolerance();
            String band = Figures.whole(hpa.targetPercent() * (1 - tolerance)) + "–"
                    + Figures.whole(hpa.targetPercent() * (1 + tolerance));
            Run[] runs = {
                new Run(texts.get("scaling.hpa.target") + " ", size2, Weight.MEDIUM, p.quiet),
                new Run(hpa.targetPercent() + " %", size2, Weight.BOLD, p.text),
                new Run("  " + band, size2, Weight.MEDIUM, p.quiet)
            };
            Run[] fits = Brush.width(runs) <= room - left ? runs : new Run[] {runs[0], runs[1]};
            brush.text(x + left, y, Anchor.START, Double.NaN, fits);
        }
    }

    private List<Line> lines(Hpa hpa) {
        HpaDecision d = hpa.decision();
        var lines = new ArrayList<Line>();
        if (!d.formula().isEmpty()) {
            lines.add(new Line(texts.get("scaling.hpa.asked"), d.formula(), p.text));
        }
        if (!Double.isNaN(d.filled())) {
            String with = texts.get("scaling.hpa.filled", d.waiting());
            lines.add(new Line(with, Figures.one(d.filled()) + " %", p.word(Hue.PENDING)));
        }
        if (!d.limit().isEmpty()) {
            lines.add(new Line(texts.get("scaling.hpa.held"), d.limit(), p.text));
        }
        smallerFrom(hpa)
                .ifPresent(
                        at -> lines.add(new Line(texts.get("scaling.hpa.smaller"), Figures.clock(at / 1e6), p.text)));
        for (HpaCondition c : hpa.conditions()) {
            Color color = known(c.status()) ? p.text : p.word(Hue.FAILED);
            String whole = c.status() + "  " + c.reason();
            boolean fits = Fonts.width(c.type() + " " + whole, Fonts.of(Weight.SEMIBOLD, Sheet.LEAST)) <= room;
            lines.add(fits ? new Line(c.type(), whole, color) : new Line(c.type(), c.reason(), color));
        }
        return lines;
    }

    private static boolean known(String status) {
        return !status.equals("Unknown");
    }

    /// When the newest proposal as large as what it wants now leaves the stabilization window; none while it could not
    /// be smaller.
    private static OptionalLong smallerFrom(Hpa hpa) {
        HpaDecision d = hpa.decision();
        if (!d.known() || d.window() <= 0 || hpa.desired() <= hpa.min()) {
            return OptionalLong.empty();
        }
        for (int i = hpa.proposals().size() - 1; i >= 0; i--) {
            if (Math.round(hpa.proposals().value(i)) >= hpa.desired()) {
                return OptionalLong.of(hpa.proposals().time(i) + d.window());
            }
        }
        return OptionalLong.empty();
    }
}
