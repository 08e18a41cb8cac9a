package cockpit.stage;

import cockpit.world.GroupId;

/// What scenario 2 sends and looks at, as kubectl and aws would write it.
final class ScalingWords {
    /// The sample's Deployment, Service and HorizontalPodAutoscaler.
    static final String SAMPLE = "php-apache";
    /// The EKS cluster's own name.
    static final String CLUSTER = "AWS-Cluster";

    private ScalingWords() {}

    /// A Spot interruption, played: the oldest node of the group is cordoned and drained.
    static String interrupt(GroupId group) {
        String kubectl = "kubectl --context " + group.context();
        return kubectl + " drain --ignore-daemonsets --delete-emptydir-data $(" + kubectl
                + " get nodes -l eks.amazonaws.com/nodegroup=" + group.name()
                + " --sort-by=.metadata.creationTimestamp -o name | head -1)";
    }

    static String look(Command.View view, Names names) {
        String region = " --region " + names.region();
        String kubectl = "kubectl --context " + names.mainContext();
        return switch (view) {
            case NODE_GROUPS ->
                "aws eks list-nodegroups --cluster-name " + CLUSTER + region + " --query 'nodegroups[]' --output text"
                        + " | xargs -n1 aws eks describe-nodegroup --cluster-name " + CLUSTER + region
                        + " --nodegroup-name";
            case SCALING_POLICIES -> "aws autoscaling describe-policies" + region;
            case SCALING_ACTIVITIES -> "aws autoscaling describe-scaling-activities --max-items 5" + region;
            case PENDING ->
                kubectl + " -n " + names.namespace() + " get events --field-selector reason=FailedScheduling";
            case AUTOSCALER_STATUS ->
                kubectl + " -n kube-system get cm cluster-autoscaler-status -o jsonpath='{.data.status}'";
            default -> throw new IllegalArgumentException("not of scenario 2: " + view);
        };
    }
}
