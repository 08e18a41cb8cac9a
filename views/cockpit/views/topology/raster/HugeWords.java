package cockpit.views.topology.raster;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.CrispCanvas;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Cluster;
import cockpit.world.Reading;
import cockpit.world.Route;
import cockpit.world.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words of the huge stage, in strips beside the raster, not on one canvas over it: what lies over it is composed
/// anew with every frame. FX thread only.
final class HugeWords {
    private static final int SWATCHES = 6;

    private final CrispCanvas head = new CrispCanvas();
    private final CrispCanvas share = new CrispCanvas();
    private final CrispCanvas rate = new CrispCanvas();
    private final CrispCanvas foot = new CrispCanvas();
    private Palette palette;
    private Texts texts;

    HugeWords(Palette palette, Texts texts) {
        this.palette = palette;
        this.texts = texts;
        strips().forEach(strip -> strip.setMouseTransparent(true));
    }

    List<CrispCanvas> strips() {
        return List.of(head, share, rate, foot);
    }

    void dress(Palette newPalette, Texts newTexts) {
        palette = newPalette;
        texts = newTexts;
    }

    /// @param width  of the stage
    /// @param height of it
    void place(double width, double height) {
        head.resizeRelocate(0, 0, width, HugeStage.TOP - 2);
        foot.resizeRelocate(0, height - HugeStage.FOOT + 8, width, HugeStage.FOOT - 8);
    }

    /// @param perSecond requests a second across
    /// @param scale     requests a dot stands for
    void write(Grid g, Frame frame, Census home, Census cloud, double perSecond, int scale) {
        head.draw(
                palette,
                brush -> frame.world().platform().clusters().forEach(c -> {
                    heading(brush, g, c, c.side() == Side.ON_PREM ? home : cloud);
                    groups(brush, c.side() == Side.ON_PREM ? Map.of() : cloud.groups());
                }));
        double left = g.homeRight();
        double w = g.cloudX() - left;
        Optional<Route> route = frame.world().mesh().routes().find(frame.names().routeId());
        share.resizeRelocate(left, HugeStage.riverTop(g) - 76, w, 64);
        share.draw(palette, brush -> measured(brush, w, route));
        double below = g.bottom() - HugeStage.riverBottom(g) - 16;
        rate.resizeRelocate(left, HugeStage.riverBottom(g) + 16, w, below < 96 ? 48 : 100);
        rate.draw(palette, brush -> crossing(brush, w, route, perSecond));
        foot.draw(palette, brush -> legend(brush, g, scale));
    }

    private void heading(Brush brush, Grid g, Cluster c, Census census) {
        boolean home = c.side() == Side.ON_PREM;
        double left = home ? g.homeX() : g.cloudX();
        double right = home ? Math.max(g.homeRight(), left + 280) : Math.max(g.width() - g.homeX(), left + 200);
        Hue hue = home ? Hue.ON_PREM : Hue.CLOUD;
        brush.icon(
                home ? Icon.FLAME : Icon.CLOUD, left + 16, 30, 28, palette.light() ? palette.ink : palette.fill(hue));
        double named = left
                + 38
                + brush.text(
                        left + 38,
                        40,
                        texts.get(home ? "stage.onprem" : "stage.eks"),
                        28,
                        Weight.EXTRABOLD,
                        palette.word(hue));
        String cpu = Double.isNaN(c.cpuPercent()) ? "–" : Figures.whole(c.cpuPercent());
        Run[] figure = {
            new Run(cpu, 46, Weight.EXTRABOLD, home ? palette.word(hue) : palette.text),
            new Run(" %", 24, Weight.SEMIBOLD, home ? palette.word(hue) : palette.text)
        };
        brush.text(right - 4, 44, Anchor.END, right - left - 8, figure);
        String counts = Figures.whole(c.nodeCount()) + " " + texts.get("stage.nodes") + " · "
                + texts.get("stage.pods", Figures.whole(c.pods().total()));
        var count = new Run(counts, 16, Weight.MEDIUM, palette.quiet);
        var told = told(census, home);
        double x = home ? left + 2 : named + 16;
        double y = home ? 66 : 40;
        double room = (home ? right : right - 16 - Brush.width(figure)) - x;
        if (Brush.width(count) + Brush.width(told) <= room) {
            brush.text(x, y, Anchor.START, room, count, told);
        } else if (Brush.width(count) <= room) {
            brush.text(x, y, Anchor.START, room, count);
        }
    }

    /// What is out of the ordinary here.
    private Run told(Census census, boolean home) {
        if (home && census.hot() > 0) {
            String words = " · " + texts.get("stage.hot", Figures.whole(census.hot()), Field.HOT);
            return new Run(words, 16, Weight.BOLD, palette.word(Hue.ON_PREM));
        }
        if (census.booting() > 0) {
            String words = " · " + texts.get("stage.booting", Figures.whole(census.booting()));
            return new Run(words, 16, Weight.BOLD, palette.word(Hue.FRESH));
        }
        return new Run("", 16, Weight.MEDIUM, palette.quiet);
    }

    /// A bar over each group's columns and its count over the bar, where it finds room.
    private void groups(Brush brush, Map<Kind, Census.Group> groups) {
        double free = 0;
        for (var entry : groups.entrySet()) {
            Census.Group group = entry.getValue();
            brush.fill(
                    group.left(),
                    HugeStage.TOP - 8,
                    group.right() - group.left() - 2,
                    3,
                    0,
                    palette.fill(entry.getKey().hue));
            var words = new Run(
                    texts.get(entry.getKey().text, Figures.whole(group.nodes())),
                    16,
                    Weight.SEMIBOLD,
                    palette.word(entry.getKey().hue));
            double width = Brush.width(words);
            double x = Math.max(free, Math.min(group.left(), head.getWidth() - width - 2));
            if (x + width <= head.getWidth() - 1) {
                brush.text(x, HugeStage.TOP - 16, Anchor.START, width + 1, words);
                free = x + width + 18;
            }
        }
    }

    private void measured(Brush brush, double w, Optional<Route> route) {
        double measured = route.map(r -> r.measured().value()).orElse(Double.NaN);
        brush.text(w / 2, 18, Anchor.MIDDLE, texts.get("stage.nowOnEks"), 14, Weight.MEDIUM, palette.quiet);
        brush.text(
                w / 2,
                52,
                Anchor.MIDDLE,
                w,
                new Run(Figures.one(measured), 30, Weight.EXTRABOLD, palette.word(Hue.CLOUD)),
                new Run(" %", 16, Weight.SEMIBOLD, palette.word(Hue.CLOUD)));
    }

    private void crossing(Brush brush, double w, Optional<Route> route, double perSecond) {
        brush.text(w / 2, 20, Anchor.MIDDLE, Figures.whole(perSecond), 18, Weight.BOLD, palette.text);
        brush.text(w / 2, 40, Anchor.MIDDLE, texts.get("unit.perSecond.short"), 14, Weight.MEDIUM, palette.quiet);
        if (rate.getHeight() < 96) {
            return;
        }
        weight(brush, w, 66, "weight.asked", route.map(Route::asked).orElse(Reading.NONE));
        weight(brush, w, 88, "weight.applied", route.map(Route::applied).orElse(Reading.NONE));
    }

    private void weight(Brush brush, double w, double y, String key, Reading reading) {
        brush.text(
                w / 2,
                y,
                Anchor.MIDDLE,
                w,
                new Run(texts.get(key) + " ", 15, Weight.MEDIUM, palette.quiet),
                new Run(Figures.whole(reading.value()), 15, Weight.BOLD, palette.text));
    }

    private void legend(Brush brush, Grid g, int scale) {
        String dots = texts.get("legend.dot", Figures.whole(scale));
        double end = head.getWidth()
                - 16
                - brush.text(head.getWidth() - 2, 22, Anchor.END, dots, 16, Weight.MEDIUM, palette.quiet);
        String pods = g.each()
                ? texts.get("legend.huge", g.podW(), g.podH())
                : texts.get("legend.shared", g.nodeWidth() - 1, g.nodeHeight() - 1);
        double x = 2;
        if (Fonts.width(pods, Fonts.of(Weight.MEDIUM, 16)) > end - x) {
            return;
        }
        x += 12 + brush.text(x, 22, pods, 16, Weight.MEDIUM, palette.quiet);
        for (Kind kind : List.of(Kind.OWNED, Kind.ON_DEMAND, Kind.SPOT, Kind.GPU)) {
            if (x + SWATCHES * 10 > end) {
                return;
            }
            for (int i = 0; i < SWATCHES; i++) {
                brush.fill(x + i * 10, 10, 10, 13, 0, Field.shade(palette, kind, i / (SWATCHES - 1.0)));
            }
            x += SWATCHES * 10 + 8;
        }
        x += 8;
        x = square(brush, x, end, Hue.FRESH, "legend.booting");
        x = square(brush, x, end, Hue.PENDING, "legend.waiting");
        square(brush, x, end, Hue.FAILED, "legend.failed");
    }

    /// A square and its word, where there is room for both.
    private double square(Brush brush, double x, double end, Hue hue, String key) {
        String word = texts.get(key);
        double width = 18 + Fonts.width(word, Fonts.of(Weight.MEDIUM, 16));
        if (x + width > end) {
            return end;
        }
        brush.mark(x, 11, 11, 11, 0, palette.fill(hue));
        brush.text(x + 18, 22, word, 16, Weight.MEDIUM, palette.quiet);
        return x + width + 18;
    }
}
