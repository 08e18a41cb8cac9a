package cockpit.world;

import java.util.List;

/// What scales pods and nodes tells: HorizontalPodAutoscalers, node groups and their Auto Scaling groups, Cluster
/// Autoscaler, Spot.
public sealed interface ScalingFact extends Fact {
    /// A HorizontalPodAutoscaler's spec and status.
    ///
    /// @param target        the name of the Deployment it scales
    /// @param targetPercent target of its CPU utilization, percent of the request; 0 when it has no such target
    /// @param percent       current utilization, percent of the request; NaN while it is not known
    /// @param metrics       each metric as `kubectl describe hpa` writes it, current / target
    /// @param behavior      its `spec.behavior` line by line as `kubectl describe hpa` writes it; none when it has none
    record HpaSeen(
            HpaId hpa,
            String target,
            int min,
            int max,
            int current,
            int desired,
            int targetPercent,
            double percent,
            List<String> metrics,
            List<String> behavior,
            List<HpaCondition> conditions)
            implements ScalingFact {
        /// Copies the lists.
        public HpaSeen {
            metrics = List.copyOf(metrics);
            behavior = List.copyOf(behavior);
            conditions = List.copyOf(conditions);
        }
    }

    /// The HorizontalPodAutoscaler's object is gone.
    record HpaGone(HpaId hpa) implements ScalingFact {}

    /// How a HorizontalPodAutoscaler came to its number: one reconcile.
    record HpaDecided(HpaId hpa, HpaDecision decision) implements ScalingFact {}

    /// A HorizontalPodAutoscaler wrote another number of replicas.
    ///
    /// @param text the event's, `New size: 4; reason: ...`
    record Rescaled(HpaId hpa, int from, int to, String text) implements ScalingFact {}

    /// A node group and its Auto Scaling group.
    ///
    /// @param asg           the Auto Scaling group's name
    /// @param instanceTypes its types, the first sizes the group
    /// @param policies      scaling policies of the Auto Scaling group; -1 when not known
    /// @param status        EKS's words: ACTIVE, UPDATING ...
    /// @param labels        `key=value` of its nodes
    /// @param taints        `key=value:Effect` of its nodes
    /// @param tags          tag keys of the Auto Scaling group that discovery goes by
    record GroupSeen(
            GroupId group,
            String asg,
            List<String> instanceTypes,
            Capacity capacity,
            int min,
            int max,
            int desired,
            int policies,
            String status,
            List<String> labels,
            List<String> taints,
            List<String> tags)
            implements ScalingFact {
        /// Copies the lists.
        public GroupSeen {
            instanceTypes = List.copyOf(instanceTypes);
            labels = List.copyOf(labels);
            taints = List.copyOf(taints);
            tags = List.copyOf(tags);
        }
    }

    /// The node group is no more.
    record GroupGone(GroupId group) implements ScalingFact {}

    /// What Cluster Autoscaler's status ConfigMap says of a group, in its own words.
    ///
    /// @param health    Healthy, Unhealthy
    /// @param scaleUp   NoActivity, InProgress, Backoff
    /// @param scaleDown NoCandidates, CandidatesPresent
    /// @param why       why it is in back-off, "" when it is not or nothing is said
    record GroupJudged(GroupId group, String health, String scaleUp, String scaleDown, String why)
            implements ScalingFact {}

    /// An activity of an Auto Scaling group, begun or changed.
    ///
    /// @param activity its id
    /// @param status   EC2 Auto Scaling's StatusCode
    /// @param cause    why, in AWS's own words
    /// @param message  what went wrong, "" when nothing did
    record ActivitySeen(GroupId group, String activity, String status, String description, String cause, String message)
            implements ScalingFact {}

    /// Cluster Autoscaler weighed which group to grow.
    ///
    /// @param chosen   the group's name, "" when none helps
    /// @param expander the chain of expanders, e.g. `least-waste`; "" when not known
    /// @param from     desired capacity before
    /// @param to       desired capacity after
    /// @param pods     unschedulable pods it was for
    record ScaleUpDecided(
            String context, List<ScaleUpOption> options, String chosen, String expander, int from, int to, int pods)
            implements ScalingFact {
        /// Copies the options.
        public ScaleUpDecided {
            options = List.copyOf(options);
        }
    }

    /// Cluster Autoscaler began to find a node unneeded, or needs it again.
    ///
    /// @param removeAt when it may go, microseconds; -1 when it is needed
    /// @param why      why it stays, in Cluster Autoscaler's words; "" when it may go
    record NodeUnneeded(NodeId node, long removeAt, String why) implements ScalingFact {}

    /// AWS warned that a Spot instance may go, or will.
    ///
    /// @param until when it is taken, microseconds; -1 for a rebalance recommendation, which names no time
    record SpotWarned(NodeId node, long until) implements ScalingFact {}

    /// A Spot interruption is played on a node: it is cordoned and drained as if EC2 had given notice, which it has
    /// not.
    ///
    /// @param until when it would be taken, microseconds; -1 when that is over, and it was not
    record DrainPlayed(NodeId node, long until) implements ScalingFact {}
}
