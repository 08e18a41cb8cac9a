package cockpit.views.cues;

import cockpit.script.Standing.State;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;

/// A shape for each state of a cue.
final class StateMark {
    private StateMark() {}

    static void standby(Brush brush, double x, double y) {
        brush.polyline(brush.palette.text, 2.2, x - 5, y - 7, x + 7, y, x - 5, y + 7, x - 5, y - 7);
    }

    static void paint(Brush brush, State state, double x, double y) {
        Palette p = brush.palette;
        switch (state) {
            case MET -> brush.icon(Icon.CHECK, x, y, 18, p.word(Hue.READY), 2.8);
            case MET_LATE -> brush.icon(Icon.CHECK, x, y, 18, p.word(Hue.PENDING), 2.8);
            case UNFINISHED -> {
                brush.circle(x, y, 7, p.quiet, 1.8);
                brush.line(x - 3.5, y, x + 3.5, y, p.quiet, 1.8);
            }
            case FAILED -> brush.icon(Icon.CROSS, x, y, 18, p.word(Hue.FAILED), 3.4);
            case SKIPPED -> brush.icon(Icon.NEXT, x, y, 13, p.quiet);
            case RUNNING, LATE -> {
                brush.circle(x, y, 9, p.line, 3);
                brush.arc(x, y, 9, 0.7, state == State.LATE ? p.word(Hue.PENDING) : p.text, 3);
            }
            case IDLE -> brush.circle(x, y, 4, p.quiet, 1.8);
        }
    }
}
