package cockpit.views.topology.raster;

import cockpit.views.desk.Frame;
import cockpit.world.Alarm;
import cockpit.world.NodePhase;
import cockpit.world.PodPhase;
import cockpit.world.Side;

/// What the words on the picture tell about it, counted anew when they are written.
///
/// @param limit   CPU above which a host is counted, percent
/// @param hot     on-prem hosts above it
/// @param booting nodes on their way in the cloud
/// @param waiting pods that wait there for a node
record Facts(double limit, int hot, int booting, int waiting) {
    /// Above it a host has nothing left to give; where none is, those above the alarm's threshold are counted.
    private static final double FULL = 90;

    static Facts of(Frame frame, Field home) {
        double threshold = frame.world()
                .cloud()
                .alarms()
                .find(frame.names().alarm())
                .map(Alarm::threshold)
                .orElse(Double.NaN);
        int full = 0;
        int over = 0;
        for (int slot = 0; slot < home.plots.slots(); slot++) {
            full += home.over(slot, FULL) ? 1 : 0;
            over += home.over(slot, threshold) ? 1 : 0;
        }
        int[] cloud = new int[2];
        frame.world().platform().clusters().forEach(c -> {
            if (c.side() == Side.CLOUD) {
                cloud[0] += c.nodes().of(NodePhase.ORDERED)
                        + c.nodes().of(NodePhase.BOOTING)
                        + c.nodes().of(NodePhase.JOINING);
                cloud[1] += c.pods().of(PodPhase.PENDING);
            }
        });
        boolean counted = full > 0 || Double.isNaN(threshold);
        return new Facts(counted ? FULL : threshold, counted ? full : over, cloud[0], cloud[1]);
    }
}
