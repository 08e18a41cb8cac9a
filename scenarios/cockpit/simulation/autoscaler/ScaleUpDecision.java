package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a loop's scale-up comes to.
///
/// @param options  by group name
/// @param best     those the expanders leave; of several one is drawn by lot
/// @param weighed  what each expander made of the options it looked at
/// @param plans    what would be done for each of the best
/// @param skipped  groups that were not looked at, and why
/// @param unhelped pods that no group looked at could take
/// @param needed   whether any pod wanted help
public record ScaleUpDecision(
        List<Option> options,
        List<Option> best,
        List<Weighed> weighed,
        SortedMap<String, Plan> plans,
        SortedMap<String, List<String>> skipped,
        List<Unhelped> unhelped,
        boolean needed) {
    public ScaleUpDecision {
        options = List.copyOf(options);
        best = List.copyOf(best);
        weighed = List.copyOf(weighed);
        unhelped = List.copyOf(unhelped);
    }

    ScaleUpDecision(
            List<Option> options,
            List<Option> best,
            List<Weighed> weighed,
            SortedMap<String, Plan> plans,
            SortedMap<String, List<String>> skipped,
            List<Unhelped> unhelped) {
        this(options, best, weighed, plans, skipped, unhelped, true);
    }

    static ScaleUpDecision notNeeded() {
        return new ScaleUpDecision(List.of(), List.of(), List.of(), new TreeMap<>(), new TreeMap<>(), List.of(), false);
    }

    /// The cluster has as many nodes as it may have.
    static ScaleUpDecision fullCluster(List<Unhelped> unhelped) {
        return new ScaleUpDecision(List.of(), List.of(), List.of(), new TreeMap<>(), new TreeMap<>(), unhelped, true);
    }

    public Result result() {
        if (!needed) {
            return Result.NotNeeded;
        }
        boolean grows =
                plans.values().stream().anyMatch(plan -> !plan.increases().isEmpty());
        return grows ? Result.Successful : Result.NoOptionsAvailable;
    }

    /// What is done, where chance has no say.
    public Optional<Plan> chosen() {
        return best.size() == 1 ? plan(best.getFirst().nodeGroup()) : Optional.empty();
    }

    /// What is done if the lot falls on this group.
    public Optional<Plan> plan(String nodeGroup) {
        return Optional.ofNullable(plans.get(nodeGroup));
    }

    /// The text of the event NotTriggerScaleUp, which a pod without help gets in a loop that orders nothing. Source:
    /// `cluster-autoscaler/processors/status/eventing_scale_up_processor.go`; reasons sorted, where the real one does
    /// not.
    public String notTriggered(Unhelped pod) {
        var counts = new TreeMap<String, Integer>();
        pod.rejections().values().forEach(all -> all.forEach(each -> counts.merge(each, 1, Integer::sum)));
        skipped.values().forEach(all -> all.forEach(each -> counts.merge(each, 1, Integer::sum)));
        if (counts.isEmpty()) {
            return "pod didn't trigger scale-up: max total nodes in cluster reached";
        }
        return "pod didn't trigger scale-up: "
                + counts.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    /// How it went, in upstream's words.
    public enum Result {
        Successful,
        NotNeeded,
        NoOptionsAvailable
    }

    /// What an expander made of an option.
    ///
    /// @param score the lowest are kept
    /// @param words for people
    public record Weighed(Expander expander, String nodeGroup, double score, String words) {}

    /// What is done for an option.
    ///
    /// @param increases several where growth is spread over look-alike groups; none where limits leave nothing
    /// @param awaiting  pods that another group could take
    public record Plan(Option option, List<Increase> increases, List<Pod> awaiting) {
        public Plan {
            increases = List.copyOf(increases);
            awaiting = List.copyOf(awaiting);
        }

        /// The text of the event TriggeredScaleUp, which each of the option's pods gets.
        public String triggered() {
            return "pod triggered scale-up: "
                    + increases.stream().map(Increase::words).collect(Collectors.joining(" ", "[", "]"));
        }
    }

    /// A pod without help.
    ///
    /// @param rejections by node group, in the scheduler's words
    public record Unhelped(Pod pod, Map<String, List<String>> rejections) {
        public Unhelped {
            rejections = new TreeMap<>(rejections);
        }
    }
}
