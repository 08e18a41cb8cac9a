package cockpit.views.scaling;

import cockpit.views.desk.Figure;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.views.topology.PodMark;
import cockpit.world.Demand;
import cockpit.world.Hpa;
import cockpit.world.PodPhase;

/// Paints the instruments from top to bottom: each takes the height it needs, and what is told last folds first.
final class InstrumentsPainter {
    private final Sheet sheet;
    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final boolean small;
    private final double x = 16;
    private final double w;

    InstrumentsPainter(Sheet sheet) {
        this.sheet = sheet;
        this.brush = sheet.brush();
        this.p = sheet.p();
        this.texts = sheet.texts();
        this.small = sheet.k() < 1;
        this.w = sheet.w() - 2 * x;
    }

    /// Where its parts are, from the top.
    ///
    /// @param load     where the load and the replicas end
    /// @param decision where it ends, and the cost begins
    record Parts(double load, double decision) {}

    Parts paint() {
        brush.fill(0, 0, sheet.w(), sheet.h(), 0, p.panel);
        double y = load();
        y = replicas(y);
        var cost = new CostPainter(sheet, x, w);
        var decision = new DecisionPainter(sheet, x, w);
        double spare = sheet.h() - y - decision.least() - cost.least();
        spare -= decision.cause(Math.max(0, spare));
        spare -= cost.spend(Math.max(0, spare));
        decision.note(Math.max(0, spare));
        double end = decision.paint(y);
        cost.paint(end);
        return new Parts(y, end);
    }

    /// A heading, and where there is room what belongs to it at the right.
    static void title(Sheet sheet, double x, double y, double w, String words, String detail) {
        double size = sheet.type(18);
        double used = sheet.words(x, y, w, words, size, Weight.SEMIBOLD, sheet.p().text);
        double room = w - used - 10;
        if (!detail.isEmpty() && room > 20) {
            sheet.whole(x + w, y, Anchor.END, room, detail, sheet.type(16), Weight.MEDIUM, sheet.p().quiet);
        }
    }

    private double load() {
        Demand d = sheet.world().demand();
        String target = HpaPanel.all(sheet.frame()).stream()
                .findFirst()
                .map(hpa -> texts.get("scaling.load.on", hpa.target()))
                .orElse("");
        title(sheet, x, small ? 24 : 32, w, texts.get("load.title"), target);
        double y = small ? 55 : 78;
        double figure = small ? 26 : 38;
        double used = brush.text(
                x,
                y,
                Anchor.START,
                w,
                new Run(d.askedUsers() < 0 ? "–" : Figures.whole(d.users()), figure, Weight.BOLD, p.text),
                new Run(" " + texts.get("scaling.load.clients"), sheet.type(18), Weight.MEDIUM, p.quiet));
        String felt = Double.isNaN(d.p95Millis())
                ? texts.get("scaling.load.rate", Figures.whole(d.perSecond()))
                : texts.get("scaling.load.felt", Figures.whole(d.perSecond()), Figures.whole(d.p95Millis()));
        double room = w - used - 12;
        if (!sheet.whole(x + w, y, Anchor.END, room, felt, sheet.type(17), Weight.MEDIUM, p.quiet)) {
            String rate = texts.get("scaling.load.rate", Figures.whole(d.perSecond()));
            sheet.whole(x + w, y, Anchor.END, room, rate, sheet.type(17), Weight.MEDIUM, p.quiet);
        }
        double end = small ? 104 : 146;
        sheet.zones().add(Figure.CLIENTS, 0, 0, sheet.w(), end - 4);
        if (!small) {
            brush.text(x, 132, "0", 15, Weight.MEDIUM, p.quiet);
            brush.text(x + w, 132, Anchor.END, "20", 15, Weight.MEDIUM, p.quiet);
        }
        return end;
    }

    private double replicas(double y) {
        double row = small ? 21 : 32;
        double first = y + (small ? 6 : 20);
        title(sheet, x, first, w, texts.get("scaling.replicas"), "");
        Hpa hpa = HpaPanel.all(sheet.frame()).stream().findFirst().orElse(null);
        Replicas counts = hpa == null ? null : Replicas.of(sheet.frame(), hpa);
        int most = hpa == null ? 0 : Math.max(hpa.max(), 1);
        row(
                first + row,
                "scaling.replicas.desired",
                counts == null ? -1 : counts.desired(),
                0,
                most,
                PodPhase.SUCCEEDED);
        row(
                first + 2 * row,
                "scaling.replicas.running",
                counts == null ? -1 : counts.running(),
                0,
                most,
                PodPhase.READY);
        int before = counts == null ? 0 : counts.running();
        row(
                first + 3 * row,
                "scaling.replicas.waiting",
                counts == null ? -1 : counts.waiting(),
                before,
                most,
                PodPhase.PENDING);
        sheet.zones().add(Figure.REPLICAS, 0, first - 18, sheet.w(), 3 * row + 26);
        return first + 3 * row + (small ? 12 : 22);
    }

    /// A row of squares; each stands where the same replica stands in the other rows.
    private void row(double y, String key, int count, int from, int most, PodPhase phase) {
        double size = sheet.type(17);
        brush.text(x, y, Anchor.START, 78, new Run(texts.get(key), size, Weight.MEDIUM, p.quiet));
        double left = x + (small ? 62 : 84);
        String number = count < 0 ? "–" : String.valueOf(count);
        double figure = Math.max(small ? 30 : 38, Fonts.width(number, Fonts.of(Weight.BOLD, sheet.type(22))) + 8);
        double pitch = Math.min(19.6, (x + w - figure - left) / Math.max(1, most));
        double side = Math.max(1, Math.floor(pitch * 0.78));
        for (int i = from; i < Math.min(from + Math.max(0, count), most); i++) {
            double bx = Math.round(left + i * pitch);
            double by = y - side + (size - side) / 2 - 1;
            if (phase == PodPhase.SUCCEEDED) {
                brush.fill(bx, by, side, side, side > 8 ? 2 : 0, p.quiet);
            } else if (side < 6) {
                brush.fill(bx, by, side, side, 0, p.word(phase == PodPhase.READY ? Hue.READY : Hue.PENDING));
            } else {
                PodMark.paint(brush, phase, false, bx, by, side, 2);
            }
        }
        brush.text(x + w, y + 1, Anchor.END, number, sheet.type(22), Weight.BOLD, p.text);
    }
}
