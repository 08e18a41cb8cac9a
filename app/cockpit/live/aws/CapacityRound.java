package cockpit.live.aws;

import cockpit.live.GroupNames;
import cockpit.live.SourceHealth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Filter;

/// What the node groups' Auto Scaling groups want: in one call, by their names, or by the tags that EKS gives them
/// while
/// EKS has not told their names. One thread runs it.
///
/// Source: EC2 Auto Scaling API, DescribeAutoScalingGroups (Filters `tag:KEY`).
final class CapacityRound implements Runnable {
    private final String cluster;
    private final GroupNames names;
    private final AutoScalingClient scaling;
    private final NodeGroups groups;
    private final Question ask;

    CapacityRound(
            String cluster,
            GroupNames names,
            AwsAccess access,
            AutoScalingClient scaling,
            NodeGroups groups,
            SourceHealth health) {
        this.cluster = cluster;
        this.names = names;
        this.scaling = scaling;
        this.groups = groups;
        this.ask = new Question(Operation.DESCRIBE_AUTO_SCALING_GROUPS, health, access);
    }

    @Override
    public void run() {
        Optional<List<AutoScalingGroup>> found = ask.ask(this::described);
        groups.asgs(found.orElse(List.of()), cluster);
        found.ifPresent(answer -> ask.answered());
    }

    private List<AutoScalingGroup> described() {
        Collection<String> known = groups.asgs().values();
        boolean all = known.size() == names.nodegroups().size();
        return scaling.describeAutoScalingGroups(b -> {
                    if (all) {
                        b.autoScalingGroupNames(known);
                    } else {
                        b.filters(
                                filter("eks:cluster-name", List.of(cluster)),
                                filter("eks:nodegroup-name", names.nodegroups().values()));
                    }
                })
                .autoScalingGroups();
    }

    private static Filter filter(String tag, Collection<String> values) {
        return Filter.builder().name("tag:" + tag).values(values).build();
    }
}
