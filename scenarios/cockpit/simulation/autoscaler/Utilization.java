package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.Quantity;
import cockpit.simulation.kubernetes.ResourceList;
import cockpit.simulation.kubernetes.Resources;
import cockpit.simulation.scheduler.NodeInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// How much of a node its pods ask for, a fraction of 1. Requests, not use. Source:
/// `cluster-autoscaler/simulator/utilization/info.go`.
///
/// @param value of a GPU node that of its GPUs, else the greater of cpu and memory
/// @param cpu    0 for a GPU node
/// @param memory 0 for a GPU node
/// @param gpu   whether it is a GPU node
public record Utilization(double value, double cpu, double memory, boolean gpu) {
    private static final String GPU = "nvidia.com/gpu";
    private static final String GPU_LABEL = "k8s.amazonaws.com/accelerator";

    /// Empty where the node says nothing of its CPU or memory.
    static Optional<Utilization> of(NodeInfo info, AutoscalerConfig.ScaleDownRules rules, Instant now) {
        if (isGpuNode(info)) {
            // GPUs that are not ready yet count 0, so that such a node can still go.
            double gpus = share(info, GPU, pod -> 1000 * pod.requests().other(GPU), rules, now)
                    .orElse(0.0);
            return Optional.of(new Utilization(gpus, 0, 0, true));
        }
        var cpu = share(info, Resources.CPU, pod -> pod.requests().milliCpu(), rules, now);
        var memory = share(info, Resources.MEMORY, pod -> 1000 * pod.requests().memory(), rules, now);
        if (cpu.isEmpty() || memory.isEmpty()) {
            return Optional.empty();
        }
        double greater = cpu.get() > memory.get() ? cpu.get() : memory.get();
        return Optional.of(new Utilization(greater, cpu.get(), memory.get(), false));
    }

    static boolean isGpuNode(NodeInfo info) {
        return info.node().label(GPU_LABEL) != null || info.allocatable().other(GPU) != 0;
    }

    /// Pods that flags leave out are taken off what there is, too.
    private static Optional<Double> share(
            NodeInfo info,
            String resource,
            ToLongFunction<Pod> milli,
            AutoscalerConfig.ScaleDownRules rules,
            Instant now) {
        ResourceList allocatable = info.node().allocatable();
        Quantity all = allocatable.get(resource);
        if (all.milliValue() == 0) {
            return Optional.empty();
        }
        long asked = 0;
        long leftOut = 0;
        for (Pod each : info.pods()) {
            if ((rules.ignoreDaemonSets() && each.isOfDaemonSet()) || (rules.ignoreMirrorPods() && each.isMirror())) {
                leftOut += milli.applyAsLong(each);
            } else if (!DrainRules.isLongTerminating(each, now)) {
                asked += milli.applyAsLong(each);
            }
        }
        return Optional.of((double) asked / (all.milliValue() - leftOut));
    }
}
