package cockpit.stage;

import cockpit.world.GroupId;

/// What scenario 2 sends and looks at, as kubectl and aws would write it.
final class ScalingWords {
    /// As long as EC2 gives between the notice and the end.
    static final int DRAIN_SECONDS = 120;

    private ScalingWords() {}

    /// A Spot interruption, played: the oldest node of the group that is Ready and takes pods in is cordoned and
    /// drained.
    static String interrupt(GroupId group, Names names) {
        String kubectl = "kubectl --context " + group.context();
        return kubectl + " drain --ignore-daemonsets --delete-emptydir-data --timeout=" + DRAIN_SECONDS + "s $("
                + kubectl
                + " get nodes --no-headers -l eks.amazonaws.com/nodegroup="
                + names.autoscaling().group(group)
                + " --sort-by=.metadata.creationTimestamp | awk '$2 == \"Ready\" {print $1; exit}')";
    }

    static String look(Command.View view, Names names) {
        String region = " --region " + names.region();
        String kubectl = "kubectl --context " + names.mainContext();
        String cluster = names.autoscaling().cluster();
        return switch (view) {
            case NODE_GROUPS ->
                "aws eks list-nodegroups --cluster-name " + cluster + region + " --query 'nodegroups[]' --output text"
                        + " | xargs -n1 aws eks describe-nodegroup --cluster-name " + cluster + region
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
