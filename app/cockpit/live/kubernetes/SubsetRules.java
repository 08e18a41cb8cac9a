package cockpit.live.kubernetes;

import cockpit.live.StageFile.Split;
import cockpit.live.Trouble;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which subsets the DestinationRules of the shop's namespace define. A request that a route sends to a subset that
/// nobody defines is answered with 503 by the caller's own Envoy. Outlives connections. Thread-safe.
///
/// Source: Istio, DestinationRule ("subsets") and "Traffic Management Problems" (503 errors after setting destination
/// rule).
final class SubsetRules {
    private record Rule(String host, List<String> subsets) {}

    private final Split split;
    private final String namespace;
    private final Map<String, Rule> rules = new HashMap<>();
    private boolean listed;

    /// @param namespace the shop's
    SubsetRules(Split split, String namespace) {
        this.split = split;
        this.namespace = namespace;
    }

    synchronized void rule(GenericKubernetesResource object) {
        List<String> subsets = object.get("spec", "subsets") instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(each -> Objects.toString(((Map<?, ?>) each).get("name"), ""))
                        .toList()
                : List.of();
        rules.put(object.getMetadata().getName(), new Rule(Objects.toString(object.get("spec", "host"), ""), subsets));
    }

    synchronized void gone(String rule) {
        rules.remove(rule);
    }

    /// After a list: until there was one, nothing is missed.
    synchronized void only(Set<String> there) {
        rules.keySet().retainAll(there);
        listed = true;
    }

    /// Which of the route's two subsets nobody defines; empty if both are defined, or it is not known yet.
    synchronized Optional<Trouble> undefined() {
        if (!listed) {
            return Optional.empty();
        }
        String missing = Stream.of(split.home(), split.cloud())
                .filter(subset -> rules.values().stream()
                        .noneMatch(rule -> Subsets.same(rule.host(), split.host())
                                && rule.subsets().contains(subset)))
                .collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Trouble.of(
                        "live.kubernetes.undefined", split.virtualService(), missing, split.host(), namespace));
    }
}
