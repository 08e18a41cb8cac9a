package cockpit.views.chain;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Icon;
import cockpit.world.Alarm;
import cockpit.world.Chain;
import cockpit.world.Event;
import cockpit.world.Link;
import java.util.Map;

/// The disc of one station: filled once it is reached, a filling ring while it is waited for, dashed before.
final class Station {
    private final Disc disc;
    private final Frame frame;
    private final Chain chain;
    private final Map<Link, Double> usual;

    Station(Brush brush, Frame frame, Map<Link, Double> usual, double r) {
        this.frame = frame;
        this.chain = frame.world().chain();
        this.usual = usual;
        this.disc = new Disc(brush, r);
    }

    /// Whether it is the one that is waited for.
    boolean open(Link link) {
        return !chain.reached(link) && chain.length() > 0 && Link.values()[chain.length()] == link;
    }

    /// The share of its usual time that has passed.
    double share(Link link) {
        double open = (frame.at() - chain.at(Link.values()[chain.length() - 1])) / (double) Event.SECOND;
        return Disc.share(open, usual.getOrDefault(link, Double.NaN));
    }

    void paint(Link link, double x, double y) {
        Icon icon = icon(link);
        if (!chain.reached(link)) {
            if (open(link)) {
                disc.open(icon, x, y, share(link));
            } else {
                disc.ahead(icon, x, y);
            }
        } else if (link == Link.ALARM && alarming()) {
            disc.alarming(icon, x, y);
        } else {
            disc.reached(icon, x, y, Link.values()[chain.length() - 1] == link);
        }
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
