package cockpit.views.desk;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/// A part of the window that knows what it shows where. FX thread only.
public interface Explained {
    /// What is at a point of the part, the smallest thing first; none where nothing can be explained.
    Optional<Subject> at(double x, double y);

    /// All that can be explained, in the order a keyboard walks through it.
    List<Subject> subjects();

    /// Where a subject is shown, px of the part; none while it is not.
    Optional<Rectangle2D> anchor(Subject subject);
}
