package cockpit.live.kubernetes;

import cockpit.live.Feed;
import cockpit.world.NodeId;
import cockpit.world.ScalingFact;
import cockpit.world.ScalingFact.NodeUnneeded;
import cockpit.world.ScalingFact.SpotWarned;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What nodes have to expect, from the taints and Events by which Cluster Autoscaler, Karpenter and AWS's termination
/// handler announce it. One thread's at a time.
///
/// Sources: cluster-autoscaler utils/taints (values are Unix seconds); Karpenter, "Disruption"; aws-node-termination-
/// handler, pkg/node and pkg/monitor/spotitn; EC2 User Guide, "Spot Instance interruption notices".
final class NodeWarnings {
    private static final String GOING = "ToBeDeletedByClusterAutoscaler";
    private static final String CANDIDATE = "DeletionCandidateOfClusterAutoscaler";
    private static final List<String> DISRUPTED = List.of("karpenter.sh/disrupted", "karpenter.sh/disruption");
    private static final String NOTICE = "aws-node-termination-handler/spot-itn";
    private static final String REBALANCE = "aws-node-termination-handler/rebalance-recommendation";
    /// As long as EC2 gives.
    private static final Duration LEAD = Duration.ofMinutes(2);
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final long ANOTHER = Duration.ofSeconds(10).toNanos() / 1_000;

    private final String context;
    private final Feed feed;
    private final Clock clock;
    private final Consumer<ScalingFact> tell;
    private final Map<String, Map<String, String>> taints = new HashMap<>();
    private final Map<String, Long> removals = new HashMap<>();
    private final Map<String, Long> notices = new HashMap<>();

    NodeWarnings(String context, Feed feed, Clock clock, Consumer<ScalingFact> tell) {
        this.context = context;
        this.feed = feed;
        this.clock = clock;
        this.tell = tell;
    }

    /// @param unneeded how long Cluster Autoscaler finds a node unneeded before it goes
    void node(Node node, Duration unneeded) {
        String name = node.getMetadata().getName();
        Map<String, String> now = taints(node);
        Map<String, String> before = taints.put(name, now);
        if (now.equals(before)) {
            return;
        }
        removal(name, now, unneeded);
        // The taint has no time of its own: only where it appears is it known when.
        if (before != null && now.containsKey(NOTICE) && !before.containsKey(NOTICE)) {
            noticed(name, clock.instant().plus(LEAD), false);
        }
        if (now.containsKey(REBALANCE) && (before == null || !before.containsKey(REBALANCE))) {
            tell.accept(new SpotWarned(id(name), -1));
        }
    }

    private void removal(String node, Map<String, String> now, Duration unneeded) {
        long at = removeAt(now, unneeded);
        Long told = removals.put(node, at);
        if (told == null ? at >= 0 : told != at) {
            tell.accept(new NodeUnneeded(id(node), at, ""));
        }
    }

    private long removeAt(Map<String, String> now, Duration unneeded) {
        if (now.containsKey(GOING)) {
            return at(seconds(now.getOrDefault(GOING, "")));
        }
        if (now.containsKey(CANDIDATE)) {
            return at(seconds(now.getOrDefault(CANDIDATE, "")).plus(unneeded));
        }
        return DISRUPTED.stream().anyMatch(now::containsKey) ? at(clock.instant()) : -1;
    }

    /// What was to go before the stage was opened goes now.
    private long at(Instant instant) {
        return Math.max(0, feed.at(instant));
    }

    private Instant seconds(String value) {
        return value.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(value)) : clock.instant();
    }

    /// An Event that is news, of a node.
    void event(Event event, Instant when) {
        String name = event.getInvolvedObject().getName();
        String message = event.getMessage() == null ? "" : event.getMessage();
        switch (event.getReason() == null ? "" : event.getReason()) {
            case "SpotInterruption", "SpotInterrupted" ->
                noticed(name, said(message).orElse(when.plus(LEAD)), true);
            case "RebalanceRecommendation", "SpotRebalanceRecommendation" -> tell.accept(new SpotWarned(id(name), -1));
            default -> {
                // of the many other things that are said of nodes, their phase tells
            }
        }
    }

    private static Optional<Instant> said(String message) {
        Matcher time = TIME.matcher(message);
        try {
            return time.find() ? Optional.of(Instant.parse(time.group())) : Optional.empty();
        } catch (DateTimeParseException e) { // of a month 13: as good as none
            return Optional.empty();
        }
    }

    /// Told once; what an Event says corrects what was reckoned from the taint.
    private void noticed(String node, Instant until, boolean exact) {
        long at = feed.at(until);
        Long told = notices.get(node);
        if (told == null || exact && Math.abs(told - at) > ANOTHER) {
            notices.put(node, at);
            tell.accept(new SpotWarned(id(node), at));
        }
    }

    void gone(String node) {
        taints.remove(node);
        removals.remove(node);
        notices.remove(node);
    }

    private static Map<String, String> taints(Node node) {
        var taints = new HashMap<String, String>();
        List<Taint> all = node.getSpec() == null ? null : node.getSpec().getTaints();
        if (all != null) {
            all.forEach(each -> taints.put(each.getKey(), each.getValue() == null ? "" : each.getValue()));
        }
        return taints;
    }

    private NodeId id(String node) {
        return new NodeId(context, node);
    }
}
