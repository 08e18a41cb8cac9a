package cockpit.live.kubernetes;

import cockpit.live.GroupNames;
import cockpit.world.ScaleUpOption;
import cockpit.world.ScalingFact.ScaleUpDecided;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Cluster Autoscaler decided, from what it says of each pod: which group grows from how many to how many, and how
/// many pods that is for. What else it weighed, and how, it does not say, and so neither is told. One thread's at a
/// time.
///
/// Source: cluster-autoscaler core/scaleup and processors/status/eventing_scale_up_processor.go.
final class Growth {
    private static final Pattern GROUP = Pattern.compile("\\{(\\S+) (\\d+)->(\\d+) \\(max: \\d+\\)}");
    /// It says the same of all pods of one decision, and looks again after ten seconds.
    private static final Duration ONE_DECISION = Duration.ofSeconds(8);
    /// So long after it has grown a group, a pod that no group would help is not the last word.
    private static final Duration STANDS = Duration.ofSeconds(30);

    private final String context;
    private final GroupNames names;
    private final Set<String> pods = new HashSet<>();
    private String said = "";
    private Instant at = Instant.MIN;
    private Instant grownAt = Instant.MIN;

    Growth(String context, GroupNames names) {
        this.context = context;
        this.names = names;
    }

    /// Takes in what was said of a pod; empty where it is nothing of this.
    Optional<ScaleUpDecided> heard(Event event, Instant when, String expander) {
        String reason = event.getReason() == null ? "" : event.getReason();
        String message = event.getMessage() == null ? "" : event.getMessage();
        return switch (reason) {
            case "TriggeredScaleUp" -> {
                count(event, message, when);
                grownAt = when;
                yield grown(message, expander);
            }
            case "NotTriggerScaleUp" -> {
                if (grownAt != Instant.MIN && when.isBefore(grownAt.plus(STANDS))) {
                    yield Optional.empty();
                }
                count(event, reason, when);
                yield Optional.of(new ScaleUpDecided(context, List.of(), "", expander, 0, 0, pods.size()));
            }
            default -> Optional.empty();
        };
    }

    private void count(Event event, String message, Instant when) {
        if (!message.equals(said) || at == Instant.MIN || when.isAfter(at.plus(ONE_DECISION))) {
            pods.clear();
            said = message;
            at = when;
        }
        pods.add(event.getInvolvedObject().getName());
    }

    /// The first group is the one that was chosen; the increase may be shared by groups that are alike.
    private Optional<ScaleUpDecided> grown(String message, String expander) {
        var options = new ArrayList<ScaleUpOption>();
        int from = 0;
        int to = 0;
        Matcher group = GROUP.matcher(message);
        while (group.find()) {
            String name = names.roleOfAsg(group.group(1)).orElse(group.group(1));
            int before = Integer.parseInt(group.group(2));
            int after = Integer.parseInt(group.group(3));
            if (options.isEmpty()) {
                from = before;
                to = after;
            }
            options.add(new ScaleUpOption(name, after - before, pods.size(), Double.NaN, ""));
        }
        return options.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScaleUpDecided(
                        context, options, options.getFirst().group(), expander, from, to, pods.size()));
    }
}
