package cockpit.views.scaling;

import cockpit.views.desk.Figure;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Bill;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/// Paints what it costs: an hour, so far, what Spot saves, and a bar by group.
final class CostPainter {
    private final Sheet sheet;
    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final boolean small;
    private final double x;
    private final double w;
    private final double lead;
    private int legend;

    CostPainter(Sheet sheet, double x, double w) {
        this.sheet = sheet;
        this.brush = sheet.brush();
        this.p = sheet.p();
        this.texts = sheet.texts();
        this.small = sheet.k() < 1;
        this.x = x;
        this.w = w;
        this.lead = small ? 20 : 24;
    }

    /// A part of the bar.
    private record Part(String name, double dollars, Color color) {}

    /// Px it takes at least.
    double least() {
        return small ? 100 : 150;
    }

    /// Takes of the height that is left what it can use; returns how much.
    double spend(double spare) {
        legend = (int) Math.clamp(spare / lead, 0, small ? 1 : 2);
        return legend * lead;
    }

    void paint(double top) {
        double y = top + lead + (small ? 8 : 16);
        String date = Costs.dated(sheet.frame())
                .map(dated -> texts.get(dated.assumed() ? "scaling.cost.assumed" : "scaling.cost.prices", dated.day()))
                .orElse("");
        InstrumentsPainter.title(sheet, x, y, w, texts.get("scaling.cost"), date);
        double from = y;
        Bill bill = sheet.world().bill();
        Costs costs = Costs.of(sheet.frame());
        boolean priced = bill.unpriced() == 0;
        y += small ? 28 : 42;
        double figure = small ? 24 : 38;
        double used = brush.text(
                x,
                y,
                Anchor.START,
                w,
                new Run(priced ? Figures.two(bill.dollarsPerHour()) : "–", figure, Weight.BOLD, p.text),
                new Run(" $/h", sheet.type(18), Weight.MEDIUM, p.quiet));
        sheet.zones().add(Figure.COST_HOUR, 0, from - 18, x + used + 8, y - from + 22);
        saved(y, from, costs, used);
        y += small ? 19 : 26;
        String soFar = priced ? Figures.two(bill.dollars(sheet.frame().at())) + " $" : "–";
        sheet.pair(x, y, w * 0.55, texts.get("scaling.cost.soFar"), soFar, sheet.type(16), p.text);
        if (!small) {
            String words = texts.get("scaling.cost.saved");
            sheet.whole(x + w, y, Anchor.END, w * 0.44, words, sheet.type(16), Weight.MEDIUM, p.quiet);
        }
        sheet.zones().add(Figure.COST_DEMO, 0, y - 18, w * 0.55, 24);
        bar(y + (small ? 7 : 14), costs);
    }

    private void saved(double y, double from, Costs costs, double used) {
        double room = w - used - 12;
        Run[] runs = {
            new Run(Figures.two(costs.saved()), small ? 18 : 26, Weight.BOLD, p.word(Hue.SPOT)),
            new Run(" $/h", sheet.type(16), Weight.MEDIUM, p.quiet)
        };
        if (Brush.width(runs) <= room) {
            brush.text(x + w, y, Anchor.END, room, runs);
        }
        sheet.zones().add(Figure.SAVING, x + used + 8, from - 18, w - used - 8, y - from + 22);
    }

    private void bar(double y, Costs costs) {
        var parts = new ArrayList<Part>();
        for (Costs.Part part : costs.groups()) {
            Color fill = Kind.of(part.group()).fill(p);
            parts.add(new Part(part.group().id().name(), part.dollars(), fill));
        }
        parts.add(new Part(texts.get("scaling.cost.control"), costs.control(), p.quiet));
        double sum = parts.stream()
                .mapToDouble(Part::dollars)
                .filter(d -> !Double.isNaN(d))
                .sum();
        double high = small ? 12 : 18;
        double at = x;
        for (Part part : parts) {
            if (sum > 0 && part.dollars() > 0) {
                double width = part.dollars() / sum * w;
                brush.mark(at, y, Math.max(1, width - 3), high, 0, part.color());
                at += width;
            }
        }
        legend(y + high + lead, parts);
        sheet.zones().add(Figure.COST_GROUPS, 0, y - 4, sheet.w(), high + lead * 2 + 12);
    }

    private void legend(double y, List<Part> parts) {
        double size = sheet.type(15);
        double at = x;
        int line = 0;
        for (Part part : parts) {
            Run[] runs = {
                new Run(part.name() + " ", size, Weight.MEDIUM, p.quiet),
                new Run(Figures.two(part.dollars()), size, Weight.SEMIBOLD, p.text)
            };
            double width = Brush.width(runs);
            if (at > x && at + width > x + w) {
                line++;
                at = x;
            }
            if (line >= legend || width > w) {
                return;
            }
            brush.text(at, y - 3 + line * lead * 0.9, Anchor.START, w, runs);
            at += width + 14;
        }
    }
}
