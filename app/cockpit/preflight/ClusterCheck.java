package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import java.time.Duration;

/// Whether a cluster answers.
record ClusterCheck(Doors doors, String context) implements Check {
    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.cluster", context);
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.cluster", context);
    }

    @Override
    public Duration limit() {
        return Limits.CLUSTER;
    }

    @Override
    public Finding run() throws Failed, InterruptedException {
        return Finding.go("preflight.cluster.answers", doors.cluster(context).version());
    }
}
