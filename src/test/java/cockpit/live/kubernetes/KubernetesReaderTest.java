package cockpit.live.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.world.Capacity;
import cockpit.world.MeshFact.GatewaySeen;
import cockpit.world.MeshFact.ProxyGone;
import cockpit.world.MeshFact.ProxySeen;
import cockpit.world.MeshFact.RouteApplied;
import cockpit.world.MeshFact.Sync;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.PlatformFact.ClusterSeen;
import cockpit.world.PlatformFact.NodeGone;
import cockpit.world.PlatformFact.NodeSeen;
import cockpit.world.PlatformFact.PodGone;
import cockpit.world.PlatformFact.PodSeen;
import cockpit.world.PlatformFact.WorkloadGone;
import cockpit.world.PlatformFact.WorkloadSeen;
import cockpit.world.PodId;
import cockpit.world.PodPhase;
import cockpit.world.Room;
import cockpit.world.RouteId;
import cockpit.world.Side;
import cockpit.world.TalkFact.ChangedElsewhere;
import cockpit.world.WorkloadId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster that answers as it should, from the first list on.
final class KubernetesReaderTest {
    @TempDir
    private Path folder = Path.of("");

    private final Heard heard = new Heard();
    private ApiDouble api;
    private KubernetesReader reader;

    @BeforeEach
    void open() throws Exception {
        api = new ApiDouble();
        reader = new KubernetesReader(Stages.at(folder, api.url()), heard);
    }

    @AfterEach
    void close() throws Exception {
        reader.close();
        api.close();
    }

    @Test
    void tellsWhatThereIsAndWhatChanges() {
        api.put(ApiDouble.NODES, Objects.node("eks-1", true));
        api.put(ApiDouble.PODS, Objects.pod("adservice-7c9-b", "eks-1", "Running", true));
        api.put(ApiDouble.DEPLOYMENTS, Objects.deployment("adservice", 2, 1));
        reader.start();
        heard.fact(
                NodeSeen.class,
                new NodeSeen(
                        new NodeId("MAIN", "eks-1"),
                        "m5.xlarge",
                        "workers",
                        Capacity.ON_DEMAND,
                        NodePhase.READY,
                        new Room(3_920, 15_360, 58, 0),
                        "node group workers")::equals);
        var pod = new PodId("MAIN", "hipster-app", "adservice-7c9-b");
        heard.fact(PodSeen.class, new PodSeen(pod, "adservice", "eks-1", PodPhase.READY, 300, "")::equals);
        heard.fact(ProxySeen.class, new ProxySeen(pod, Sync.UNKNOWN, Sync.UNKNOWN, Sync.UNKNOWN, Sync.UNKNOWN)::equals);
        var workload = new WorkloadId("MAIN", "hipster-app", "adservice");
        heard.fact(WorkloadSeen.class, new WorkloadSeen(workload, 2, 1, false, "cloud")::equals);
        heard.well(0, "watch MAIN");

        int before = heard.size();
        api.put(ApiDouble.PODS, Objects.pod("adservice-7c9-b", "eks-1", "Running", false));
        heard.fact(before, PodSeen.class, each -> each.phase() == PodPhase.UNREADY);
        api.delete(ApiDouble.PODS, "adservice-7c9-b");
        heard.fact(PodGone.class, new PodGone(pod, "")::equals);
        heard.fact(ProxyGone.class, new ProxyGone(pod)::equals);
        api.put(ApiDouble.NODES, Objects.node("eks-1", false));
        heard.fact(before, NodeSeen.class, each -> each.phase() == NodePhase.NOT_READY);
        api.delete(ApiDouble.NODES, "eks-1");
        heard.fact(NodeGone.class, each -> each.node().name().equals("eks-1"));
        api.delete(ApiDouble.DEPLOYMENTS, "adservice");
        heard.fact(WorkloadGone.class, new WorkloadGone(workload)::equals);
    }

    @Test
    void tellsOfBothClustersByNameBeforeEitherAnswers() {
        reader.start();
        heard.fact(ClusterSeen.class, new ClusterSeen("MAIN", "AWS-Cluster", Side.CLOUD, "", "", 4)::equals);
        heard.fact(ClusterSeen.class, new ClusterSeen("REMOTE", "Octank-Cluster", Side.ON_PREM, "", "", 4)::equals);
        heard.fact(ClusterSeen.class, new ClusterSeen("MAIN", "AWS-Cluster", Side.CLOUD, "1.34", "", 4)::equals);
        heard.unwell(0, "watch REMOTE", "live.kubernetes.refused");
        for (int i = 1; i <= 6; i++) {
            api.put(ApiDouble.NODES, Objects.node("eks-" + i, true));
        }
        heard.fact(ClusterSeen.class, each -> each.reserved() == 6);
    }

    @Test
    void aPodSaysWhatTheNewestEventSaysOfIt() {
        reader.start();
        heard.well(0, "watch MAIN");
        api.put(ApiDouble.PODS, Objects.pod("adservice-7c9-b", "", "Pending", false));
        heard.fact(PodSeen.class, each -> each.phase() == PodPhase.PENDING);
        String full = "0/2 nodes are available: 2 Insufficient cpu.";
        api.put(
                ApiDouble.EVENTS,
                Objects.event("b.1", "adservice-7c9-b", "FailedScheduling", full, "2026-11-27T02:00:05Z"));
        heard.fact(PodSeen.class, each -> each.why().equals(full));
        api.put(
                ApiDouble.EVENTS,
                Objects.event("b.0", "adservice-7c9-b", "Older", "older words", "2026-11-27T02:00:00Z"));
        api.put(ApiDouble.PODS, Objects.pod("adservice-7c9-b", "eks-1", "Pending", false));
        PodSeen placed = heard.fact(PodSeen.class, each -> each.phase() == PodPhase.STARTING);
        assertThat(placed.why()).isEqualTo(full);
    }

    @Test
    void tellsTheRouteAndWhoWroteIt() {
        api.put(ApiDouble.ROUTES, Objects.route(90, 10));
        reader.start();
        RouteApplied first = heard.fact(RouteApplied.class, each -> each.cloudWeight() == 10);
        assertThat(first.route()).isEqualTo(new RouteId("MAIN", "hipster-app", "recommend-split"));
        assertThat(first.homeSubset() + " " + first.cloudSubset()).isEqualTo("onprem cloud");
        assertThat(first.writer()).isEqualTo("cockpit-burst");
        api.put(ApiDouble.ROUTES, Objects.route(20, 80));
        RouteApplied next = heard.fact(RouteApplied.class, each -> each.cloudWeight() == 80);
        assertThat(next.resourceVersion()).isNotEqualTo(first.resourceVersion());
        assertThat(reader.clients().virtualServiceVersion("MAIN")).contains("v1");
        assertThat(reader.clients().of("MAIN")).isPresent();
    }

    /// The cockpit's own writes and its function's are no surprise; nor is what is there at first.
    @Test
    void tellsWhatSomebodyElseChangedFromWhatToWhatAndWhoItWas() {
        api.put(ApiDouble.ROUTES, Objects.route(100, 0, "kubectl-edit"));
        api.put(ApiDouble.DEPLOYMENTS, Objects.scaled("adservice", 1, "kubectl"));
        reader.start();
        heard.fact(RouteApplied.class, each -> each.cloudWeight() == 0);
        heard.fact(WorkloadSeen.class, each -> each.desired() == 1);
        heard.well(0, "watch MAIN");
        api.put(ApiDouble.ROUTES, Objects.route(50, 50, "cockpit"));
        heard.fact(RouteApplied.class, each -> each.cloudWeight() == 50);
        api.put(ApiDouble.ROUTES, Objects.route(20, 80, "octank-burst-shift"));
        heard.fact(RouteApplied.class, each -> each.cloudWeight() == 80);
        api.put(ApiDouble.ROUTES, Objects.route(70, 30, "kubectl-edit"));
        api.put(ApiDouble.DEPLOYMENTS, Objects.scaled("adservice", 4, "kube-controller-manager"));
        heard.fact(WorkloadSeen.class, each -> each.desired() == 4);
        api.put(ApiDouble.DEPLOYMENTS, Objects.scaled("adservice", 9, "kubectl"));
        heard.fact(ChangedElsewhere.class, each -> each.object().equals("Deployment adservice"));
        heard.fact(ChangedElsewhere.class, each -> each.object().startsWith("VirtualService"));
        assertThat(heard.facts(ChangedElsewhere.class))
                .containsExactlyInAnyOrder(
                        new ChangedElsewhere("VirtualService recommend-split", "20 / 80", "70 / 30", "kubectl-edit"),
                        new ChangedElsewhere("Deployment adservice", "4", "9", "kubectl"));
    }

    @Test
    void tellsTheGatewaysThatIstioSelectsAndWhetherAPodIsBehindThem() {
        api.put(ApiDouble.SERVICES, Objects.service("istio-eastwestgateway", "eastwestgateway", "10.96.0.7", 15_443));
        api.put(ApiDouble.SERVICES, Objects.service("second", "second-ingress", "10.96.0.8", 443));
        api.put(ApiDouble.SERVICES, Objects.service("istiod", "pilot", "10.96.0.9", 15_012));
        api.put(ApiDouble.SLICES, Objects.slice("s-1", "istio-eastwestgateway", true));
        api.put(ApiDouble.GATEWAYS, """
                {"metadata": {"name": "tools"}, "spec": {"selector": {"istio": "second-ingress"}}}""");
        reader.start();
        heard.fact(
                GatewaySeen.class, new GatewaySeen("MAIN", "istio-eastwestgateway", "10.96.0.7", 15_443, true)::equals);
        heard.fact(GatewaySeen.class, new GatewaySeen("MAIN", "second", "10.96.0.8", 443, false)::equals);
        api.put(ApiDouble.SLICES, Objects.slice("s-2", "second", true));
        heard.fact(GatewaySeen.class, new GatewaySeen("MAIN", "second", "10.96.0.8", 443, true)::equals);
        assertThat(heard.facts(GatewaySeen.class)).noneMatch(each -> each.name().equals("istiod"));
    }

    @Test
    void listsInPages() {
        for (int i = 0; i < 1_100; i++) {
            api.put(ApiDouble.PODS, Objects.pod("adservice-7c9-" + i, "eks-1", "Running", true));
        }
        reader.start();
        heard.fact(PodSeen.class, each -> each.pod().name().equals("adservice-7c9-999"));
        assertThat(api.asked().stream().filter(ApiDouble.PODS::equals).count()).isGreaterThanOrEqualTo(3);
    }
}
