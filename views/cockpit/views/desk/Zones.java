package cockpit.views.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/// Where on a panel things were painted that can be explained. What was added last lies on top. FX thread only.
public final class Zones {
    private final List<Zone> zones = new ArrayList<>();

    private record Zone(Rectangle2D box, Subject subject) {}

    /// Says what is painted in a box, px of the panel.
    public void add(Subject subject, double x, double y, double w, double h) {
        zones.add(new Zone(new Rectangle2D(x, y, Math.max(0, w), Math.max(0, h)), subject));
    }

    /// Says where a figure is painted.
    public void add(Figure figure, double x, double y, double w, double h) {
        add(new Subject.OfFigure(figure), x, y, w, h);
    }

    /// Forgets all of them.
    public void clear() {
        zones.clear();
    }

    /// What is at a point.
    public Optional<Subject> at(double x, double y) {
        return zones.reversed().stream()
                .filter(zone -> zone.box().contains(x, y))
                .map(Zone::subject)
                .findFirst();
    }

    /// All that was added, in its order.
    public List<Subject> subjects() {
        return zones.stream().map(Zone::subject).distinct().toList();
    }

    /// Where a subject was painted.
    public Optional<Rectangle2D> anchor(Subject subject) {
        return zones.stream()
                .filter(zone -> zone.subject().equals(subject))
                .map(Zone::box)
                .findFirst();
    }
}
