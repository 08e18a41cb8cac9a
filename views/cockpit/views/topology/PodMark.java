package cockpit.views.topology;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.world.Event;
import cockpit.world.Pod;
import cockpit.world.PodPhase;

/// The square that stands for a pod: its phase by hue, and by shape.
public final class PodMark {
    /// How long a newcomer is told apart, microseconds.
    public static final long FRESH = 4 * Event.SECOND;

    private PodMark() {}

    /// Whether it came just now.
    public static boolean isFresh(Pod pod, long at) {
        return pod.seen() > 0
                && at - pod.seen() < FRESH
                && pod.phase() != PodPhase.LEAVING
                && pod.phase() != PodPhase.FAILED;
    }

    /// Paints one of so many px.
    public static void paint(Brush brush, PodPhase phase, boolean fresh, double x, double y, double s, double radius) {
        Palette p = brush.palette;
        switch (phase) {
            case READY -> brush.mark(x, y, s, s, radius, fresh ? p.fill(Hue.FRESH) : p.fill(Hue.READY));
            case STARTING -> {
                brush.stroke(x + 1, y + 1, s - 2, s - 2, 2, p.word(Hue.FRESH), 2);
                brush.fill(x + 2, y + s / 2, s - 4, s / 2 - 2, 0, p.word(Hue.FRESH));
            }
            case PENDING -> brush.dashed(x + 1, y + 1, s - 2, s - 2, 2, p.word(Hue.PENDING), 2, 3, 2.5);
            case UNREADY -> brush.stroke(x + 1, y + 1, s - 2, s - 2, 2, p.word(Hue.PENDING), 2);
            case LEAVING -> {
                brush.stroke(x + 1, y + 1, s - 2, s - 2, 2, RackPainter.alpha(p.word(Hue.READY), 0.7), 1.5);
                brush.icon(Icon.RIGHT, x + s / 2, y + s / 2, s * 0.7, p.word(Hue.READY));
            }
            case FAILED -> brush.icon(Icon.CROSS, x + s / 2, y + s / 2, s * 1.3, p.word(Hue.FAILED), 4);
            case SUCCEEDED -> brush.stroke(x + 1, y + 1, s - 2, s - 2, 2, p.quiet, 1.5);
        }
    }
}
