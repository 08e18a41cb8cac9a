package cockpit.simulation.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.simulation.kubernetes.Container;
import cockpit.simulation.kubernetes.Meta;
import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.OwnerReference;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.PodSpec;
import cockpit.simulation.kubernetes.Quantity;
import cockpit.simulation.kubernetes.ResourceList;
import cockpit.simulation.kubernetes.Taint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SchedulerTest {
    /// Two nodes of 2 CPUs, one with a pod of 500m: a pod of 1 CPU goes to the empty one.
    @Test
    void byHand() {
        var cluster = Cluster.of(
                List.of(node("a", "2"), node("b", "2")),
                List.of(pod("old", "500m").on("a")));
        assertThat(Scheduler.choose(cluster, pod("new", "1"))).contains("b");
        assertThat(Scheduler.feasible(cluster, pod("big", "2")).nodes()).containsExactly("b");
        assertThat(Scheduler.feasible(cluster, pod("huge", "3")).message())
                .isEqualTo("0/2 nodes are available: 2 Insufficient cpu.");
    }

    @Test
    void podsOfOneOwnerSpread() {
        var cluster = Cluster.of(List.of(node("a", "8"), node("b", "8"), node("c", "8")), List.of());
        for (int i = 0; i < 6; i++) {
            Pod pod = pod("web-" + i, "100m");
            String node = Scheduler.choose(cluster, pod).orElseThrow();
            cluster.bind(pod.on(node), node);
        }
        assertThat(cluster.nodes()).allSatisfy(each -> assertThat(each.pods()).hasSize(2));
    }

    @Test
    void softTaintsAreAvoidedWhileThereIsAnotherNode() {
        Node soft = node("a", "8").with(new Taint("k", "", Taint.PREFER_NO_SCHEDULE));
        var cluster = Cluster.of(List.of(soft, node("b", "2")), List.of());
        assertThat(Scheduler.choose(cluster, pod("p", "1"))).contains("b");
        assertThat(Scheduler.choose(cluster, pod("p", "4"))).contains("a");
        assertThat(Scheduler.choose(cluster, pod("p", "9"))).isEmpty();
    }

    @Test
    void aForkDoesNotChangeWhatItCameFrom() {
        var cluster = Cluster.of(List.of(node("a", "2")), List.of());
        Cluster fork = cluster.fork();
        fork.bind(pod("p", "2").on("a"), "a");
        fork.add(NodeInfo.of(node("b", "1")));
        fork.remove("a");
        assertThat(fork.nodes()).extracting(NodeInfo::name).containsExactly("b");
        assertThat(cluster.nodes()).extracting(NodeInfo::name).containsExactly("a");
        assertThat(Scheduler.choose(cluster, pod("q", "2"))).contains("a");
    }

    @Test
    void whatIsTakenOffLeavesRoom() {
        Pod old = pod("old", "2");
        var cluster = Cluster.of(List.of(node("a", "2")), List.of(old.on("a")));
        assertThat(Scheduler.choose(cluster, pod("new", "1"))).isEmpty();
        cluster.unbind(old, "a");
        assertThat(Scheduler.choose(cluster, pod("new", "1"))).contains("a");
    }

    private static Node node(String name, String cpu) {
        ResourceList all = new ResourceList(new TreeMap<>(
                Map.of("cpu", Quantity.parse(cpu), "memory", Quantity.parse("8Gi"), "pods", Quantity.of(10))));
        return Node.ready(Meta.named(name), all, all, null);
    }

    private static Pod pod(String name, String cpu) {
        var owner = new OwnerReference("ReplicaSet", "web", "1", true);
        var meta = new Meta(name, "default", "", Map.of(), Map.of(), List.of(owner), null, null);
        var asked = new ResourceList(new TreeMap<>(Map.of("cpu", Quantity.parse(cpu))));
        return new Pod(meta, PodSpec.EMPTY.with(List.of(new Container("c", asked, false, List.of()))), "Pending");
    }
}
