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
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.paint.Color;

/// Paints the HPA panel from top to bottom: who it is, the figure, its curves, and in words how it came to its number.
final class HpaPainter {
    private static final double LEAST_CHARTS = 150;
    private static final int LINES = 6;

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
        double charts = sheet.h() - top - 14 * k;
        int shown = (int) Math.clamp((charts - LEAST_CHARTS - 60 * k) / leading, 0, LINES);
        charts -= shown * leading;
        double foot = new HpaCharts(sheet, hpa, x, top, room, charts).paint();
        List<Optional<Line>> lines = lines(hpa);
        for (int i = 0; i < shown; i++) {
            double y = foot + (i + 0.8) * leading;
            lines.get(i)
                    .ifPresent(
                            line -> sheet.pair(x, y, room, line.label(), line.value(), sheet.type(17), line.color()));
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
        double left = Math.max(used + 6, 178 * k);
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

    /// Each has its own row, empty while there is nothing to tell, so that none moves for another.
    private List<Optional<Line>> lines(Hpa hpa) {
        HpaDecision d = hpa.decision();
        var rows = new ArrayList<Optional<Line>>();
        // A live controller writes its number and not how it came to it.
        String asked = d.known() ? d.formula() : texts.get("scaling.hpa.untold");
        rows.add(
                asked.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Line(texts.get("scaling.hpa.asked"), asked, d.known() ? p.text : p.quiet)));
        rows.add(held(d));
        OptionalLong smaller = smallerFrom(hpa);
        rows.add(
                smaller.isPresent()
                        ? Optional.of(new Line(
                                texts.get("scaling.hpa.smaller"), Figures.clock(smaller.getAsLong() / 1e6), p.text))
                        : Optional.empty());
        for (int i = 0; rows.size() < LINES; i++) {
            rows.add(
                    i < hpa.conditions().size()
                            ? Optional.of(condition(hpa.conditions().get(i)))
                            : Optional.empty());
        }
        return rows;
    }

    /// What holds the number: pods that are not ready, counted in; else a limit, which the condition ScalingLimited
    /// names as well.
    private Optional<Line> held(HpaDecision d) {
        if (!Double.isNaN(d.filled())) {
            String with = texts.get("scaling.hpa.filled", d.waiting());
            return Optional.of(new Line(with, Figures.one(d.filled()) + " %", p.word(Hue.PENDING)));
        }
        return d.limit().isEmpty()
                ? Optional.empty()
                : Optional.of(new Line(texts.get("scaling.hpa.held"), d.limit(), p.text));
    }

    private Line condition(HpaCondition c) {
        Color color = known(c.status()) ? p.text : p.word(Hue.FAILED);
        String whole = c.status() + "  " + c.reason();
        boolean fits = Fonts.width(c.type() + " " + whole, Fonts.of(Weight.SEMIBOLD, Sheet.LEAST)) <= room;
        return new Line(c.type(), fits ? whole : c.reason(), color);
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
