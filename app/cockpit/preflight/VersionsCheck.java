package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether the two clusters' versions go together, and with what the cockpit knows of Kubernetes.
///
/// A release of Istio supports about five minors, so that clusters of one mesh which are more than three apart find
/// hardly any release for both. Source: Istio, "Supported releases".
record VersionsCheck(Doors doors) implements ClusterQuestion {
    private static final Pattern MINOR = Pattern.compile("v?1\\.(\\d+).*");
    private static final int APART = 3;
    /// What the cockpit reads is served since then: `discovery.k8s.io/v1`, `events` with their series.
    private static final int OLDEST = 25;
    /// The model of the client that the cockpit brings.
    private static final int NEWEST = 37;

    @Override
    public String context() {
        return doors.main();
    }

    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.versions");
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.versions");
    }

    @Override
    public Verdict otherwise() {
        return Verdict.WARN;
    }

    @Override
    public Finding run() throws Failed, InterruptedException {
        String main = doors.cluster(doors.main()).version();
        String remote = doors.cluster(doors.remote()).version();
        return judge(main, remote);
    }

    static Finding judge(String main, String remote) {
        int one = minor(main);
        int other = minor(remote);
        if (one < OLDEST || other < OLDEST || one > NEWEST || other > NEWEST) {
            return Finding.warn("preflight.versions.unknown", main, remote, "1." + OLDEST, "1." + NEWEST);
        }
        return Math.abs(one - other) > APART
                ? Finding.warn("preflight.versions.apart", main, remote)
                : Finding.go("preflight.versions.fit", main, remote);
    }

    private static int minor(String version) {
        Matcher found = MINOR.matcher(version);
        return found.matches() ? Integer.parseInt(found.group(1)) : -1;
    }
}
