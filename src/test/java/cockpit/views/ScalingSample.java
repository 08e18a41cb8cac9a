package cockpit.views;

import cockpit.script.Cue;
import cockpit.script.Expectation;
import cockpit.script.Focus;
import cockpit.script.Pace;
import cockpit.script.Said;
import cockpit.script.Scenario;
import cockpit.script.Show;
import cockpit.stage.Names;
import cockpit.stage.Source;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Subject;
import cockpit.world.Capacity;
import cockpit.world.CloudFact;
import cockpit.world.DemandFact;
import cockpit.world.Event;
import cockpit.world.Fact;
import cockpit.world.GroupId;
import cockpit.world.Hop;
import cockpit.world.HpaCondition;
import cockpit.world.HpaDecision;
import cockpit.world.HpaId;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.Origin;
import cockpit.world.PlatformFact;
import cockpit.world.PodId;
import cockpit.world.PodPhase;
import cockpit.world.Price;
import cockpit.world.Room;
import cockpit.world.ScaleUpOption;
import cockpit.world.ScalingFact;
import cockpit.world.Side;
import cockpit.world.TalkFact;
import cockpit.world.WorkloadId;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A world of scenario 2 made by hand, as in the picture the product is held to: the load went on at 22:10, now it is
/// 24:18; four pods run and six wait for two nodes that boot, and a Spot node has two minutes.
public final class ScalingSample {
    static final String MAIN = "MAIN";
    static final HpaId HPA = new HpaId(MAIN, "default", "php-apache");
    static final WorkloadId APP = new WorkloadId(MAIN, "default", "php-apache");
    private static final String WAITS = "0/5 nodes are available: 4 Insufficient cpu, 1 node(s) had untolerated"
            + " taint(s). preemption: 0/5 nodes are available: 4 No preemption victims found for incoming pod,"
            + " 1 Preemption is not helpful for scheduling.";
    private static final long WINDOW = 300 * Event.SECOND;
    private static final double NOW = 24 * 60 + 18;

    private final List<Event> events = new ArrayList<>();
    private long at;

    private ScalingSample() {}

    /// The mock's instant.
    public static World growing() {
        var sample = new ScalingSample();
        sample.quiet();
        sample.load();
        return World.EMPTY.apply(sample.events);
    }

    /// Before the load: one pod, nothing waits.
    public static World quiet(boolean told) {
        var sample = new ScalingSample();
        if (told) {
            sample.quiet();
        } else {
            sample.tell(new PlatformFact.ClusterSeen(MAIN, "AWS-Cluster", Side.CLOUD, "1.34", "10.1.0.0/16", 14));
        }
        return World.EMPTY.apply(sample.events);
    }

    /// Everything is there, and goes again: a node is unneeded, one is gone, one NotReady; a group of twelve places.
    public static World shrinking() {
        var sample = new ScalingSample();
        sample.quiet();
        sample.load();
        sample.to(NOW + 120);
        for (int i = 3; i <= 4; i++) {
            sample.node("on-demand", "od-" + i, "m5.large", Capacity.ON_DEMAND, NodePhase.READY, 0);
        }
        for (int i = 5; i <= 10; i++) {
            sample.pod("od-" + (i < 8 ? 3 : 4), "php-apache", "php-apache-" + i, PodPhase.READY, 500, "");
        }
        sample.tell(new PlatformFact.NodeGone(new NodeId(MAIN, "spot-1"), "Spot interruption"));
        sample.tell(new ScalingFact.NodeUnneeded(new NodeId(MAIN, "od-2"), sample.at + 400 * Event.SECOND, ""));
        sample.node("on-demand", "od-1", "m5.large", Capacity.ON_DEMAND, NodePhase.NOT_READY, 0);
        sample.group("burst", List.of("c7i.xlarge", "c6i.xlarge"), Capacity.ON_DEMAND, 0, 12, 0, List.of());
        return World.EMPTY.apply(sample.events);
    }

    /// One group of thirty places, two nodes in it, and an HPA that may ask for 120 pods.
    static World wide() {
        var sample = new ScalingSample();
        sample.to(NOW - 600);
        sample.tell(new PlatformFact.ClusterSeen(MAIN, "AWS-Cluster", Side.CLOUD, "1.34", "10.1.0.0/16", 40));
        sample.group("on-demand", List.of("m5.large"), Capacity.ON_DEMAND, 2, 20, 2, List.of());
        sample.node("on-demand", "od-1", "m5.large", Capacity.ON_DEMAND, NodePhase.READY, 0);
        sample.node("on-demand", "od-2", "m5.large", Capacity.ON_DEMAND, NodePhase.READY, 0);
        for (int i = 0; i < 6; i++) {
            sample.pod("od-" + (1 + i % 2), "web", "web-" + i, PodPhase.READY, 100, "");
        }
        sample.seen(1, 1, 7, 120);
        return World.EMPTY.apply(sample.events);
    }

    /// A thousand nodes in three groups, ten pods on each.
    static World huge() {
        var sample = new ScalingSample();
        sample.to(NOW - 600);
        sample.tell(new PlatformFact.ClusterSeen(MAIN, "AWS-Cluster", Side.CLOUD, "1.34", "10.1.0.0/16", 1_100));
        sample.group("on-demand", List.of("m5.large"), Capacity.ON_DEMAND, 2, 650, 600, List.of());
        sample.group("spot", List.of("m5.xlarge"), Capacity.SPOT, 0, 350, 350, List.of());
        sample.group("gpu", List.of("g4dn.xlarge"), Capacity.ON_DEMAND, 0, 60, 50, List.of());
        for (int i = 0; i < 1_000; i++) {
            String group = i < 600 ? "on-demand" : i < 950 ? "spot" : "gpu";
            Capacity capacity = group.equals("spot") ? Capacity.SPOT : Capacity.ON_DEMAND;
            NodePhase phase = i % 50 == 7 ? NodePhase.BOOTING : NodePhase.READY;
            sample.node(group, "node-" + i, "m5.large", capacity, phase, group.equals("gpu") ? 1 : 0);
            for (int k = 0; k < 10 && phase == NodePhase.READY; k++) {
                sample.pod("node-" + i, "php-apache", "pod-" + i + "-" + k, PodPhase.READY, 100, "");
            }
        }
        sample.seen(9_000, 9_800, 7, 12_000);
        return World.EMPTY.apply(sample.events);
    }

    /// With ten nodes more, each with ten pods, all at once.
    static World flooded(World world) {
        var sample = new ScalingSample();
        sample.at = world.now();
        for (int n = 0; n < 10; n++) {
            sample.node("on-demand", "new-" + n, "m5.large", Capacity.ON_DEMAND, NodePhase.READY, 0);
            for (int i = 0; i < 10; i++) {
                sample.pod("new-" + n, "php-apache", "flood-" + n + "-" + i, PodPhase.READY, 100, "");
            }
        }
        return world.apply(sample.events);
    }

    /// As [#flooded], and a hundred that wait.
    static World flood() {
        return waiting(flooded(wide()), 100, 0);
    }

    /// With so many pods more that wait.
    static World waiting(World world, int count, int from) {
        var sample = new ScalingSample();
        sample.at = world.now();
        for (int i = from; i < from + count; i++) {
            sample.pod("", "php-apache", "waits-" + i, PodPhase.PENDING, 500, WAITS);
        }
        return world.apply(sample.events);
    }

    static World without(World world, String node) {
        var sample = new ScalingSample();
        sample.at = world.now() + Event.SECOND;
        sample.tell(new PlatformFact.NodeGone(new NodeId(MAIN, node), ""));
        return world.apply(sample.events);
    }

    static World with(World world, String group, String node) {
        var sample = new ScalingSample();
        sample.at = world.now() + Event.SECOND;
        sample.node(group, node, "m5.large", Capacity.ON_DEMAND, NodePhase.READY, 0);
        return world.apply(sample.events);
    }

    static Subject nodeOf(String name) {
        return new Subject.OfNode(new NodeId(MAIN, name));
    }

    private void tell(Fact fact) {
        events.add(new Event(at, new Origin("sample"), fact));
    }

    private void to(double seconds) {
        at = Math.round(seconds * Event.SECOND);
    }

    private void quiet() {
        price("m5.large", Capacity.ON_DEMAND, 0.096, "list");
        price("m5.xlarge", Capacity.ON_DEMAND, 0.192, "list");
        price("m5.xlarge", Capacity.SPOT, 0.073, "assumed: a month's mean");
        price("g4dn.xlarge", Capacity.ON_DEMAND, 0.526, "list");
        price(Price.CONTROL_PLANE, Capacity.ON_DEMAND, 0.10, "list");
        tell(new PlatformFact.ClusterSeen(MAIN, "AWS-Cluster", Side.CLOUD, "1.34", "10.1.0.0/16", 14));
        group("on-demand", List.of("m5.large"), Capacity.ON_DEMAND, 2, 5, 2, List.of());
        group("spot", List.of("m5.xlarge", "m5a.xlarge"), Capacity.SPOT, 0, 4, 2, List.of());
        group("gpu", List.of("g4dn.xlarge"), Capacity.ON_DEMAND, 0, 2, 1, List.of("nvidia.com/gpu=true:NoSchedule"));
        for (int i = 1; i <= 2; i++) {
            node("on-demand", "od-" + i, "m5.large", Capacity.ON_DEMAND, NodePhase.READY, 0);
            node("spot", "spot-" + i, "m5.xlarge", Capacity.SPOT, NodePhase.READY, 0);
        }
        node("gpu", "gpu-1", "g4dn.xlarge", Capacity.ON_DEMAND, NodePhase.READY, 1);
        for (String node : List.of("od-1", "od-2", "spot-1", "spot-2", "gpu-1")) {
            pod(node, "aws-node", "aws-node-" + node, PodPhase.READY, 50, "");
            pod(node, "kube-proxy", "kube-proxy-" + node, PodPhase.READY, 100, "");
        }
        for (int i = 0; i < 5; i++) {
            pod("od-" + (1 + i % 2), "web", "web-" + i, PodPhase.READY, 60, "");
        }
        pod("gpu-1", "trainer", "trainer-0", PodPhase.READY, 1000, "");
        tell(new PlatformFact.WorkloadSeen(APP, 1, 1, false, "v1"));
        pod("od-1", "php-apache", "php-apache-1", PodPhase.READY, 500, "");
        tell(new DemandFact.LoadAsked(0, 1));
        for (int i = 0; i < 14; i++) {
            to(NOW - 333 + i * 15);
            tell(new DemandFact.LoadMeasured(0, 0));
            tell(new DemandFact.ShopMeasured(0, 0, 9, 18));
            seen(1, 1, 6 + i % 3);
            decided(new HpaDecision(7, 1, 0, Double.NaN, 1, 1, 1, 0.1, WINDOW, "", "within tolerance"));
        }
    }

    private void load() {
        to(NOW - 128);
        tell(new TalkFact.CueFired("autoscaling", "cue-3"));
        tell(new TalkFact.CommandSent("kubectl --context MAIN scale deploy/load-generator --replicas=8", "cue-3"));
        tell(new DemandFact.LoadAsked(8, 1));
        double[][] curve = {{-123, 52}, {-118, 140}, {-112, 198}, {-108, 200}, {-100, 200}, {-96, 168}, {-93, 124}};
        for (double[] point : curve) {
            to(NOW + point[0]);
            tell(new DemandFact.LoadMeasured(8, 124));
            tell(new DemandFact.ShopMeasured(124, 0, 380, 1240));
            seen(point[0] < -100 ? 1 : 4, point[0] < -100 ? 1 : 4, point[1]);
            if (point[0] == -108) {
                decided(new HpaDecision(200, 1, 0, Double.NaN, 4, 4, 4, 0.1, WINDOW, "", "ceil(1 × 200 ÷ 50) = 4"));
                tell(new ScalingFact.Rescaled(HPA, 1, 4, "New size: 4; reason: cpu resource utilization above target"));
                for (int i = 2; i <= 4; i++) {
                    pod("od-" + (1 + i % 2), "php-apache", "php-apache-" + i, PodPhase.READY, 500, "");
                }
            }
        }
        decided(new HpaDecision(122, 4, 0, Double.NaN, 10, 10, 10, 0.1, WINDOW, "", "ceil(4 × 122 ÷ 50) = 10"));
        tell(new ScalingFact.Rescaled(HPA, 4, 10, "New size: 10; reason: cpu resource utilization above target"));
        to(NOW - 92.6);
        for (int i = 5; i <= 10; i++) {
            pod("", "php-apache", "php-apache-" + i, PodPhase.PENDING, 500, WAITS);
        }
        to(NOW - 84);
        grow();
        to(NOW - 70);
        node("on-demand", "od-3", "m5.large", Capacity.ON_DEMAND, NodePhase.BOOTING, 0);
        node("on-demand", "od-4", "m5.large", Capacity.ON_DEMAND, NodePhase.BOOTING, 0);
        for (int i = 0; i < 6; i++) {
            to(NOW - 78 + i * 15);
            seen(4, 10, 121 + i % 3);
            decided(new HpaDecision(122, 4, 6, 48.8, 10, 10, 10, 0.1, WINDOW, "", "ceil(4 × 122 ÷ 50) = 10"));
            tell(new DemandFact.ShopMeasured(124, 0, 260, 812));
            if (i == 2) {
                notice();
            }
        }
        to(NOW - 2);
        node("on-demand", "od-3", "m5.large", Capacity.ON_DEMAND, NodePhase.JOINING, 0);
        to(NOW - 1);
        seen(4, 10, 122);
    }

    private void grow() {
        tell(new ScalingFact.ScaleUpDecided(
                MAIN,
                List.of(
                        new ScaleUpOption("on-demand", 2, 6, 0.44, ""),
                        new ScaleUpOption("spot", 1, 6, 0.48, ""),
                        new ScaleUpOption("gpu", 0, 0, Double.NaN, "untolerated taint {nvidia.com/gpu: true}")),
                "on-demand",
                "least-waste",
                2,
                4,
                6));
        group("on-demand", List.of("m5.large"), Capacity.ON_DEMAND, 2, 5, 4, List.of());
        tell(new ScalingFact.ActivitySeen(
                new GroupId(MAIN, "on-demand"),
                "a-1",
                "InProgress",
                "Launching a new EC2 instance",
                "At 2026-11-01T14:42:54Z a user request update of AutoScalingGroup constraints to min: 2, max: 5,"
                        + " desired: 4 changing the desired capacity from 2 to 4.",
                ""));
        node("on-demand", "od-3", "m5.large", Capacity.ON_DEMAND, NodePhase.ORDERED, 0);
        node("on-demand", "od-4", "m5.large", Capacity.ON_DEMAND, NodePhase.ORDERED, 0);
    }

    private void notice() {
        to(NOW - 36);
        tell(new ScalingFact.SpotWarned(new NodeId(MAIN, "spot-1"), at + 120 * Event.SECOND));
        group("spot", List.of("m5.xlarge", "m5a.xlarge"), Capacity.SPOT, 0, 4, 3, List.of());
        for (int i = 0; i < 2; i++) {
            pod("spot-1", "web", "web-s" + i, PodPhase.LEAVING, 150, "");
            pod("spot-2", "web", "web-n" + i, PodPhase.READY, 150, "");
        }
        to(NOW - 22);
        node("spot", "spot-3", "m5.xlarge", Capacity.SPOT, NodePhase.ORDERED, 0);
        to(NOW - 3);
        pod("spot-2", "web", "web-n2", PodPhase.READY, 150, "");
    }

    private void price(String item, Capacity capacity, double dollars, String source) {
        tell(new CloudFact.PriceSeen(item, capacity, dollars, "us-east-1", "2026-11-01", source));
    }

    private void group(
            String name, List<String> types, Capacity capacity, int min, int max, int desired, List<String> taints) {
        tell(new ScalingFact.GroupSeen(
                new GroupId(MAIN, name),
                "eks-" + name + "-8ec4a1",
                types,
                capacity,
                min,
                max,
                desired,
                0,
                "ACTIVE",
                List.of("workload=" + name),
                taints,
                List.of("k8s.io/cluster-autoscaler/enabled", "k8s.io/cluster-autoscaler/AWS-Cluster")));
    }

    private void node(String group, String name, String type, Capacity capacity, NodePhase phase, int gpus) {
        int cpu = type.equals("m5.large") ? 1_930 : 3_920;
        tell(new PlatformFact.NodeSeen(
                new NodeId(MAIN, name),
                type,
                group,
                capacity,
                phase,
                new Room(cpu, 7_000, 29, gpus),
                "Cluster Autoscaler"));
    }

    private void pod(String node, String workload, String name, PodPhase phase, int cpu, String why) {
        tell(new PlatformFact.PodSeen(new PodId(MAIN, "default", name), workload, node, phase, cpu, why));
    }

    private void seen(int current, int desired, double percent) {
        seen(current, desired, percent, 10);
    }

    private void seen(int current, int desired, double percent, int max) {
        tell(new ScalingFact.HpaSeen(
                HPA,
                "php-apache",
                1,
                max,
                current,
                desired,
                50,
                percent,
                List.of("resource cpu on pods (as a percentage of request): " + Math.round(percent) + "% / 50%"),
                List.of(),
                List.of(
                        new HpaCondition("AbleToScale", "True", "ReadyForNewScale", "recommended size matches"),
                        new HpaCondition("ScalingActive", "True", "ValidMetricFound", "the HPA was able to calculate"),
                        new HpaCondition("ScalingLimited", "False", "DesiredWithinRange", "within range"))));
    }

    private void decided(HpaDecision decision) {
        tell(new ScalingFact.HpaDecided(HPA, decision));
    }

    /// A cue list of seven.
    public static Scenario scenario() {
        String[][] titles = {
            {"The target, 50 %", "목표 50 %"},
            {"Who asks for what", "누가 무엇을 요청하나"},
            {"Load the service", "서비스에 부하"},
            {"It grows", "늘어난다"},
            {"Spot is taken", "스팟 회수"},
            {"A group with GPUs", "GPU 그룹"},
            {"Load off, shrink", "부하 끄고 축소"}
        };
        var cues = new ArrayList<Cue>();
        for (int i = 0; i < titles.length; i++) {
            cues.add(new Cue(
                    "cue-" + (i + 1),
                    new Said(titles[i][0], titles[i][1]),
                    new Said("follow spot-1", "spot-1 추적"),
                    new Said(
                            "While it boots: who told the group to grow? Its **own policies** are empty.",
                            "부팅하는 동안: 누가 그룹을 늘렸을까요? **자체 정책**은 비어 있습니다."),
                    new Said("", ""),
                    150,
                    Focus.ALL,
                    List.of(),
                    i == 3
                            ? List.of(
                                    new Expectation(new Said("replicas 10", "레플리카 10"), "true", "", 60),
                                    new Expectation(new Said("desired capacity 4", "희망 용량 4"), "true", "", 60),
                                    new Expectation(new Said("2 nodes Ready", "노드 2대 Ready"), "false", "", 240))
                            : List.of(),
                    List.of()));
        }
        return new Scenario(
                "autoscaling",
                new Said("Autoscaling", "오토스케일링"),
                1_050,
                cues,
                Map.of(),
                Map.of(
                        Hop.CPU, 18.0,
                        Hop.DESIRED, 15.0,
                        Hop.PENDING, 0.4,
                        Hop.CAPACITY, 7.9,
                        Hop.INSTANCE, 16.0,
                        Hop.READY, 148.0,
                        Hop.RUNNING, 12.0,
                        Hop.LATENCY, 20.0));
    }

    private static Show show(World world) {
        var show = Show.of(scenario());
        for (int i = 0; i < 3; i++) {
            show = show.go((1_000 + i * 100) * Event.SECOND).show();
            long ended = (1_000 + i * 100 + 95) * Event.SECOND;
            show = show.tick(
                    World.EMPTY.apply(new Event(ended, Origin.COCKPIT, new TalkFact.CueFired("x", "y"))),
                    Sample.CHECKS);
        }
        return show.go(Math.round((NOW - 100) * Event.SECOND)).show().tick(world, Sample.CHECKS);
    }

    /// A frame of it, at its own newest instant or the mock's, whichever is later.
    public static Frame frame(World world) {
        long at = Math.max(Math.round(NOW * Event.SECOND), world.now());
        Show show = show(world);
        return new Frame(
                world,
                at,
                show,
                Pace.of(show, NOW),
                false,
                Source.SIMULATED,
                "octank-demo",
                Names.SHIPPED,
                new Frame.Transport(true, 1, 1, false, false, 0, World.EMPTY),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
