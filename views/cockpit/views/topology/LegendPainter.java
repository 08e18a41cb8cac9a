package cockpit.views.topology;

import cockpit.views.desk.Figure;
import cockpit.views.desk.Subject;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Event;
import cockpit.world.SourceState;
import cockpit.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// The line under the stage: what a dot stands for, and how old each source is.
final class LegendPainter {
    private static final List<String> ORDER = List.of("watch", "Prometheus", "CloudWatch", "Locust");
    private static final double GAP = 22;

    private final Brush brush;
    private final Zones zones;
    private final Palette p;
    private final Geometry g;
    private final Texts texts;
    private final double size;

    LegendPainter(Brush brush, Zones zones, Geometry g, Texts texts) {
        this.brush = brush;
        this.zones = zones;
        this.p = brush.palette;
        this.g = g;
        this.texts = texts;
        this.size = g.m().small() ? 14 : 16;
    }

    /// @param scale requests a dot stands for; 0 where no dots move
    void paint(int scale, World world, long at) {
        double y = g.clusterHeight() + (g.m().small() ? 19 : 29);
        double x = 2;
        x = scale > 0 ? dots(x, y, scale) : still(x, y);
        brush.icon(Icon.LOCK, x + 5, y - 6, 15, p.quiet);
        x = word(x + 18, y, texts.get("legend.sensitive"));
        zones.add(Figure.DOTS, 0, y - 20, x, 28);
        ages(x, y, world, at);
    }

    private double dots(double from, double y, int scale) {
        double x = from;
        brush.disc(x + 6, y - 6, 4, p.text);
        x = word(x + 18, y, texts.get("legend.dot", scale));
        brush.circle(x + 5, y - 6, 4.5, p.light() ? p.ink : p.fill(Hue.PENDING), 2);
        x = word(x + 16, y, texts.get("legend.slow"));
        brush.icon(Icon.CROSS, x + 6, y - 6, 16, p.word(Hue.FAILED), 4);
        return word(x + 18, y, texts.get("legend.failed"));
    }

    private double still(double x, double y) {
        brush.line(x, y - 6, x + 18, y - 6, p.word(Hue.CLOUD), 6);
        return word(x + 26, y, texts.get("legend.width"));
    }

    private double word(double x, double y, String text) {
        return x + brush.text(x, y, text, size, Weight.MEDIUM, p.quiet) + (g.m().small() ? 14 : 22);
    }

    /// Ages, as many as there is room for: who is not well first, then by their weight for the picture; those that are
    /// shown stand in that weight's order.
    private void ages(double from, double y, World world, long at) {
        var order = Comparator.<SourceState>comparingInt(s -> rank(s.id())).thenComparing(SourceState::id);
        List<SourceState> sources = world.talk()
                .sources()
                .sorted(Comparator.<SourceState, Boolean>comparing(s -> !stale(s, at))
                        .thenComparing(order));
        var shown = new TreeSet<SourceState>(order);
        double room = g.width() - 2 - from - 10;
        for (SourceState source : sources) {
            room -= width(source, at) + GAP;
            if (room + GAP < 0) {
                break;
            }
            shown.add(source);
        }
        double right = g.width() - 2;
        for (SourceState source : shown.descendingSet()) {
            boolean stale = stale(source, at);
            double width = width(source, at);
            brush.text(
                    right,
                    y,
                    Anchor.END,
                    words(source, at),
                    size,
                    stale ? Weight.BOLD : Weight.MEDIUM,
                    stale ? p.word(Hue.PENDING) : p.quiet);
            zones.add(new Subject.OfSource(source.id()), right - width, y - 20, width, 28);
            right -= width + GAP;
        }
    }

    private static boolean stale(SourceState source, long at) {
        return source.doubtful(at);
    }

    private String words(SourceState source, long at) {
        return source.id() + " " + age(at - source.heard());
    }

    private double width(SourceState source, long at) {
        return Fonts.width(words(source, at), Fonts.of(stale(source, at) ? Weight.BOLD : Weight.MEDIUM, size));
    }

    private static int rank(String source) {
        for (int i = 0; i < ORDER.size(); i++) {
            if (source.startsWith(ORDER.get(i))) {
                return i;
            }
        }
        return ORDER.size();
    }

    private String age(long micros) {
        double seconds = Math.max(0, micros) / (double) Event.SECOND;
        return (seconds < 10 ? Figures.one(seconds) : Figures.whole(seconds)) + " " + texts.get("unit.seconds");
    }
}
