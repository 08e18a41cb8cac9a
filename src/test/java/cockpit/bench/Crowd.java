package cockpit.bench;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/// Many pods on many nodes of a real cluster, made by hand and taken away on closing. No scheduler has to do with them:
/// they come with their node's name, and the nodes are tainted.
final class Crowd implements AutoCloseable {
    static final String NAMESPACE = "hipster-app";
    private static final Map<String, String> LABEL = Map.of("cockpit/crowd", "true");
    private static final int AT_ONCE = 16;
    private static final long GRACE = 0;

    private final KubernetesClient client;
    private final int nodes;
    private final int pods;

    private Crowd(KubernetesClient client, int nodes, int pods) {
        this.client = client;
        this.nodes = nodes;
        this.pods = pods;
    }

    /// Makes them, and returns when all pods run.
    ///
    /// @param context of the kubeconfig that KUBECONFIG names
    static Crowd in(String context, int nodes, int pods) throws InterruptedException {
        Config config = new ConfigBuilder(Config.autoConfigure(context))
                .withRequestTimeout(30_000)
                .build();
        var crowd = new Crowd(new KubernetesClientBuilder().withConfig(config).build(), nodes, pods);
        crowd.clear();
        atOnce(nodes, i -> crowd.client.nodes().resource(crowd.node(i)).create());
        atOnce(
                pods,
                i -> crowd.client.pods().resource(crowd.pod("crowd-" + i, i)).create());
        while (crowd.running() < pods) {
            LockSupport.parkNanos(500_000_000);
        }
        return crowd;
    }

    private long running() {
        return client.pods().inNamespace(NAMESPACE).withLabels(LABEL).list().getItems().stream()
                .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
                .count();
    }

    private Node node(int index) {
        var room = Map.of("cpu", new Quantity("8"), "memory", new Quantity("32Gi"), "pods", new Quantity("110"));
        return new NodeBuilder()
                .withNewMetadata()
                .withName("crowd-" + index)
                .withLabels(LABEL)
                .endMetadata()
                .withNewSpec()
                .addNewTaint()
                .withKey("cockpit/crowd")
                .withEffect("NoSchedule")
                .endTaint()
                .endSpec()
                .withNewStatus()
                .withAllocatable(room)
                .withCapacity(room)
                .addNewAddress("127.0.0.1", "InternalIP")
                .addNewAddress("crowd-" + index, "Hostname")
                .endStatus()
                .build();
    }

    private Pod pod(String name, int index) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .withLabels(LABEL)
                .endMetadata()
                .withNewSpec()
                .withNodeName("crowd-" + index % nodes)
                .withTerminationGracePeriodSeconds(GRACE)
                .addNewToleration()
                .withOperator("Exists")
                .endToleration()
                .addNewContainer()
                .withName("server")
                .withImage("crowd")
                .withNewResources()
                .addToRequests("cpu", new Quantity("50m"))
                .endResources()
                .endContainer()
                .endSpec()
                .build();
    }

    /// Makes one pod more; returns when the server has acknowledged it, and the time then, ms since 1970.
    long probe(String name, int index) {
        client.pods().resource(pod(name, index)).create();
        return System.currentTimeMillis();
    }

    /// Changes a label of one pod after the other, so many times a second, until told to stop. A server that cannot
    /// keep
    /// up gets fewer.
    ///
    /// @param done counts the changes that were acknowledged
    void churn(int perSecond, AtomicBoolean stop, AtomicInteger done) throws InterruptedException {
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begun = System.nanoTime();
            for (int i = 0; !stop.get(); i++) {
                LockSupport.parkNanos(begun + i * 1_000_000_000L / perSecond - System.nanoTime());
                places.acquire();
                int change = i;
                threads.execute(() -> {
                    try {
                        client.pods()
                                .inNamespace(NAMESPACE)
                                .withName("crowd-" + change % pods)
                                .patch(
                                        PatchContext.of(PatchType.JSON_MERGE),
                                        "{\"metadata\":{\"labels\":{\"turn\":\"" + change + "\"}}}");
                        done.incrementAndGet();
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private static void atOnce(int count, IntConsumer each) throws InterruptedException {
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                places.acquire();
                int one = i;
                threads.execute(() -> {
                    try {
                        each.accept(one);
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private void clear() {
        client.pods()
                .inNamespace(NAMESPACE)
                .withLabels(LABEL)
                .withGracePeriod(GRACE)
                .delete();
        client.nodes().withLabels(LABEL).delete();
    }

    @Override
    public void close() {
        clear();
        client.close();
    }
}
