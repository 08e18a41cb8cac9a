package cockpit.views.traffic;

import cockpit.views.desk.Frame;
import cockpit.views.desk.Subject;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.ShortName;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Edge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Paints the service graph: a plate for each service with the calls it gets, a curve for each call. What crosses to
/// EKS has the cloud's colour, what fails the failed one's.
final class ServiceGraphPainter {
    private static final double HEAD = 40;
    private static final double PAD = 16;
    private static final double PLATE = 190;
    private static final double TEXT = 16;
    /// Share of the busiest call from which a call is among the thick ones.
    private static final double BUSY = 0.4;

    private final Brush brush;
    private final Zones zones;
    private final Palette p;
    private final Texts texts;
    private final Frame frame;
    private final Ranks ranks;
    private final double w;
    private final double h;
    private final List<Edge> edges;
    private final List<Call> calls;
    private final Map<String, Plate> plates = new HashMap<>();

    private record Plate(double x, double y, double w, double h) {
        double middle() {
            return y + h / 2;
        }
    }

    /// All requests from one service to another, wherever both run.
    private record Call(String from, String to, double perSecond, double errors, boolean crosses) {
        Call with(Edge edge) {
            return new Call(
                    from,
                    to,
                    perSecond + edge.perSecond(),
                    errors + edge.errorsPerSecond(),
                    crosses || (edge.id().crosses() && edge.perSecond() > 0));
        }
    }

    ServiceGraphPainter(Brush brush, Zones zones, Texts texts, Frame frame, Ranks ranks, double w, double h) {
        this.brush = brush;
        this.zones = zones;
        this.p = brush.palette;
        this.texts = texts;
        this.frame = frame;
        this.ranks = ranks;
        this.w = w;
        this.h = h;
        this.edges = frame.world()
                .mesh()
                .edges()
                .sorted(Comparator.comparing(edge -> edge.id().toString()));
        this.calls = calls(edges);
    }

    private static List<Call> calls(Iterable<Edge> edges) {
        var all = new HashMap<String, Call>();
        for (Edge edge : edges) {
            String from = edge.id().from();
            String to = edge.id().to();
            all.merge(from + " " + to, new Call(from, to, 0, 0, false).with(edge), (had, one) -> had.with(edge));
        }
        var sorted = new ArrayList<>(all.values());
        sorted.sort(Comparator.comparingDouble(Call::perSecond)
                .thenComparing(Call::from)
                .thenComparing(Call::to));
        return sorted;
    }

    void paint() {
        brush.fill(0, 0, w, h, 0, p.panel);
        head();
        place();
        double most = calls.isEmpty() ? 1 : Math.max(1e-9, calls.getLast().perSecond());
        for (Call call : calls) {
            curve(call, call.perSecond() / most);
        }
        plates.forEach(this::plate);
    }

    private void head() {
        brush.text(PAD, 28, texts.get("graph.title"), 18, Weight.SEMIBOLD, p.text);
        long mutual = edges.stream().filter(Edge::mutualTls).count();
        brush.text(
                w - PAD, 28, Anchor.END, texts.get("graph.edges", edges.size(), mutual), TEXT, Weight.MEDIUM, p.quiet);
    }

    private void place() {
        int columns = ranks.columns().size();
        double pitch = columns < 2 ? 0 : (w - 2 * PAD - PLATE) / (columns - 1);
        for (int c = 0; c < columns; c++) {
            List<String> column = ranks.columns().get(c);
            double room = (h - HEAD - 8) / column.size();
            double height = Math.min(30, room - 3);
            for (int r = 0; r < column.size(); r++) {
                double middle = HEAD + room * (r + 0.5);
                plates.put(column.get(r), new Plate(PAD + c * pitch, middle - height / 2, PLATE, height));
            }
        }
    }

    private void curve(Call call, double share) {
        Plate from = plates.get(call.from());
        Plate to = plates.get(call.to());
        if (from == null || to == null || call.perSecond() <= 0) {
            return;
        }
        boolean bad = call.errors() > 0.01 * call.perSecond() && call.errors() > 0.05;
        boolean busy = share >= BUSY;
        Color color = bad ? p.word(Hue.FAILED) : call.crosses() ? p.word(Hue.CLOUD) : busy ? p.text : p.quiet;
        double x1 = from.x() + from.w();
        double x2 = to.x() - 7;
        double bend = Math.max(30, (x2 - x1) * 0.5);
        GraphicsContext gc = brush.context();
        gc.setGlobalAlpha(busy || bad || call.crosses() ? 1 : 0.6);
        gc.setStroke(color);
        gc.setLineWidth(1.2 + share * 6);
        gc.beginPath();
        gc.moveTo(x1, from.middle());
        gc.bezierCurveTo(x1 + bend, from.middle(), x2 - bend, to.middle(), x2, to.middle());
        gc.stroke();
        double s = 4 + share * 3;
        brush.polygon(color, x2 - 1, to.middle() - s, x2 + 7, to.middle(), x2 - 1, to.middle() + s);
        gc.setGlobalAlpha(1);
    }

    private void plate(String service, Plate plate) {
        double gets = calls.stream()
                .filter(call -> call.to().equals(service))
                .mapToDouble(Call::perSecond)
                .sum();
        boolean told = service.equals(frame.names().service());
        boolean locked = frame.world().platform().workloads().sorted(Comparator.comparing(x -> x.id().name())).stream()
                .anyMatch(workload -> workload.id().name().equals(service) && workload.sensitive());
        brush.fill(plate.x(), plate.y(), plate.w(), plate.h(), 4, p.raised);
        if (told) {
            brush.stroke(plate.x(), plate.y(), plate.w(), plate.h(), 4, p.text, 2);
        }
        double base = plate.middle() + TEXT * 0.36;
        String rate = gets > 0 ? texts.get("graph.rate", Figures.whole(gets)) : "";
        double right = plate.x() + plate.w() - 8;
        double used = rate.isEmpty() ? 0 : brush.text(right, base, Anchor.END, rate, TEXT, Weight.SEMIBOLD, p.text);
        double left = plate.x() + 8;
        if (locked) {
            brush.icon(Icon.LOCK, left + 6, plate.middle(), 14, p.quiet);
            left += 18;
        }
        double room = right - used - 6 - left;
        Weight weight = told ? Weight.BOLD : Weight.MEDIUM;
        String name = ShortName.fit(ShortName.workload(service), Fonts.of(weight, TEXT), room);
        brush.text(left, base, Anchor.START, room, new Run(name, TEXT, weight, p.text));
        zones.add(new Subject.OfService(service), plate.x(), plate.y(), plate.w(), plate.h());
    }
}
