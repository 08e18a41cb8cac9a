package cockpit.views.scaling;

import cockpit.views.desk.Figure;
import cockpit.views.desk.Subject;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Paragraph;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Cluster;
import cockpit.world.Hpa;
import cockpit.world.Pod;
import cockpit.world.PodPhase;
import cockpit.world.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;

/// Paints the queue: count, seats, the reason, what each asks.
final class QueuePainter {
    /// Columns and rows of seats, by how many pods the HPAs may ask for.
    private static final int[][] GRIDS = {{2, 5}, {4, 10}, {7, 18}, {10, 26}};
    private static final double NARROW = 115;
    private static final double LEAST_SEATS = 90;

    private final Sheet sheet;
    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final double k;
    private final double middle;
    private final List<Pod> waiting = new ArrayList<>();

    QueuePainter(Sheet sheet) {
        this.sheet = sheet;
        this.brush = sheet.brush();
        this.p = sheet.p();
        this.texts = sheet.texts();
        this.k = sheet.k();
        this.middle = sheet.w() / 2;
        sheet.world().platform().pods().forEach(pod -> {
            if (!pod.placed() && pod.phase() == PodPhase.PENDING && onTheCloud(pod)) {
                waiting.add(pod);
            }
        });
        waiting.sort(
                Comparator.comparingInt(Pod::seat).thenComparing(pod -> pod.id().name()));
    }

    private boolean onTheCloud(Pod pod) {
        return sheet.world()
                .platform()
                .clusters()
                .find(pod.id().context())
                .map(Cluster::side)
                .orElse(Side.CLOUD)
                .equals(Side.CLOUD);
    }

    void paint() {
        brush.fill(0, 0, sheet.w(), sheet.h(), 0, p.panel);
        sheet.zones().add(Figure.QUEUE, 0, 0, sheet.w(), sheet.h());
        Color hue = waiting.isEmpty() ? p.quiet : p.word(Hue.PENDING);
        brush.text(middle, 36 * k, Anchor.MIDDLE, texts.get("scaling.queue.title"), sheet.type(20), Weight.BOLD, hue);
        brush.text(
                middle,
                98 * k,
                Anchor.MIDDLE,
                String.valueOf(waiting.size()),
                Math.round(64 * k),
                Weight.EXTRABOLD,
                hue);
        double top = Math.round(122 * k);
        double foot = Math.max(Math.round(206 * k), 152);
        double high = Math.max(LEAST_SEATS, sheet.h() - top - foot);
        seats(top, high);
        reasons(top + high);
    }

    private void seats(double top, double high) {
        int[] grid = grid();
        double room = sheet.w() - 2 * 14 * k;
        double pitch = Math.floor(Math.min(room / grid[0], Math.min(51 * k, high / grid[1])));
        double side = pitch - Math.max(2, Math.floor(pitch * 0.12));
        double left = Math.round(middle - (grid[0] * pitch - (pitch - side)) / 2);
        boolean[] taken = new boolean[grid[0] * grid[1]];
        int beyond = 0;
        for (Pod pod : waiting) {
            if (pod.seat() >= taken.length) {
                beyond++;
                continue;
            }
            taken[pod.seat()] = true;
            double x = left + pod.seat() % grid[0] * pitch;
            double y = top + (double) (pod.seat() / grid[0]) * pitch;
            sheet.zones().add(new Subject.OfPod(pod.id()), x, y, side, side);
            double line = pitch > 30 ? 2.5 : 1.5;
            brush.dashed(
                    x + 1, y + 1, side - 2, side - 2, Math.min(4, side / 6), p.word(Hue.PENDING), line, dash(pitch));
        }
        if (pitch > 20) {
            brush.context().setGlobalAlpha(0.6);
            for (int i = 0; i < taken.length; i++) {
                if (!taken[i]) {
                    double x = left + i % grid[0] * pitch;
                    double y = top + (double) (i / grid[0]) * pitch;
                    brush.dashed(x + 1, y + 1, side - 2, side - 2, 4, p.frame, 1.2, 2, 5);
                }
            }
            brush.context().setGlobalAlpha(1);
        }
        if (beyond > 0) {
            double y = top + grid[1] * pitch + sheet.type(16);
            brush.text(middle, y, Anchor.MIDDLE, "+ " + beyond, sheet.type(16), Weight.BOLD, p.word(Hue.PENDING));
        }
    }

    private static double[] dash(double pitch) {
        return pitch > 30 ? new double[] {6, 4} : new double[] {3, 2};
    }

    private int[] grid() {
        int most = HpaPanel.all(sheet.frame()).stream().mapToInt(Hpa::max).sum();
        for (int[] grid : GRIDS) {
            if (most <= grid[0] * grid[1]) {
                return grid;
            }
        }
        return GRIDS[GRIDS.length - 1];
    }

    private void reasons(double top) {
        if (waiting.isEmpty()) {
            double size = sheet.type(16);
            lines(top + size * 1.6, texts.get("scaling.queue.none"), size, Weight.MEDIUM, p.quiet, 3);
            return;
        }
        Pod first = waiting.getFirst();
        double size = sheet.type(16);
        double y = top + Math.max(24, 30 * k);
        double last = sheet.h() - Math.max(44, 58 * k);
        int most = (int) Math.max(1, (last - y) / (size * 1.32));
        Reasons why = Reasons.of(first.why());
        if (!why.known()) {
            lines(
                    y,
                    first.why().isEmpty() ? texts.get("scaling.queue.unknown") : first.why(),
                    size,
                    Weight.MEDIUM,
                    p.quiet,
                    most);
        } else {
            int used = lines(
                    y,
                    texts.get(
                            sheet.w() < NARROW ? "scaling.queue.fit.short" : "scaling.queue.fit",
                            why.fit(),
                            why.nodes()),
                    size,
                    Weight.MEDIUM,
                    p.quiet,
                    most);
            String causes = why.each().stream()
                    .map(each -> each.nodes() + " " + cause(each.cause()))
                    .collect(Collectors.joining(", "));
            lines(y + used * size * 1.32, causes, size, Weight.BOLD, p.text, most - used);
        }
        brush.text(
                middle,
                sheet.h() - Math.max(28, 36 * k),
                Anchor.MIDDLE,
                texts.get("scaling.queue.asks"),
                size,
                Weight.MEDIUM,
                p.quiet);
        brush.text(
                middle, sheet.h() - Math.max(8, 12 * k), Anchor.MIDDLE, asked(), sheet.type(22), Weight.BOLD, p.text);
    }

    /// What they ask, where all ask the same; else from which to which.
    private String asked() {
        int least = waiting.stream().mapToInt(Pod::cpuMillis).min().orElse(0);
        int most = waiting.stream().mapToInt(Pod::cpuMillis).max().orElse(0);
        return least == most ? least + "m" : least + "–" + most + "m";
    }

    private String cause(String cause) {
        return Optional.of(cause)
                .filter(words -> words.contains("untolerated taint"))
                .map(words -> texts.get("scaling.queue.taint"))
                .orElse(cause);
    }

    private int lines(double y, String text, double size, Weight weight, Color color, int most) {
        if (most <= 0) {
            return 0;
        }
        double room = sheet.w() - 12;
        List<String> lines = Paragraph.lines(text, Fonts.of(weight, size), room, most);
        for (int i = 0; i < lines.size(); i++) {
            brush.text(middle, y + i * size * 1.32, Anchor.MIDDLE, lines.get(i), size, weight, color);
        }
        return lines.size();
    }
}
