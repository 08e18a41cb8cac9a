package cockpit.simulation.autoscaler;

/// A group's growth.
///
/// @param from its target size before
/// @param to   its target size after
/// @param max  its maximum
public record Increase(String nodeGroup, int from, int to, int max) {
    public int added() {
        return to - from;
    }

    /// As events write it. Source: `cluster-autoscaler/processors/nodegroupset/nodegroup_set_processor.go`.
    public String words() {
        return "{" + nodeGroup + " " + from + "->" + to + " (max: " + max + ")}";
    }

    /// What Cluster Autoscaler asks of AWS. Source: `cluster-autoscaler/cloudprovider/aws/auto_scaling_groups.go`.
    public String call() {
        return "SetDesiredCapacity(AutoScalingGroupName=" + nodeGroup + ", DesiredCapacity=" + to
                + ", HonorCooldown=false)";
    }

    /// The status ConfigMap's event ScaledUpGroup. Source: `cluster-autoscaler/core/scaleup/orchestrator/executor.go`.
    public String statusEvent() {
        return "Scale-up: setting group " + nodeGroup + " size to " + to + " instead of " + from + " (max: " + max
                + ")";
    }
}
