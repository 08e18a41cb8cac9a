package cockpit.views.chain;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.world.Alarm;
import cockpit.world.Chain;
import cockpit.world.Event;
import cockpit.world.Link;
import java.util.Map;
import javafx.scene.paint.Color;

/// The disc of one station: filled once it is reached, a filling ring while it is waited for, dashed before.
final class Station {
    private final Brush brush;
    private final Palette p;
    private final Frame frame;
    private final Chain chain;
    private final Map<Link, Double> usual;
    private final double r;

    Station(Brush brush, Frame frame, Map<Link, Double> usual, double r) {
        this.brush = brush;
        this.p = brush.palette;
        this.frame = frame;
        this.chain = frame.world().chain();
        this.usual = usual;
        this.r = r;
    }

    /// Whether it is the one that is waited for.
    boolean open(Link link) {
        return !chain.reached(link) && chain.length() > 0 && Link.values()[chain.length()] == link;
    }

    /// The share of its usual time that has passed.
    double share(Link link) {
        double open = (frame.at() - chain.at(Link.values()[chain.length() - 1])) / (double) Event.SECOND;
        return usual.containsKey(link) ? Math.min(open / usual.get(link), 0.99) : 1 - Math.exp(-open / 20);
    }

    void paint(Link link, double x, double y) {
        Icon icon = icon(link);
        if (chain.reached(link)) {
            lit(link, x, y, icon);
        } else if (open(link)) {
            brush.disc(x, y, r, p.panel);
            brush.circle(x, y, r, p.line, 4);
            brush.arc(x, y, r, share(link), p.word(Hue.FRESH), 4);
            brush.icon(icon, x, y, r * 1.1, p.text, 2.2);
        } else {
            brush.disc(x, y, r, p.ground);
            brush.context().setLineDashes(3, 4);
            brush.circle(x, y, r, p.frame, 1.6);
            brush.context().setLineDashes();
            brush.icon(icon, x, y, r * 1.05, p.quiet, 2);
        }
    }

    private void lit(Link link, double x, double y, Icon icon) {
        boolean newest = Link.values()[chain.length() - 1] == link;
        boolean alarm = link == Link.ALARM && alarming();
        Color fill = alarm ? p.fill(Hue.ON_PREM) : newest ? p.text : p.passed;
        brush.disc(x, y, r, fill);
        if (p.light() && alarm) {
            brush.circle(x, y, r, p.ink, 2);
        }
        Color sign = p.light() && !alarm ? Color.WHITE : p.ink;
        brush.icon(icon, x, y, r * 1.16, sign, 2.3);
    }

    private boolean alarming() {
        return frame.world()
                .cloud()
                .alarms()
                .find(frame.names().alarm())
                .map(a -> a.state().equals(Alarm.ALARM))
                .orElse(false);
    }

    private static Icon icon(Link link) {
        return switch (link) {
            case LOAD -> Icon.USERS;
            case AGENT -> Icon.PULSE;
            case ALARM -> Icon.BELL;
            case TOPIC -> Icon.CAST;
            case FUNCTION -> Icon.LAMBDA;
            case ROUTE -> Icon.FORK;
            case TRAFFIC -> Icon.RIGHT;
        };
    }
}
