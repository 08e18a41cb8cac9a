package cockpit.live.aws;

import cockpit.live.Feed;
import cockpit.live.GroupNames;
import cockpit.live.Reader;
import cockpit.live.Rounds;
import cockpit.live.SourceHealth;
import cockpit.live.StageFile;
import cockpit.world.Origin;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// Reads the node groups of scenario 2: from EKS what they are, from EC2 Auto Scaling what they want, what they do and
/// whether they have policies of their own. A right that is missing is said, and the rest goes on. Any thread may call
/// it.
public final class NodeGroupReader implements Reader {
    static final Origin EKS = new Origin("EKS node groups");
    static final Origin AUTO_SCALING = new Origin("Auto Scaling");

    private final Rounds rounds;
    private final List<SdkAutoCloseable> clients;
    private final List<Asking> askings;

    /// One round and when it comes: sooner while its source is missed.
    private record Asking(String name, SourceHealth health, Duration pause, Runnable round) {
        void begin(Rounds rounds) {
            rounds.every(name, () -> health.pause(pause), round);
        }
    }

    /// A reader of a stage's node groups, on threads of its own. Nothing is asked before [#start]. Making the SDK's
    /// clients takes a second or more the first time: not for the FX thread.
    ///
    /// @param access stays the caller's, to close after this
    public NodeGroupReader(StageFile stage, GroupNames names, AwsAccess access, Feed feed) {
        this(stage, names, access, feed, Rounds.onThreads());
    }

    NodeGroupReader(StageFile stage, GroupNames names, AwsAccess access, Feed feed, Rounds rounds) {
        this.rounds = rounds;
        var eks = access.client(Service.EKS.key, EksClient.builder());
        var scaling = access.client(Service.AUTO_SCALING.key, AutoScalingClient.builder());
        clients = List.of(eks, scaling);
        var groups = new NodeGroups(names, feed, AUTO_SCALING);
        var ofEks = new SourceHealth(feed, EKS, Pace.heardWithin(Pace.NODE_GROUPS));
        var ofScaling = new SourceHealth(feed, AUTO_SCALING, Pace.heardWithin(Pace.ACTIVITIES));
        String cluster = stage.eks().cluster();
        askings = List.of(
                new Asking(
                        "EKS node groups",
                        ofEks,
                        Pace.NODE_GROUPS,
                        new NodeGroupRound(stage.eks(), names, access, eks, groups, ofEks)),
                new Asking(
                        "Auto Scaling groups",
                        ofScaling,
                        Pace.CAPACITY,
                        new CapacityRound(cluster, names, access, scaling, groups, ofScaling)),
                new Asking(
                        "Auto Scaling activities",
                        ofScaling,
                        Pace.ACTIVITIES,
                        new ActivityRound(names, access, scaling, groups, feed, AUTO_SCALING, ofScaling)),
                new Asking(
                        "Auto Scaling policies",
                        ofScaling,
                        Pace.NODE_GROUPS,
                        new PolicyRound(access, scaling, groups, ofScaling)));
    }

    @Override
    public void start() {
        askings.forEach(each -> each.begin(rounds));
    }

    @Override
    public void close() {
        rounds.close();
        clients.forEach(SdkAutoCloseable::close);
    }
}
