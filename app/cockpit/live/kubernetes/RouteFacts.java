package cockpit.live.kubernetes;

import cockpit.live.StageFile.Split;
import cockpit.world.MeshFact.RouteApplied;
import cockpit.world.RouteId;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A VirtualService's object as a fact: how it splits between the subset at home and the one in the cloud.
///
/// Source: Istio, VirtualService: `spec.http[]{match, route[]{destination{host, subset}, weight}}`. The first rule that
/// matches takes a request; weights are shares of their sum; a destination alone gets everything. Kubernetes,
/// "Field Management": whose a field is.
final class RouteFacts {
    /// One rule of `spec.http`, as far as the split goes.
    private record Rule(boolean conditional, String host, boolean home, boolean cloud, int cloudPercent) {
        boolean both() {
            return home && cloud;
        }
    }

    private RouteFacts() {}

    /// Empty for one that does not lead to either subset: it is none of the stage's split.
    ///
    /// Of several rules the one counts that has both subsets, as that is the one which is shifted; among equals the one
    /// without a condition, as it takes every request that no other does; then the first.
    static Optional<RouteApplied> of(String context, GenericKubernetesResource object, Split split) {
        var meta = object.getMetadata();
        return rules(object, split).stream()
                .min(Comparator.comparing((Rule each) -> !each.both()).thenComparing(Rule::conditional))
                .map(rule -> new RouteApplied(
                        new RouteId(context, meta.getNamespace(), meta.getName()),
                        rule.host(),
                        split.home(),
                        split.cloud(),
                        rule.cloudPercent(),
                        Objects.requireNonNullElse(meta.getResourceVersion(), ""),
                        writer(meta.getManagedFields())));
    }

    private static List<Rule> rules(GenericKubernetesResource object, Split split) {
        var rules = new ArrayList<Rule>();
        for (Object each : list(object.get("spec", "http"))) {
            if (each instanceof Map<?, ?> http) {
                rule(http, split).ifPresent(rules::add);
            }
        }
        return rules;
    }

    private static Optional<Rule> rule(Map<?, ?> http, Split split) {
        List<?> route = list(http.get("route"));
        String host = "";
        boolean home = false;
        boolean cloud = false;
        long all = 0;
        long toCloud = 0;
        for (Object each : route) {
            if (each instanceof Map<?, ?> entry && entry.get("destination") instanceof Map<?, ?> destination) {
                int weight = entry.get("weight") instanceof Number number ? Math.max(0, number.intValue()) : 0;
                all += weight;
                String to = Objects.toString(destination.get("host"), "");
                String subset = Objects.toString(destination.get("subset"), "");
                if (!leadsTo(to, split.host())) {
                    continue;
                }
                home |= subset.equals(split.home());
                cloud |= subset.equals(split.cloud());
                toCloud += subset.equals(split.cloud()) ? weight : 0;
                host = subset.equals(split.home()) || subset.equals(split.cloud()) ? to : host;
            }
        }
        if (!home && !cloud) {
            return Optional.empty();
        }
        int percent = route.size() == 1 ? (cloud ? 100 : 0) : all == 0 ? 0 : (int) Math.round(100.0 * toCloud / all);
        return Optional.of(new Rule(!list(http.get("match")).isEmpty(), host, home, cloud, percent));
    }

    /// A short name and the same name with its namespace and domain are one host.
    private static boolean leadsTo(String host, String wanted) {
        return host.equals(wanted) || host.startsWith(wanted + ".") || wanted.startsWith(host + ".") && !host.isEmpty();
    }

    /// Who last wrote the routes: among those to whom `spec.http` belongs, the one with the latest time.
    static String writer(@Nullable List<ManagedFieldsEntry> entries) {
        return entries == null
                ? ""
                : entries.stream()
                        .filter(each -> each.getFieldsV1() != null
                                && each.getFieldsV1().getAdditionalProperties().get("f:spec") instanceof Map<?, ?> spec
                                && spec.containsKey("f:http"))
                        .max(Comparator.comparing(RouteFacts::written))
                        .map(ManagedFieldsEntry::getManager)
                        .orElse("");
    }

    private static Instant written(ManagedFieldsEntry entry) {
        return Moments.of(entry.getTime());
    }

    private static List<?> list(@Nullable Object maybe) {
        return maybe instanceof List<?> list ? list : List.of();
    }
}
