package cockpit.views;

import cockpit.views.theme.Brush;
import cockpit.views.window.PresenterWindow;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;

/// Looks for words on the window that are cut, collide or are too small to read.
public final class Lint {
    private static final double LEAST = 14;

    private Lint() {}

    /// What is wrong with the words that were drawn last, each in a line; nothing when all is well.
    public static List<String> of(PresenterWindow window) {
        var found = new ArrayList<String>();
        window.written().forEach(part -> lint(part, found));
        return found;
    }

    private static void lint(PresenterWindow.Written part, List<String> found) {
        double w = part.region().getWidth();
        double h = part.region().getHeight();
        List<Brush.Words> words = part.words();
        for (int i = 0; i < words.size(); i++) {
            Brush.Words a = words.get(i);
            Rectangle2D box = a.box();
            if (box.getMinX() < -1 || box.getMaxX() > w + 1 || box.getMinY() < -4 || box.getMaxY() > h + 5) {
                found.add(part.part() + ": outside: \"" + a.text() + "\" " + box + " of " + w + "x" + h);
            }
            if (a.size() < LEAST) {
                found.add(part.part() + ": too small: \"" + a.text() + "\" " + a.size());
            }
            if (box.getWidth() > a.room() + 0.5) {
                found.add(part.part() + ": too wide: \"" + a.text() + "\" " + box.getWidth() + " of " + a.room());
            }
            for (int j = i + 1; j < words.size(); j++) {
                if (hit(box, words.get(j).box())) {
                    found.add(part.part() + ": \"" + a.text() + "\" hits \""
                            + words.get(j).text() + "\"");
                }
            }
        }
    }

    private static boolean hit(Rectangle2D a, Rectangle2D b) {
        double x = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
        double slack = 0.22;
        double y = Math.min(a.getMaxY() - slack * a.getHeight(), b.getMaxY() - slack * b.getHeight())
                - Math.max(a.getMinY() + slack * a.getHeight(), b.getMinY() + slack * b.getHeight());
        return x > 1 && y > 1;
    }
}
