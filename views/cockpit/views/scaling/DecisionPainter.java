package cockpit.views.scaling;

import cockpit.views.desk.Figure;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.GroupId;
import cockpit.world.NodeGroup;
import cockpit.world.ScaleUp;
import cockpit.world.ScaleUpOption;
import cockpit.world.Scaling;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Paints which group Cluster Autoscaler grew and why that one; and that it, nobody else, set the desired capacity.
final class DecisionPainter {
    private static final int MOST_OPTIONS = 6;
    private static final int CAUSE_LINES = 4;
    /// Height of the line that says what the score means, in lines.
    private static final double NOTE = 1.2;

    private final Sheet sheet;
    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final double x;
    private final double w;
    private final double lead;
    private final Optional<ScaleUp> up;
    private final List<ScaleUpOption> options;
    private boolean noted;
    private int causeLines;

    DecisionPainter(Sheet sheet, double x, double w) {
        this.sheet = sheet;
        this.brush = sheet.brush();
        this.p = sheet.p();
        this.texts = sheet.texts();
        this.x = x;
        this.w = w;
        this.lead = sheet.k() < 1 ? 20 : 24;
        List<ScaleUp> ups = sheet.scaling()
                .map(Scaling::scaleUps)
                .map(all -> all.sorted(Comparator.comparingLong(ScaleUp::at)))
                .orElse(List.of());
        this.up = ups.isEmpty() ? Optional.empty() : Optional.of(ups.getLast());
        this.options = up.map(DecisionPainter::ordered).orElse(List.of());
    }

    private static List<ScaleUpOption> ordered(ScaleUp up) {
        return up.options().stream()
                .sorted(Comparator.<ScaleUpOption, Boolean>comparing(
                                option -> !option.group().equals(up.chosen()))
                        .thenComparing(option -> !option.no().isEmpty())
                        .thenComparing(option -> Double.isNaN(option.score()) ? 0 : option.score())
                        .thenComparing(ScaleUpOption::group))
                .limit(MOST_OPTIONS)
                .toList();
    }

    private double row() {
        return sheet.k() < 1 ? 22 : 34;
    }

    /// Px it takes at least.
    double least() {
        return lead + 10 + rows() * row() + 2 * lead + (sheet.k() < 1 ? 26 : 40);
    }

    /// Takes of the height that is left what the last activity's own words can use; returns how much.
    double cause(double spare) {
        int lines = (int) Math.clamp(spare / lead, 0, CAUSE_LINES);
        causeLines = lines > 1 ? lines : 0;
        return causeLines * lead;
    }

    /// Says what the score means where that height is left.
    void note(double spare) {
        noted = spare > NOTE * lead;
    }

    /// A row for each group there is, so that nothing below moves when they are weighed.
    private int rows() {
        int groups = sheet.scaling().map(scaling -> scaling.groups().size()).orElse(0);
        return Math.clamp(Math.max(groups, options.size()), 1, MOST_OPTIONS);
    }

    /// Paints from a height on; returns where it ends.
    double paint(double top) {
        double y = why(top + lead);
        return capacity(y + lead * 0.6);
    }

    private double why(double y) {
        String title = up.isEmpty()
                ? texts.get("scaling.why.title")
                : up.get().chosen().isEmpty()
                        ? texts.get("scaling.why.none")
                        : texts.get("scaling.why", up.get().chosen());
        InstrumentsPainter.title(
                sheet, x, y, w, title, up.map(ScaleUp::expander).orElse(""));
        double from = y;
        double at = y + 10;
        if (options.isEmpty()) {
            String words = texts.get(up.isEmpty() ? "scaling.why.never" : "scaling.why.nothing");
            sheet.words(x, at + row() * 0.62, w, words, sheet.type(16), Weight.MEDIUM, p.quiet);
        }
        for (int i = 0; i < options.size(); i++) {
            ScaleUpOption option = options.get(i);
            option(
                    at + i * row(),
                    option,
                    option.group().equals(up.map(ScaleUp::chosen).orElse("")));
        }
        at += rows() * row();
        if (noted) {
            if (up.isPresent()) {
                sheet.whole(x, at + lead * 0.8, Anchor.START, w, note(), sheet.type(15), Weight.MEDIUM, p.quiet);
            }
            at += NOTE * lead;
        }
        sheet.zones().add(Figure.EXPANDER, 0, from - 18, sheet.w(), at - from + 18);
        return at;
    }

    private void option(double y, ScaleUpOption option, boolean chosen) {
        double row = row();
        double base = y + row / 2 + 6;
        boolean no = !option.no().isEmpty();
        if (chosen) {
            brush.fill(x, y, w, row - 2, 4, p.raised);
        }
        if (chosen || no) {
            brush.icon(chosen ? Icon.CHECK : Icon.CROSS, x + 14, base - 6, 16, chosen ? p.word(Hue.READY) : p.quiet, 3);
        }
        double size = sheet.type(16);
        double left = x + 28;
        String score = no ? texts.get("scaling.why.no") : score(option);
        Weight weight = chosen ? Weight.BOLD : Weight.MEDIUM;
        double used = brush.text(x + w - 6, base, Anchor.END, score, size, weight, no ? p.quiet : p.text) + 8;
        double name = (w - 28 - used) * (sheet.k() < 1 ? 1 : 0.5);
        sheet.words(left, base, name - 6, option.group(), size, weight, p.text);
        if (sheet.k() == 1) {
            String what = no ? option.no() : texts.get("scaling.why.helps", option.pods(), option.nodes());
            sheet.words(left + name, base, w - 28 - used - name, what, size, Weight.MEDIUM, p.quiet);
        }
    }

    private String score(ScaleUpOption option) {
        if (Double.isNaN(option.score())) {
            return "–";
        }
        return leastWaste() ? Figures.whole(option.score() * 50) + " %" : Figures.whole(Math.abs(option.score()));
    }

    private boolean leastWaste() {
        return up.map(ScaleUp::expander).orElse("").contains("least-waste");
    }

    private String note() {
        String expander = up.map(ScaleUp::expander).orElse("");
        int comma = expander.indexOf(',');
        String key = "scaling.expander." + (comma < 0 ? expander : expander.substring(0, comma)).replace("-", "");
        return texts.has(key) ? texts.get(key) : texts.get("scaling.expander.other");
    }

    private Optional<NodeGroup> grown() {
        return up.filter(each -> !each.chosen().isEmpty())
                .flatMap(each -> sheet.scaling()
                        .flatMap(scaling -> scaling.groups().find(new GroupId(each.id(), each.chosen()))));
    }

    private double capacity(double top) {
        double y = top + lead;
        String time = up.filter(each -> each.to() != each.from())
                .map(each -> Figures.clock(each.at() / 1e6))
                .orElse("");
        InstrumentsPainter.title(sheet, x, y, w, "SetDesiredCapacity", time);
        double from = y;
        y += lead;
        double size = sheet.type(17);
        if (up.isEmpty() || up.get().to() == up.get().from()) {
            brush.text(x, y, "–", size, Weight.MEDIUM, p.quiet);
        } else {
            String by = "  " + texts.get("scaling.by");
            Run[] runs = {
                new Run(String.valueOf(up.get().from()), size, Weight.BOLD, p.text),
                new Run(" " + texts.get("scaling.to") + " ", size, Weight.MEDIUM, p.quiet),
                new Run(String.valueOf(up.get().to()), size, Weight.BOLD, p.word(Hue.FRESH)),
                new Run(by, size, Weight.MEDIUM, p.quiet)
            };
            brush.text(x, y, Anchor.START, w, Brush.width(runs) <= w ? runs : new Run[] {runs[0], runs[1], runs[2]});
        }
        y += lead;
        String policies = grown().map(NodeGroup::policies)
                .map(n -> n < 0 ? "–" : n == 0 ? texts.get("scaling.policies.none") : String.valueOf(n))
                .orElse("–");
        String label = texts.get("scaling.policies");
        boolean fits = Fonts.width(label + " " + policies, Fonts.of(Weight.SEMIBOLD, Sheet.LEAST)) <= w;
        sheet.pair(x, y, w, fits ? label : texts.get("scaling.policies.short"), policies, sheet.type(16), p.text);
        grown().filter(group -> causeLines > 0 && !group.activities().isEmpty()).ifPresent(group -> {
            NodeGroup.Activity newest = group.activities().getFirst();
            String words = newest.status() + ": " + (newest.message().isEmpty() ? newest.cause() : newest.message());
            sheet.paragraph(x, from + 3 * lead, w, words, sheet.type(15), lead * 0.9, causeLines, p.quiet);
        });
        double end = y + causeLines * lead;
        sheet.zones().add(Figure.CAPACITY, 0, from - 18, sheet.w(), end - from + 24);
        return end;
    }
}
