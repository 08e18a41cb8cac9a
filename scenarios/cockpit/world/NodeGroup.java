package cockpit.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A node group and its Auto Scaling group.
///
/// @param instanceTypes its types, the first sizes the group
/// @param before        desired capacity before it last changed
/// @param since         when it last changed, microseconds
/// @param policies      scaling policies of the Auto Scaling group; -1 when not known
/// @param activities    the newest, newest first
/// @param judgement     what Cluster Autoscaler says of it, where its status is read
public record NodeGroup(
        GroupId id,
        String asg,
        List<String> instanceTypes,
        Capacity capacity,
        int min,
        int max,
        int desired,
        int before,
        long since,
        int policies,
        String status,
        List<String> labels,
        List<String> taints,
        List<String> tags,
        List<Activity> activities,
        Optional<Judgement> judgement)
        implements Keyed<GroupId> {
    private static final int KEPT = 8;

    /// Copies the lists.
    public NodeGroup {
        instanceTypes = List.copyOf(instanceTypes);
        labels = List.copyOf(labels);
        taints = List.copyOf(taints);
        tags = List.copyOf(tags);
        activities = List.copyOf(activities);
    }

    /// An activity of the Auto Scaling group.
    ///
    /// @param at      when it began, microseconds
    /// @param message what went wrong, "" when nothing did
    public record Activity(String activity, String status, String description, String cause, String message, long at) {}

    /// What Cluster Autoscaler's status says of a group, in its own words.
    ///
    /// @param scaleUp NoActivity, InProgress, Backoff
    /// @param why     why it is in back-off, "" when it is not or nothing is said
    public record Judgement(String health, String scaleUp, String scaleDown, String why) {}

    static NodeGroup unknown(GroupId id) {
        return new NodeGroup(
                id,
                "",
                List.of(),
                Capacity.ON_DEMAND,
                0,
                0,
                -1,
                -1,
                0,
                -1,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    NodeGroup seen(ScalingFact.GroupSeen f, long at) {
        boolean moved = desired != f.desired();
        return new NodeGroup(
                id,
                f.asg(),
                f.instanceTypes(),
                f.capacity(),
                f.min(),
                f.max(),
                f.desired(),
                moved ? (desired < 0 ? f.desired() : desired) : before,
                moved ? at : since,
                f.policies(),
                f.status(),
                f.labels(),
                f.taints(),
                f.tags(),
                activities,
                judgement);
    }

    NodeGroup judged(ScalingFact.GroupJudged f) {
        return with(activities, Optional.of(new Judgement(f.health(), f.scaleUp(), f.scaleDown(), f.why())));
    }

    NodeGroup active(ScalingFact.ActivitySeen f, long at) {
        var newest = new ArrayList<Activity>();
        long began = at;
        for (Activity each : activities) {
            if (each.activity().equals(f.activity())) {
                began = each.at();
            } else {
                newest.add(each);
            }
        }
        newest.addFirst(new Activity(f.activity(), f.status(), f.description(), f.cause(), f.message(), began));
        newest.sort((a, b) -> Long.compare(b.at(), a.at()));
        return with(newest.subList(0, Math.min(KEPT, newest.size())), judgement);
    }

    private NodeGroup with(List<Activity> newActivities, Optional<Judgement> newJudgement) {
        return new NodeGroup(
                id,
                asg,
                instanceTypes,
                capacity,
                min,
                max,
                desired,
                before,
                since,
                policies,
                status,
                labels,
                taints,
                tags,
                newActivities,
                newJudgement);
    }
}
