package cockpit.views.topology;

import cockpit.script.Focus;
import cockpit.views.desk.Frame;
import cockpit.world.Alarm;
import cockpit.world.Event;
import cockpit.world.Node;

/// What the picture is about at the moment: which service moves, what counts as hot, what is held up.
///
/// @param focus     what the cue holds up
/// @param service   the workload that may move
/// @param threshold CPU above which a host is hot, percent; NaN when no alarm says
/// @param birth     usual time from order to Ready, seconds
record Story(Focus focus, String service, double threshold, double birth) {
    static Story of(Frame frame, Focus focus) {
        double threshold = frame.world()
                .cloud()
                .alarms()
                .find(frame.names().alarm())
                .map(Alarm::threshold)
                .orElse(Double.NaN);
        return new Story(focus, frame.names().service(), threshold, 210);
    }

    boolean highlights(String workload) {
        return workload.equals(service);
    }

    double bootShare(Node node, long at) {
        return Math.clamp((at - node.seen()) / (birth * Event.SECOND), 0.06, 0.97);
    }
}
