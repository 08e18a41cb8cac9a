package cockpit.live.aws;

import cockpit.live.SourceHealth;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/// How many scaling policies the Auto Scaling groups have of their own. One thread runs it.
final class PolicyRound implements Runnable {
    private final AutoScalingClient scaling;
    private final NodeGroups groups;
    private final Question ask;

    PolicyRound(AwsAccess access, AutoScalingClient scaling, NodeGroups groups, SourceHealth health) {
        this.scaling = scaling;
        this.groups = groups;
        this.ask = new Question(Operation.DESCRIBE_POLICIES, health, access);
    }

    @Override
    public void run() {
        Map<String, String> asgs = groups.asgs();
        if (asgs.isEmpty()) {
            return;
        }
        ask.ask(() -> counted(asgs)).ifPresent(found -> {
            ask.answered();
            found.forEach(groups::policies);
        });
    }

    private Map<String, Integer> counted(Map<String, String> asgs) {
        var all = new TreeMap<String, Integer>();
        asgs.forEach((role, asg) -> all.put(
                role,
                scaling.describePolicies(b -> b.autoScalingGroupName(asg))
                        .scalingPolicies()
                        .size()));
        return all;
    }
}
