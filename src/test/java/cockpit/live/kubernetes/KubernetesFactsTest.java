package cockpit.live.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.StageFile.Split;
import cockpit.world.Capacity;
import cockpit.world.MeshFact.GatewaySeen;
import cockpit.world.MeshFact.RouteApplied;
import cockpit.world.NodePhase;
import cockpit.world.PlatformFact.NodeSeen;
import cockpit.world.PlatformFact.WorkloadSeen;
import cockpit.world.PodPhase;
import cockpit.world.Room;
import cockpit.world.Side;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Objects as facts. The cases are made by hand, from the shapes that Kubernetes, EKS, Karpenter and Istio document.
final class KubernetesFactsTest {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final Split SPLIT =
            new Split("recommend-split", "recommendationservice", "recommendationservice", "onprem", "cloud");

    private static <T> T read(String yaml, Class<T> type) {
        return YAML.unmarshal("---\n" + yaml, type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            True    |       | -          | READY
            False   |       | -          | JOINING
            False   |       | JOINING    | JOINING
            False   |       | READY      | NOT_READY
            False   |       | NOT_READY  | NOT_READY
            Unknown |       | -          | NOT_READY
            False   | later | -          | NOT_READY
            False   |       | GONE       | JOINING
            """)
    void theReadyConditionIsTheNodesPhase(String ready, String changed, NodePhase before, NodePhase phase) {
        Node node = read("""
                metadata: {name: n, creationTimestamp: "2026-11-27T01:00:00Z"}
                status: {conditions: [{type: Ready, status: "%s", lastTransitionTime: "2026-11-27T01:0%d:00Z"}]}
                """.formatted(ready, changed == null ? 0 : 5), Node.class);
        assertThat(NodeFacts.of("MAIN", Side.CLOUD, node, before).phase()).isEqualTo(phase);
    }

    @Test
    void aNodeThatTakesNoMorePodsIsLeaving() {
        String ready = "status: {conditions: [{type: Ready, status: 'True'}]}\n";
        Node cordoned = read(ready + """
                metadata: {name: n}
                spec: {unschedulable: true, taints: [{key: node.kubernetes.io/unschedulable, effect: NoSchedule},
                  {key: karpenter.sh/disrupted, effect: NoSchedule}]}
                """, Node.class);
        NodeSeen seen = NodeFacts.of("MAIN", Side.CLOUD, cordoned, NodePhase.READY);
        assertThat(seen.phase()).isEqualTo(NodePhase.LEAVING);
        assertThat(seen.why()).isEqualTo("karpenter.sh/disrupted, node.kubernetes.io/unschedulable");
        Node deleted = read(ready + "metadata: {name: n, deletionTimestamp: '2026-11-27T01:00:00Z'}", Node.class);
        assertThat(NodeFacts.of("MAIN", Side.CLOUD, deleted, null).phase()).isEqualTo(NodePhase.LEAVING);
    }

    @ParameterizedTest
    @CsvSource({
        "CLOUD, eks.amazonaws.com/capacityType, SPOT, SPOT",
        "CLOUD, eks.amazonaws.com/capacityType, ON_DEMAND, ON_DEMAND",
        "CLOUD, karpenter.sh/capacity-type, spot, SPOT",
        "CLOUD, karpenter.sh/capacity-type, on-demand, ON_DEMAND",
        "CLOUD, other, spot, ON_DEMAND",
        "ON_PREM, eks.amazonaws.com/capacityType, SPOT, OWNED"
    })
    void labelsSayHowANodeIsPaidFor(Side side, String label, String value, Capacity capacity) {
        Node node = read("metadata: {name: n, labels: {" + label + ": " + value + "}}", Node.class);
        assertThat(NodeFacts.of("C", side, node, null).capacity()).isEqualTo(capacity);
    }

    @Test
    void aNodesRoomIsWhatItsKubeletGives() {
        Node node = read("""
                metadata: {name: n, labels: {eks.amazonaws.com/nodegroup: gpu, node.kubernetes.io/instance-type: p3}}
                status:
                  capacity: {cpu: "8", memory: 61Gi, pods: "58", nvidia.com/gpu: "1"}
                  allocatable: {cpu: 7910m, memory: "63963136Ki", pods: "58", nvidia.com/gpu: "1"}
                """, Node.class);
        NodeSeen seen = NodeFacts.of("MAIN", Side.CLOUD, node, null);
        assertThat(seen.room()).isEqualTo(new Room(7_910, 62_464, 58, 1));
        assertThat(seen.group() + " " + seen.instanceType()).isEqualTo("gpu p3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Pending   |     | -                                              | -       | PENDING
            Pending   | n   | -                                              | -       | STARTING
            Running   | n   | -                                              | -       | STARTING
            Running   | n   | {type: Ready, status: 'True'}                  | -       | READY
            Running   | n   | {type: Ready, status: 'False'}                 | STARTING| STARTING
            Running   | n   | {type: Ready, status: 'False'}                 | READY   | UNREADY
            Running   | n   | {type: Ready, status: 'False'}                 | UNREADY | UNREADY
            Failed    | n   | -                                              | READY   | FAILED
            Succeeded | n   | -                                              | READY   | SUCCEEDED
            """)
    void statusAndConditionsAreThePodsPhase(
            String said, String node, String condition, PodPhase before, PodPhase phase) {
        Pod pod = read("""
                metadata: {name: p, namespace: ns}
                spec: {nodeName: %s, containers: []}
                status: {phase: %s, conditions: [%s]}
                """.formatted(node == null ? "''" : node, said, condition == null ? "" : condition), Pod.class);
        assertThat(PodFacts.of("MAIN", pod, before).phase()).isEqualTo(phase);
    }

    @ParameterizedTest
    @CsvSource({"0, 01:00:00, STARTING", "0, 01:05:00, UNREADY", "3, 01:00:00, UNREADY"})
    void aPodSeenForTheFirstTimeWasReadyIfThatShows(int restarts, String changed, PodPhase phase) {
        Pod pod = read("""
                metadata: {name: p, namespace: ns}
                spec: {nodeName: n, containers: []}
                status:
                  phase: Running
                  conditions: [{type: Ready, status: 'False', lastTransitionTime: "2026-11-27T%sZ"}]
                  containerStatuses:
                  - {name: c, ready: false, restartCount: %d, image: i, imageID: i,
                     state: {running: {startedAt: "2026-11-27T01:00:10Z"}}}
                """.formatted(changed, restarts), Pod.class);
        assertThat(PodFacts.of("MAIN", pod, null).phase()).isEqualTo(phase);
    }

    @Test
    void aDeletedPodIsLeavingWhateverItSays() {
        Pod pod = read("""
                metadata: {name: p, namespace: ns, deletionTimestamp: "2026-11-27T01:00:00Z"}
                spec: {nodeName: n, containers: []}
                status: {phase: Running, conditions: [{type: Ready, status: 'True'}]}
                """, Pod.class);
        assertThat(PodFacts.of("MAIN", pod, PodPhase.READY).phase()).isEqualTo(PodPhase.LEAVING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ReplicaSet  | redis-cart-7c9f  | 7c9f | redis-cart
            ReplicaSet  | by-hand          | 7c9f | ''
            ReplicaSet  | by-hand          | ''   | ''
            StatefulSet | db               | ''   | db
            DaemonSet   | agent            | ''   | ''
            Job         | train            | ''   | ''
            """)
    void ownersLeadToTheWorkload(String kind, String owner, String hash, String workload) {
        Pod pod = read("""
                metadata:
                  {name: p, namespace: ns, labels: {%s}, ownerReferences: [{kind: %s, name: %s, uid: u, apiVersion: v}]}
                spec: {containers: []}
                """.formatted(hash.isEmpty() ? "" : "pod-template-hash: " + hash, kind, owner), Pod.class);
        assertThat(PodFacts.of("MAIN", pod, null).workload()).isEqualTo(workload);
    }

    /// Worked by hand: containers 200 + 100, sidecar 50 beside them; the other init container asks 400 with the sidecar
    /// before it: 450 > 350; and 10 for the runtime.
    @Test
    void requestsAreSummedAsTheSchedulerDoes() {
        String yaml = """
                metadata: {name: p, namespace: ns}
                spec:
                  overhead: {cpu: 10m}
                  initContainers:
                  - {name: istio-proxy, restartPolicy: Always, resources: {requests: {cpu: 50m}}}
                  - {name: first, resources: {requests: {cpu: 400m}}}
                  containers:
                  - {name: a, resources: {requests: {cpu: 0.2, memory: 64Mi}}}
                  - {name: b, resources: {requests: {cpu: 100m}}}
                  - {name: c}
                """;
        PodFacts facts = PodFacts.of("MAIN", read(yaml, Pod.class), null);
        assertThat(facts.cpuMillis()).isEqualTo(460);
        assertThat(facts.proxied()).isTrue();
        PodFacts calmer = PodFacts.of("MAIN", read(yaml.replace("400m", "40m"), Pod.class), null);
        assertThat(calmer.cpuMillis()).isEqualTo(360);
    }

    @Test
    void aPodThatDoesNotGetOnSaysWhy() {
        Pod pending = read("""
                metadata: {name: p, namespace: ns}
                spec: {containers: []}
                status: {phase: Pending, conditions: [
                  {type: PodScheduled, status: 'False', reason: Unschedulable, message: 0/2 nodes are available}]}
                """, Pod.class);
        assertThat(PodFacts.of("MAIN", pending, null).said()).isEqualTo("0/2 nodes are available");
        Pod waiting = read("""
                metadata: {name: p, namespace: ns}
                spec: {nodeName: n, containers: []}
                status: {phase: Pending, containerStatuses: [{name: c, ready: false, restartCount: 0, image: i,
                  imageID: i, state: {waiting: {reason: ImagePullBackOff}}}]}
                """, Pod.class);
        assertThat(PodFacts.of("MAIN", waiting, null).said()).isEqualTo("ImagePullBackOff");
    }

    @Test
    void aDeploymentIsSensitiveIfTheStageSaysSo() {
        Deployment deployment = read("""
                metadata: {name: cartservice, namespace: hipster-app}
                spec: {template: {metadata: {labels: {version: onprem}}}}
                """, Deployment.class);
        WorkloadSeen seen = WorkloadFacts.of("REMOTE", deployment, List.of("cartservice"));
        assertThat(seen.sensitive()).isTrue();
        assertThat(seen.version()).isEqualTo("onprem");
        assertThat(seen.desired() + "/" + seen.ready()).isEqualTo("1/0");
        assertThat(WorkloadFacts.of("REMOTE", deployment, List.of()).sensitive())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            [{route: [{d: onprem, w: 90}, {d: cloud, w: 10}]}]                                              | 10
            [{route: [{d: cloud, w: 30}, {d: onprem, w: 70}]}]                                              | 30
            [{route: [{d: onprem, w: 1}, {d: cloud, w: 3}]}]                                                | 75
            [{route: [{d: onprem, w: 0}, {d: cloud, w: 0}]}]                                                | 0
            [{route: [{d: onprem}]}]                                                                        | 0
            [{route: [{d: cloud}]}]                                                                         | 100
            [{route: [{d: onprem, w: 50}, {d: canary, w: 25}, {d: cloud, w: 25}]}]                          | 25
            [{match: [{uri: {prefix: /x}}], route: [{d: cloud}]}, {route: [{d: onprem, w: 80}, {d: cloud, w: 20}]}] | 20
            [{match: [{uri: {prefix: /x}}], route: [{d: onprem, w: 80}, {d: cloud, w: 20}]}, {route: [{d: onprem}]}] | 20
            [{match: [{uri: {prefix: /x}}], route: [{d: cloud}]}, {route: [{d: onprem}]}]                   | 0
            [{route: [{d: v1}, {d: v2}]}]                                                                   | -
            []                                                                                              | -
            """)
    void theRuleWithBothSubsetsIsTheSplit(String http, Integer cloud) {
        String spec = http.replaceAll(
                "d: (\\w+)", "destination: {host: recommendationservice.hipster-app.svc.cluster.local, subset: $1}");
        var object = read("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: recommend-split, namespace: hipster-app, resourceVersion: "7"}
                spec: {http: %s}
                """.formatted(spec.replace("w: ", "weight: ")), GenericKubernetesResource.class);
        assertThat(RouteFacts.of("MAIN", object, SPLIT).map(RouteApplied::cloudWeight))
                .isEqualTo(Optional.ofNullable(cloud));
    }

    @Test
    void anotherHostsSubsetsAreNotTheSplit() {
        var object = read("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: other, namespace: hipster-app}
                spec: {http: [{route: [{destination: {host: adservice, subset: cloud}}]}]}
                """, GenericKubernetesResource.class);
        assertThat(RouteFacts.of("MAIN", object, SPLIT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.10.12.52   | 15443 | 10.10.12.52
            172.20.1.2    | 443   | 172.20.1.2
            203.0.113.9   | 443   | 10.96.0.1
            fd00::7       | 80    | fd00::7
            not-an-ip     | 443   | 10.96.0.1
            """)
    void aGatewaysAddressIsThePrivateOne(String balancer, int port, String address) {
        Service service = read("""
                metadata: {name: g, namespace: istio-system}
                spec: {clusterIP: 10.96.0.1, selector: {istio: ingressgateway}, ports: [{port: 15021}, {port: %d}]}
                status: {loadBalancer: {ingress: [{ip: "%s"}]}}
                """.formatted(port, balancer), Service.class);
        assertThat(GatewayFacts.of("MAIN", service, true)).isEqualTo(new GatewaySeen("MAIN", "g", address, port, true));
    }

    @Test
    void gatewaysAreThoseThatIstioSelects() {
        Service service =
                read("{metadata: {name: g}, spec: {selector: {app: door, istio: second-ingress}}}", Service.class);
        assertThat(GatewayFacts.isGateway(service, List.of())).isFalse();
        assertThat(GatewayFacts.isGateway(service, List.of(Map.of()))).isFalse();
        assertThat(GatewayFacts.isGateway(service, List.of(Map.of("istio", "second-ingress"))))
                .isTrue();
        assertThat(GatewayFacts.isGateway(service, List.of(Map.of("istio", "second-ingress", "app", "x"))))
                .isFalse();
    }

    @Test
    void theNewestSayingOfAPodCounts() {
        var sayings = new Sayings();
        assertThat(sayings.heard(event("e1", "Warning", "FailedScheduling", "full", "lastTimestamp", "01:00:05")))
                .isEqualTo("p");
        assertThat(sayings.heard(event("e2", "Normal", "Pulled", "image", "lastTimestamp", "01:00:06")))
                .isEmpty();
        assertThat(sayings.heard(event("e0", "Normal", "Older", "older", "lastTimestamp", "01:00:01")))
                .isEmpty();
        assertThat(sayings.of("p")).isEqualTo("full");
        assertThat(sayings.heard(event("e3", "Normal", "Scheduled", "placed", "eventTime", "01:00:07.250")))
                .isEqualTo("p");
        assertThat(sayings.of("p")).isEqualTo("placed");
        sayings.expired("e3", Set.of("p"));
        assertThat(sayings.of("p")).isEqualTo("placed");
        sayings.expired("e3", Set.of());
        assertThat(sayings.of("p")).isEmpty();
    }

    private static Event event(String name, String type, String reason, String message, String where, String at) {
        return read("""
                {metadata: {name: %s}, involvedObject: {kind: Pod, name: p}, type: %s, reason: %s, message: %s,
                 %s: "2026-11-27T%sZ"}
                """.formatted(name, type, reason, message, where, at), Event.class);
    }
}
