package cockpit.views.scaling;

import cockpit.views.desk.Frame;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Paragraph;
import cockpit.views.theme.ShortName;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Scaling;
import cockpit.world.World;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;

/// A panel's surface while it is painted: what is painted with, what is told, and how large its type is.
///
/// @param k size of type and spaces, 1 for the large window
record Sheet(Brush brush, Zones zones, Texts texts, Frame frame, double w, double h, double k) {
    /// Nothing smaller is read.
    static final double LEAST = 14;

    Palette p() {
        return brush.palette;
    }

    World world() {
        return frame.world();
    }

    Optional<Scaling> scaling() {
        return frame.world().scaling();
    }

    /// A size of type, made for the large window.
    double type(double large) {
        return Math.max(LEAST, Math.round(large * k));
    }

    /// Seconds that have passed since an instant.
    double since(long at) {
        return Math.max(0, frame.at() - at) / 1e6;
    }

    /// Words on a baseline, a little smaller and then shortened where there is less room; returns their width.
    double words(double x, double y, double room, String text, double size, Weight weight, Color color) {
        return words(x, y, Anchor.START, room, text, size, weight, color);
    }

    double words(double x, double y, Anchor anchor, double room, String text, double size, Weight weight, Color color) {
        double fits = Paragraph.largest(text, size, Math.max(LEAST, size * 0.8), weight, room);
        String shown = ShortName.fit(text, Fonts.of(weight, fits), room);
        return brush.text(x, y, anchor, room, new Run(shown, fits, weight, color));
    }

    /// Words in one line where they fit whole, smaller if need be; nothing where they do not. Says whether they fit.
    boolean whole(
            double x, double y, Anchor anchor, double room, String text, double size, Weight weight, Color color) {
        double fits = Paragraph.largest(text, size, LEAST, weight, room);
        if (Fonts.width(text, Fonts.of(weight, fits)) > room) {
            return false;
        }
        brush.text(x, y, anchor, room, new Run(text, fits, weight, color));
        return true;
    }

    /// A label and its value, the value alone where both find no room, and that shortened to the room there is.
    void pair(double x, double y, double room, String label, String value, double size, Color color) {
        double fits = Paragraph.largest(label + " " + value, size, LEAST, Weight.SEMIBOLD, room);
        boolean both = Brush.width(new Run(label + " " + value, fits, Weight.SEMIBOLD, color)) <= room;
        Run first = new Run(both ? label + " " : "", fits, Weight.MEDIUM, p().quiet);
        double left = room - Brush.width(first);
        String shown = ShortName.fit(value, Fonts.of(Weight.SEMIBOLD, fits), left);
        brush.text(x, y, Anchor.START, room, first, new Run(shown, fits, Weight.SEMIBOLD, color));
    }

    /// A paragraph of at most so many lines; returns how many there are.
    int paragraph(double x, double y, double room, String text, double size, double leading, int most, Color color) {
        if (most <= 0) {
            return 0;
        }
        List<String> lines = Paragraph.lines(text, Fonts.of(Weight.MEDIUM, size), room, most);
        for (int i = 0; i < lines.size(); i++) {
            brush.text(x, y + i * leading, Anchor.START, room, new Run(lines.get(i), size, Weight.MEDIUM, color));
        }
        return lines.size();
    }
}
