package cockpit.live.aws;

import cockpit.live.Feed;
import cockpit.live.GroupNames;
import cockpit.live.SourceHealth;
import cockpit.world.Origin;
import cockpit.world.ScalingFact.ActivitySeen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;

/// What the Auto Scaling groups do, from the stage's opening on, each activity when it begins and when it has changed.
/// One thread runs it.
///
/// Source: EC2 Auto Scaling API, DescribeScalingActivities: newest first, kept for six weeks.
final class ActivityRound implements Runnable {
    /// More than a group begins within a pause.
    private static final int NEWEST = 20;

    private static final Set<String> OVER = Set.of("Successful", "Failed", "Cancelled");

    private final GroupNames names;
    private final AutoScalingClient scaling;
    private final NodeGroups groups;
    private final Feed feed;
    private final Origin origin;
    private final Question ask;
    private final Map<String, ActivitySeen> told = new HashMap<>();

    ActivityRound(
            GroupNames names,
            AwsAccess access,
            AutoScalingClient scaling,
            NodeGroups groups,
            Feed feed,
            Origin origin,
            SourceHealth health) {
        this.names = names;
        this.scaling = scaling;
        this.groups = groups;
        this.feed = feed;
        this.origin = origin;
        this.ask = new Question(Operation.DESCRIBE_SCALING_ACTIVITIES, health, access);
    }

    @Override
    public void run() {
        Map<String, String> asgs = groups.asgs();
        if (asgs.isEmpty()) {
            return;
        }
        ask.ask(() -> described(asgs)).ifPresent(found -> {
            ask.answered();
            found.forEach((role, activities) -> activities.forEach(each -> heard(role, each)));
        });
    }

    /// The oldest first.
    private Map<String, List<Activity>> described(Map<String, String> asgs) {
        var all = new TreeMap<String, List<Activity>>();
        asgs.forEach((role, asg) -> all.put(
                role,
                new ArrayList<>(scaling.describeScalingActivities(
                                        b -> b.autoScalingGroupName(asg).maxRecords(NEWEST))
                                .activities())
                        .reversed()));
        return all;
    }

    private void heard(String role, Activity activity) {
        String id = text(activity.activityId());
        var now = new ActivitySeen(
                names.id(role),
                id,
                text(activity.statusCodeAsString()),
                text(activity.description()),
                text(activity.cause()),
                text(activity.statusMessage()));
        boolean past = OVER.contains(now.status())
                && !told.containsKey(id)
                && (activity.startTime() == null || feed.at(activity.startTime()) < 0);
        if (!past && !now.equals(told.put(id, now))) {
            feed.tell(origin, now);
        }
    }

    /// An answer may leave anything out.
    private static String text(@Nullable String maybe) {
        return maybe == null ? "" : maybe.strip();
    }
}
