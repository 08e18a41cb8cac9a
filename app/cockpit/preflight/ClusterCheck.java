package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;

/// Whether a cluster answers.
record ClusterCheck(Doors doors, String context) implements ClusterQuestion {
    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.cluster", context);
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.cluster", context);
    }

    @Override
    public Finding run() throws Failed, InterruptedException {
        return Finding.go("preflight.cluster.answers", doors.cluster(context).version());
    }
}
