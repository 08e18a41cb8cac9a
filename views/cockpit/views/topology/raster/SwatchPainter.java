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
import java.util.List;

/// The line under the fields: what a pod's colour tells, and at its end what a dot stands for.
final class SwatchPainter {
    private static final int STEPS = 8;

    private final Brush brush;
    private final Palette p;
    private final Tones tones;
    private final Texts texts;
    private final double size;
    private final double step;
    private final double gap;

    SwatchPainter(Brush brush, Raster raster, Texts texts) {
        this.brush = brush;
        this.p = brush.palette;
        this.tones = raster.tones;
        this.texts = texts;
        this.size = raster.grid.sizing().label();
        boolean small = raster.grid.sizing().small();
        this.step = small ? 4 : 8;
        this.gap = small ? 10 : 18;
    }

    /// @param scale requests of one dot; 0 where none move
    void paint(Grid grid, int scale) {
        double width = grid.logical(grid.width());
        double y = grid.sizing().foot() - size * 0.6;
        double room = scale > 0 ? dots(grid, width, y, scale) : width;
        String pod = grid.each()
                ? size(grid.podW(), grid.podH())
                : size(grid.nodeWidth() - grid.gapX(), grid.nodeHeight() - grid.gapY());
        String named = grid.each() ? "legend.huge" : "legend.shared";
        String brief = grid.each() ? "legend.huge.short" : "legend.shared.short";
        List<String> longer = List.of(named, "legend.booting", "legend.waiting", "legend.failedPod");
        List<String> shorter = List.of(brief, "legend.booting", "legend.waiting", "legend.failed");
        List<String> keys = width(longer, pod) <= room ? longer : shorter;
        double x = 2;
        x += brush.text(x, y, Anchor.START, room, run(texts.get(keys.get(0), pod))) + gap * 0.7;
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < STEPS; i++) {
                int level = Tones.LEVELS / STEPS * (i + 1) - 1;
                brush.fill(x + i * step, y - size * 0.75, step, size * 0.78, 0, Tones.color(tones.of(kind, level)));
            }
            x += STEPS * step + step;
        }
        x += gap - step;
        x = swatch(x, y, tones.fresh, keys.get(1), room);
        x = swatch(x, y, tones.waiting, keys.get(2), room);
        brush.icon(Icon.CROSS, x + size * 0.4, y - size * 0.34, size, p.word(Hue.FAILED), 4);
        brush.text(x + size * 1.15, y, Anchor.START, room - x, run(texts.get(keys.get(3))));
    }

    private static String size(int w, int h) {
        return w == h ? String.valueOf(w) : w + " x " + h;
    }

    /// The scale of the dots, at the right; where there is room up to.
    private double dots(Grid grid, double width, double y, int scale) {
        Run dot = run(texts.get("legend.dot", Figures.whole(scale)));
        double right = width - 2 - Brush.width(dot);
        brush.text(width - 2, y, Anchor.END, width / 2, dot);
        brush.disc(right - 10, y - size * 0.34, grid.sizing().small() ? 3 : 4, p.text);
        return right - 24;
    }

    private double width(List<String> keys, String pod) {
        double width = gap * 1.7 + Kind.values().length * (STEPS + 1) * step + 3 * size * 1.15 + 2 * gap;
        for (String key : keys) {
            width += Brush.width(run(texts.get(key, pod)));
        }
        return width;
    }

    private double swatch(double x, double y, int color, String key, double room) {
        brush.fill(x, y - size * 0.75, size * 0.78, size * 0.78, 0, Tones.color(color));
        return x + size * 1.15 + brush.text(x + size * 1.15, y, Anchor.START, room - x, run(texts.get(key))) + gap;
    }

    private Run run(String words) {
        return new Run(words, size, Weight.MEDIUM, p.quiet);
    }
}
