package cockpit.live.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The newest thing that the cluster's Events say of each pod. Kept while the Event's object is there (Kubernetes keeps
/// one for an hour) or the pod is. One thread's at a time.
final class Sayings {
    /// Every pod goes through these; they say nothing that its phase does not.
    static final Set<String> ROUTINE = Set.of("Pulling", "Pulled", "Created", "Started");

    /// What autoscalers do, or do not, for a pod that waits. Why it waits, the scheduler says.
    private static final Set<String> HELP = Set.of("TriggeredScaleUp", "NotTriggerScaleUp", "Nominated");

    private record Saying(String event, Instant at, String text) {}

    private final Map<String, Saying> newest = new HashMap<>();

    /// Takes an Event in; returns the name of the pod of which something new is said, "" if nothing is.
    String heard(Event event) {
        var about = event.getInvolvedObject();
        if (about == null || !"Pod".equals(about.getKind()) || event.getMessage() == null) {
            return "";
        }
        String reason = Objects.requireNonNullElse(event.getReason(), "");
        if ("Normal".equals(event.getType()) && (ROUTINE.contains(reason) || HELP.contains(reason))) {
            return "";
        }
        var saying = new Saying(event.getMetadata().getName(), EventNews.when(event), event.getMessage());
        Saying before = newest.get(about.getName());
        if (before != null && before.at().isAfter(saying.at())) {
            return "";
        }
        newest.put(about.getName(), saying);
        return before != null && before.text().equals(saying.text()) ? "" : about.getName();
    }

    /// An Event's object is gone, as it goes in time. What it said of a pod that is still there holds.
    void expired(String event, Set<String> podsThere) {
        newest.entrySet().removeIf(each -> each.getValue().event().equals(event) && !podsThere.contains(each.getKey()));
    }

    void forget(String pod) {
        newest.remove(pod);
    }

    /// What was last said of a pod, "" for nothing.
    String of(String pod) {
        Saying saying = newest.get(pod);
        return saying == null ? "" : saying.text();
    }
}
