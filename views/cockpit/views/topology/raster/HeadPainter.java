package cockpit.views.topology.raster;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Side;
import java.util.EnumSet;
import java.util.List;
import javafx.scene.paint.Color;

/// The line above the fields: the clusters' names and figures, and over each group's columns a bar in its hue.
final class HeadPainter {
    private static final double BAR = 3;
    private static final double GAP = 8;

    private final Brush brush;
    private final Palette p;
    private final Raster raster;
    private final Grid grid;
    private final Sizing s;
    private final Texts texts;

    HeadPainter(Brush brush, Raster raster, Texts texts) {
        this.brush = brush;
        this.p = brush.palette;
        this.raster = raster;
        this.grid = raster.grid;
        this.s = raster.grid.sizing();
        this.texts = texts;
    }

    void paint(Heading heading) {
        double home = grid.logical(grid.aisleX());
        double cloud = grid.logical(grid.aisleRight());
        double width = grid.logical(grid.width());
        brush.fill(0, 0, width, s.head() + 1, 0, p.ground);
        brush.fill(0, 0, home, s.head() + 1, 0, p.panel);
        brush.fill(cloud, 0, width - cloud, s.head() + 2 * Backdrop.ROUND, Backdrop.ROUND, p.panel);
        brush.text(
                (home + cloud) / 2,
                s.small() ? 24 : 28,
                Anchor.MIDDLE,
                cloud - home - 4,
                new Run(texts.get("stage.peering.short"), s.small() ? 14 : 20, Weight.BOLD, p.text));
        for (Heading.OfCluster c : heading.clusters()) {
            if (c.side() == Side.ON_PREM) {
                home(c, home);
            } else {
                cloud(c, cloud, width);
            }
        }
        groups(heading.groups());
    }

    private double name(Side side, double left) {
        Hue hue = side == Side.ON_PREM ? Hue.ON_PREM : Hue.CLOUD;
        double icon = s.title();
        double y = s.title() * 1.33;
        brush.icon(
                side == Side.ON_PREM ? Icon.FLAME : Icon.CLOUD,
                left + icon / 2,
                y - s.title() * 0.34,
                icon,
                p.light() ? p.ink : p.fill(hue));
        double x = left + icon * 1.3;
        String words = texts.get(side == Side.ON_PREM ? "stage.onprem" : "stage.eks");
        return x + brush.text(x, y, words, s.title(), Weight.EXTRABOLD, p.word(hue));
    }

    /// A cluster's mean CPU, smaller where its name leaves little room; returns its left edge.
    private double figure(Heading.OfCluster c, double left, double right, double y, double wanted, Color color) {
        double size = wanted;
        while (size > s.title() && right - width(c, size) < left) {
            size -= 1;
        }
        brush.text(right, y, Anchor.END, right - left, runs(c, size, color));
        return right - width(c, size);
    }

    private double width(Heading.OfCluster c, double size) {
        return Brush.width(runs(c, size, p.text));
    }

    private Run[] runs(Heading.OfCluster c, double size, Color color) {
        return new Run[] {
            new Run(c.cpu(), size, Weight.EXTRABOLD, color),
            new Run(" %", Math.max(s.label(), size * 0.5), Weight.SEMIBOLD, color)
        };
    }

    private void home(Heading.OfCluster c, double right) {
        double after = name(Side.ON_PREM, s.pad() + 4);
        double figure = figure(c, after + 2, right - s.pad() - 2, s.figure() * 0.98, s.figure(), p.word(Hue.ON_PREM));
        counts(c, s.pad() + 2, s.head() - 9, figure - GAP);
    }

    private void cloud(Heading.OfCluster c, double left, double width) {
        double after = name(Side.CLOUD, left + s.pad() + 4);
        double size = s.figure() * 0.85;
        double figure = figure(c, after + 2, width - s.pad() - 6, size * 0.92, size, p.text);
        counts(c, after + 14, s.title() * 1.33, figure - GAP);
    }

    /// Nodes and pods; nodes alone where there is no room for both.
    private void counts(Heading.OfCluster c, double x, double y, double right) {
        String nodes = Figures.whole(c.nodes()) + " " + texts.get("stage.nodes");
        String both = nodes + " · " + texts.get("stage.pods", Figures.whole(c.pods()));
        for (String words : List.of(both, nodes)) {
            Run run = new Run(words, s.label(), Weight.MEDIUM, p.quiet);
            if (x + Brush.width(run) <= right) {
                brush.text(x, y, Anchor.START, right - x, run);
                return;
            }
        }
    }

    private void groups(List<Heading.OfGroup> groups) {
        Plots plots = raster.cloud.plots;
        var told = EnumSet.noneOf(Kind.class);
        double y = s.head() - 9;
        double free = grid.logical(grid.width());
        for (Heading.OfGroup group : groups.reversed()) {
            Plots.Run run = group.run();
            double left = grid.logical(plots.left(run.first()));
            double right = grid.logical(plots.left(run.last()) + grid.nodeWidth() - grid.gapX());
            brush.fill(left, s.head() - BAR - 2, right - left, BAR, 0, p.word(run.kind().hue));
            if (group.nodes() == 0 || !told.add(run.kind())) {
                continue; // told over other columns of its, or nothing to tell
            }
            String words = texts.get("kind." + run.kind()) + " " + Figures.whole(group.nodes());
            Run text = new Run(words, s.label(), Weight.SEMIBOLD, p.word(run.kind().hue));
            double w = Brush.width(text);
            double x = Math.min(left + 1, Math.max(right, free) - w);
            x = Math.min(x, free - w - GAP);
            if (x >= grid.logical(grid.cloudX()) - 2) {
                brush.text(x, y, Anchor.START, Math.max(right, free) - x, text);
                free = x;
            }
        }
    }
}
