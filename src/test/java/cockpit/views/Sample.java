package cockpit.views;

import cockpit.script.Checks;
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
import cockpit.world.Capacity;
import cockpit.world.CloudFact;
import cockpit.world.DemandFact;
import cockpit.world.EdgeId;
import cockpit.world.Event;
import cockpit.world.Fact;
import cockpit.world.MeshFact;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.Origin;
import cockpit.world.PlatformFact;
import cockpit.world.PodId;
import cockpit.world.PodPhase;
import cockpit.world.Price;
import cockpit.world.Room;
import cockpit.world.Side;
import cockpit.world.TalkFact;
import cockpit.world.WorkloadId;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A small world made by hand: the shop on both sides, in the middle of a burst. For tests of the picture.
public final class Sample {
    private static final Set<String> SENSITIVE =
            Set.of("checkoutservice", "paymentservice", "cartservice", "redis-cart", "shippingservice", "emailservice");

    private final List<Event> events = new ArrayList<>();
    private long at;

    private Sample() {}

    /// A burst at its height: the route is shifted, the mesh is converging.
    public static World burst() {
        return burst(true);
    }

    public static World burst(boolean shifted) {
        var sample = new Sample();
        sample.clusters();
        sample.load();
        if (shifted) {
            sample.shift();
        }
        return World.EMPTY.apply(sample.events);
    }

    /// A stage of some twenty nodes and close to three hundred pods, with a Spot node, one that boots, and pods that
    /// found no place.
    public static World middle() {
        var sample = new Sample();
        var random = new Random(5);
        String[] services = {"recommendationservice", "frontend", "cartservice", "productcatalogservice", "adservice"};
        sample.tell(new PlatformFact.ClusterSeen("REMOTE", "Octank-Cluster", Side.ON_PREM, "1.34", "", 8));
        sample.tell(new PlatformFact.ClusterSeen("MAIN", "AWS-Cluster", Side.CLOUD, "1.34", "", 12));
        for (int i = 0; i < 18; i++) {
            boolean home = i < 8;
            var id = new NodeId(home ? "REMOTE" : "MAIN", home ? "octank-" + (i + 1) : "ip-10-20-1-" + (10 + i));
            boolean booting = i == 17;
            sample.tell(new PlatformFact.NodeSeen(
                    id,
                    home ? "" : "m5.xlarge",
                    "workers",
                    home ? Capacity.OWNED : i % 7 == 1 ? Capacity.SPOT : Capacity.ON_DEMAND,
                    booting ? NodePhase.BOOTING : NodePhase.READY,
                    new Room(4000, 16000, 29, 0),
                    ""));
            if (booting) {
                continue;
            }
            sample.tell(new PlatformFact.NodeMeasured(id, home ? 58 + random.nextInt(40) : 25 + random.nextInt(30)));
            int pods = 12 + random.nextInt(7);
            for (int k = 0; k < pods; k++) {
                String service = services[home && k < 2 ? 2 : random.nextInt(services.length)];
                sample.tell(new PlatformFact.WorkloadSeen(
                        new WorkloadId(id.context(), "hipster-app", service), 1, 1, SENSITIVE.contains(service), "v1"));
                sample.tell(new PlatformFact.PodSeen(
                        new PodId(id.context(), "hipster-app", service + "-" + i + "-" + k),
                        service,
                        id.name(),
                        random.nextInt(60) == 0 ? PodPhase.FAILED : PodPhase.READY,
                        100,
                        ""));
            }
        }
        sample.pending(7);
        sample.to(730);
        sample.route(80, "function");
        sample.edge("REMOTE", "frontend", "MAIN", "recommendationservice", 163, 0);
        sample.edge("REMOTE", "frontend", "REMOTE", "recommendationservice", 50, 20);
        sample.tell(new MeshFact.RouteMeasured(Names.SHIPPED.routeId(), 76.4, 2130, 10));
        return World.EMPTY.apply(sample.events);
    }

    private void pending(int count) {
        for (int i = 0; i < count; i++) {
            tell(new PlatformFact.PodSeen(
                    new PodId("MAIN", "hipster-app", "recommendationservice-waiting-" + i),
                    "recommendationservice",
                    "",
                    PodPhase.PENDING,
                    500,
                    "0/9 nodes are available: 9 Insufficient cpu."));
        }
    }

    /// A burst for which there is no room: the pods it asked for wait.
    public static World waiting() {
        var sample = new Sample();
        sample.clusters();
        sample.load();
        sample.pending(3);
        return World.EMPTY.apply(sample.events);
    }

    /// A stage a thousand times larger: two hot spots on-prem, on EKS three groups of nodes, of which the newest are
    /// booting for pods that wait; some pods failed.
    ///
    /// @param nodes all of them; a third stand on-prem, one in fifteen boots
    /// @param pods  all of them, the waiting ones too
    public static World huge(int nodes, int pods) {
        var sample = new Sample();
        var random = new Random(3);
        int home = nodes * 1_646 / 5_000;
        int spot = nodes * 1_412 / 5_000;
        int gpu = nodes * 176 / 5_000;
        int booting = nodes * 340 / 5_000;
        int ready = nodes - booting;
        int waiting = pods * 10_200 / 150_000;
        sample.tell(new PlatformFact.ClusterSeen("REMOTE", "Octank-Cluster", Side.ON_PREM, "1.34", "", home));
        sample.tell(new PlatformFact.ClusterSeen("MAIN", "AWS-Cluster", Side.CLOUD, "1.34", "", nodes - home));
        sample.tell(new CloudFact.AlarmSeen("octank-cpu-high", "cpu_usage_active", 70, 10, 3, 3, "missing"));
        for (int i = 0; i < nodes; i++) {
            boolean onPrem = i < home;
            boolean boots = i >= ready;
            sample.to(boots ? 761 - 185 + 155.0 * (i - ready) / booting + random.nextGaussian() * 14 : 600);
            var id = new NodeId(onPrem ? "REMOTE" : "MAIN", "n" + i);
            sample.tell(new PlatformFact.NodeSeen(
                    id,
                    "m5.xlarge",
                    "w",
                    onPrem
                            ? Capacity.OWNED
                            : i >= ready - gpu - spot && i < ready - gpu ? Capacity.SPOT : Capacity.ON_DEMAND,
                    boots ? NodePhase.BOOTING : NodePhase.READY,
                    new Room(4, 4, 30, i >= ready - gpu && i < ready ? 1 : 0),
                    ""));
            if (!boots) {
                double cpu = onPrem ? heat(i / (double) home, i % 59) : 32 + 24 * Math.exp(-(i - home) / 400.0);
                sample.tell(new PlatformFact.NodeMeasured(id, Math.clamp(cpu + random.nextGaussian() * 4, 3, 99)));
            }
        }
        sample.to(755);
        for (int i = 0; i < pods - waiting; i++) {
            String node = "n" + i % ready;
            PodPhase phase = random.nextInt(4_000) == 0 ? PodPhase.FAILED : PodPhase.READY;
            sample.tell(new PlatformFact.PodSeen(
                    new PodId(i % ready < home ? "REMOTE" : "MAIN", "shop", "p" + i),
                    "recommendationservice",
                    node,
                    phase,
                    100,
                    ""));
        }
        sample.pending(waiting);
        sample.chain();
        sample.edge("REMOTE", "frontend", "MAIN", "recommendationservice", 163_000, 0);
        sample.tell(new MeshFact.RouteMeasured(Names.SHIPPED.routeId(), 76.4, 2_130_000, 10));
        return World.EMPTY.apply(sample.events);
    }

    /// From the load to the new route, with nothing but the chain's own facts.
    private void chain() {
        to(700);
        route(0, "istioctl");
        tell(new DemandFact.LoadAsked(50, 10));
        to(713);
        tell(new DemandFact.LoadAsked(1_200, 60));
        tell(new DemandFact.LoadMeasured(1_200, 300_000));
        to(725);
        tell(new CloudFact.DatapointPut("cpu_usage_active", "Octank-Cluster", 86, at, 10));
        to(749.1);
        tell(new CloudFact.AlarmChanged("octank-cpu-high", "ALARM", "Threshold Crossed: 3 out of the last 3"));
        to(749.4);
        tell(new CloudFact.MessagePublished("octank-burst", "ALARM: octank-cpu-high"));
        to(750.8);
        tell(new CloudFact.FunctionStarted("octank-burst-shift", 1, true));
        tell(new MeshFact.RouteAsked(Names.SHIPPED.routeId(), 80, "lambda"));
        to(751.4);
        route(80, "octank-burst-shift");
        to(759);
    }

    /// CPU of an on-prem host, percent: a large hot spot, and a smaller one below it.
    private static double heat(double across, int down) {
        double first = Math.exp(-Math.pow((across - 0.72) / 0.28, 2) - Math.pow((down - 22) / 16.0, 2));
        double second = Math.exp(-Math.pow((across - 0.32) / 0.2, 2) - Math.pow((down - 44) / 10.0, 2));
        return 66 + 33 * first + 27 * second;
    }

    private void tell(Fact fact) {
        events.add(new Event(at, new Origin("sample"), fact));
    }

    private void to(double seconds) {
        at = Math.round(seconds * Event.SECOND);
    }

    private void clusters() {
        tell(new CloudFact.PriceSeen("m5.large", Capacity.ON_DEMAND, 0.096, "us-east-1", "2026-11-01", "sample"));
        tell(new CloudFact.PriceSeen(Price.CONTROL_PLANE, Capacity.ON_DEMAND, 0.10, "us-east-1", "2026-11-01", "s"));
        tell(new PlatformFact.ClusterSeen("REMOTE", "Octank-Cluster", Side.ON_PREM, "1.34", "10.0.0.0/16", 4));
        tell(new PlatformFact.ClusterSeen("MAIN", "AWS-Cluster", Side.CLOUD, "1.34", "10.1.0.0/16", 4));
        rack("REMOTE", "octank-1", "checkoutservice", "paymentservice", "cartservice", "redis-cart");
        rack("REMOTE", "octank-2", "loadgenerator", "productcatalogservice", "recommendationservice", "frontend");
        rack("REMOTE", "octank-3", "shippingservice", "emailservice", "currencyservice", "adservice");
        rack("REMOTE", "octank-4", "frontend", "recommendationservice", "productcatalogservice");
        rack(
                "MAIN",
                "eks-1",
                "productcatalogservice",
                "recommendationservice",
                "recommendationservice",
                "recommendationservice");
        rack("MAIN", "eks-2", "productcatalogservice");
        tell(new MeshFact.PeeringSeen(
                "pcx-octank",
                "10.1.0.0/16",
                "10.0.0.0/16",
                "active",
                List.of("10.0.0.0/16 via pcx", "10.1.0.0/16 via pcx")));
        tell(new MeshFact.GatewaySeen("MAIN", "istio-ingressgateway", "10.1.12.40", 443, true));
        tell(new MeshFact.GatewaySeen("MAIN", "second-ingress", "10.1.12.41", 15443, true));
        tell(new CloudFact.AlarmSeen("octank-cpu-high", "cpu_usage_active", 70, 10, 3, 3, "missing"));
        tell(new CloudFact.AlarmChanged("octank-cpu-high", "OK", ""));
        route(0, "istioctl");
        for (String source : List.of("watch REMOTE", "watch MAIN", "Prometheus", "CloudWatch", "Locust")) {
            tell(new TalkFact.SourceHeard(source, TalkFact.Health.WELL, 60 * Event.SECOND, ""));
        }
    }

    private void rack(String context, String node, String... workloads) {
        boolean home = context.equals("REMOTE");
        tell(new PlatformFact.NodeSeen(
                new NodeId(context, node),
                home ? "" : "m5.large",
                home ? "" : "workers",
                home ? Capacity.OWNED : Capacity.ON_DEMAND,
                NodePhase.READY,
                new Room(4000, 16000, 29, 0),
                ""));
        for (String workload : workloads) {
            pod(context, node, workload, workload + "-" + events.size());
        }
    }

    private void pod(String context, String node, String workload, String name) {
        tell(new PlatformFact.WorkloadSeen(
                new WorkloadId(context, "hipster-app", workload), 1, 1, SENSITIVE.contains(workload), "v1"));
        tell(new PlatformFact.PodSeen(
                new PodId(context, "hipster-app", name), workload, node, PodPhase.READY, 100, ""));
    }

    private void route(int weight, String writer) {
        tell(new MeshFact.RouteApplied(
                Names.SHIPPED.routeId(), "recommendationservice", "onprem", "cloud", weight, "1", writer));
    }

    private void cpu(double home, double cloud) {
        double[] off = {-3, 6, -7, 4};
        for (int i = 0; i < 4; i++) {
            tell(new PlatformFact.NodeMeasured(new NodeId("REMOTE", "octank-" + (i + 1)), Math.min(99, home + off[i])));
        }
        for (int i = 0; i < 2; i++) {
            tell(new PlatformFact.NodeMeasured(new NodeId("MAIN", "eks-" + (i + 1)), cloud + 2 - 4 * i));
        }
    }

    private void load() {
        tell(new DemandFact.LoadAsked(50, 10));
        tell(new DemandFact.LoadMeasured(50, 13));
        double[][] curve = {
            {660, 31}, {672, 30}, {684, 33}, {696, 31}, {708, 34}, {713, 36}, {717, 62}, {721, 78}, {725, 86},
            {730, 90}, {736, 93}, {742, 95}, {748, 96}
        };
        for (double[] point : curve) {
            to(point[0]);
            if (point[0] == 713) {
                tell(new TalkFact.CueFired("bursting", "load"));
                tell(new TalkFact.CommandSent(
                        "kubectl --context REMOTE -n hipster-app set env deploy/loadgenerator USERS=1200 RATE=60",
                        "load"));
                tell(new TalkFact.CommandAnswered(
                        "kubectl --context REMOTE -n hipster-app set env deploy/loadgenerator USERS=1200 RATE=60",
                        true,
                        "deployment.apps/loadgenerator env updated"));
                tell(new DemandFact.LoadAsked(1200, 60));
            }
            tell(new DemandFact.LoadMeasured(point[0] < 717 ? 50 : 1200, point[0] < 717 ? 13 : 300));
            cpu(point[1], 22);
            tell(new DemandFact.ShopMeasured(300, 0, 180, point[0] > 725 ? 1240 : 120));
            edges(0, 213);
        }
        to(725);
        tell(new CloudFact.DatapointPut("cpu_usage_active", "Octank-Cluster", 86, at, 10));
        to(749.1);
        tell(new CloudFact.AlarmChanged("octank-cpu-high", "ALARM", "Threshold Crossed: 3 out of the last 3"));
    }

    private void shift() {
        to(749.4);
        tell(new CloudFact.MessagePublished("octank-burst", "ALARM: octank-cpu-high"));
        to(750.8);
        tell(new CloudFact.FunctionStarted("octank-burst-shift", 1, true));
        tell(new MeshFact.RouteAsked(Names.SHIPPED.routeId(), 80, "lambda"));
        to(751.4);
        route(80, "octank-burst-shift");
        to(756);
        cpu(93, 33);
        for (int i = 0; i < 3; i++) {
            pod("MAIN", "eks-2", "recommendationservice", "recommendationservice-new" + i);
        }
        to(759);
        edges(163, 50);
        cpu(91, 38);
        tell(new MeshFact.RouteMeasured(Names.SHIPPED.routeId(), 76.4, 2130, 10));
        tell(new DemandFact.ShopMeasured(300, 0, 150, 412));
        for (String source : List.of("watch REMOTE", "watch MAIN", "Prometheus", "CloudWatch", "Locust")) {
            tell(new TalkFact.SourceHeard(source, TalkFact.Health.WELL, 60 * Event.SECOND, ""));
        }
    }

    private void edges(double across, double stays) {
        edge("REMOTE", "frontend", "MAIN", "recommendationservice", across, 0);
        edge("REMOTE", "frontend", "REMOTE", "recommendationservice", stays, stays * 0.6);
        edge("REMOTE", "frontend", "REMOTE", "productcatalogservice", 1300, 0);
        edge("REMOTE", "frontend", "REMOTE", "currencyservice", 830, 0);
        edge("REMOTE", "frontend", "REMOTE", "cartservice", 260, 0);
        edge("REMOTE", "frontend", "REMOTE", "adservice", 170, 0);
        edge("REMOTE", "frontend", "REMOTE", "checkoutservice", 11, 0);
        edge("REMOTE", "checkoutservice", "REMOTE", "paymentservice", 11, 0);
        edge("REMOTE", "checkoutservice", "REMOTE", "emailservice", 11, 0);
        edge("REMOTE", "cartservice", "REMOTE", "redis-cart", 260, 0);
    }

    private void edge(String fc, String from, String tc, String to, double rate, double slow) {
        tell(new MeshFact.EdgeMeasured(new EdgeId(fc, from, tc, to), rate, 0, slow, 20, 90, true));
    }

    /// A cue list of nine, as in the pictures the product is held to.
    public static Scenario scenario() {
        String[][] titles = {
            {"The shop", "쇼핑몰"},
            {"Two clusters", "두 클러스터"},
            {"Peering, gateways", "피어링과 게이트웨이"},
            {"Pods and proxies", "파드와 프록시"},
            {"Service graph", "서비스 그래프"},
            {"Load", "부하"},
            {"Before and after", "이전과 이후"},
            {"Users notice nothing", "사용자는 모른다"},
            {"Load off, reset", "부하 끄고 되돌리기"}
        };
        var cues = new ArrayList<Cue>();
        for (int i = 0; i < titles.length; i++) {
            boolean load = i == 5;
            cues.add(new Cue(
                    load ? "load" : "cue-" + (i + 1),
                    new Said(titles[i][0], titles[i][1]),
                    new Said("kubectl describe vs", "kubectl describe vs"),
                    new Said(
                            "Nobody touches the keyboard now. Watch the left get **hot** and the alarm decide.",
                            "이제 아무도 키보드를 만지지 않습니다. 왼쪽이 뜨거워지고 경보가 스스로 판단하는 것을 보십시오."),
                    new Said("", ""),
                    90,
                    Focus.ALL,
                    List.of(),
                    load
                            ? List.of(
                                    new Expectation(new Said("alarm within 60 s", "60초 안에 경보"), "true", "", 60),
                                    new Expectation(new Said("applied 80", "80 적용"), "true", "", 60),
                                    new Expectation(new Said("measured 80 ± 2.6", "측정 80 ± 2.6"), "false", "", 90),
                                    new Expectation(new Said("on-prem under 70 %", "온프레미스 70 % 미만"), "false", "", 90))
                            : List.of(),
                    List.of()));
        }
        return new Scenario("bursting", new Said("Cloud bursting", "클라우드 버스팅"), 810, cues, Pictures.USUAL);
    }

    /// Checks that take the word of the expectation: "true" holds.
    public static final Checks CHECKS = new Checks() {
        @Override
        public boolean holds(Expectation expectation, World world, long fired) {
            return expectation.that().equals("true");
        }

        @Override
        public String figure(Expectation expectation, World world, long fired) {
            return expectation.text().en().startsWith("measured") ? "76.4" : "91 %";
        }
    };

    /// The show with its sixth cue running.
    public static Show show(World world, int running) {
        var show = Show.of(scenario());
        for (int i = 0; i < running; i++) {
            show = show.go(i * 110 * Event.SECOND).show();
            show = show.tick(
                    World.EMPTY.apply(
                            new Event((i * 110 + 95) * Event.SECOND, Origin.COCKPIT, new TalkFact.CueFired("x", "y"))),
                    CHECKS);
        }
        return show.go(713 * Event.SECOND).show().tick(world, CHECKS);
    }

    public static Frame frame(World world) {
        long at = 761 * Event.SECOND;
        Show show = show(world, 5);
        return new Frame(
                world,
                at,
                show,
                Pace.of(show, 761),
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

    /// The recording's frame, while a live stage's parachute is out.
    public static Frame out() {
        Frame live = live(42, Optional.empty());
        return new Frame(
                live.world(),
                live.at(),
                live.show(),
                live.pace(),
                live.held(),
                Source.RECORDED,
                "bursting-live.cockpit",
                live.names(),
                live.transport(),
                live.recording(),
                live.notice(),
                Optional.empty(),
                Optional.of(new Frame.Parachute(
                        Frame.Parachute.State.OUT,
                        "bursting-live.cockpit",
                        live.parachute().orElseThrow().silent())));
    }

    /// A live stage's frame: armed, two things changed, the parachute ready.
    ///
    /// @param keys   minutes that AWS's keys hold yet
    /// @param silent who is not well
    public static Frame live(int keys, Optional<Frame.Silent> silent) {
        Frame still = frame(burst());
        World world = still.world()
                .apply(new Event(
                        still.at(),
                        new Origin("AWS"),
                        new CloudFact.CredentialsSeen(true, still.at() + keys * 60 * Event.SECOND, false)));
        return new Frame(
                world,
                still.at(),
                still.show(),
                still.pace(),
                still.held(),
                Source.LIVE,
                still.stageName(),
                still.names(),
                still.transport(),
                still.recording(),
                still.notice(),
                Optional.of(new Frame.Arming(572 * Event.SECOND, 2)),
                Optional.of(new Frame.Parachute(Frame.Parachute.State.READY, "bursting-live.cockpit", silent)));
    }
}
