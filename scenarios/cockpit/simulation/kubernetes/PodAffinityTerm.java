package cockpit.simulation.kubernetes;

import java.util.Set;

/// Near which pods, or away from which. Source: `k8s.io/kube-scheduler/framework/types.go` (AffinityTerm).
///
/// @param selector          of pods; what matchLabelKeys and mismatchLabelKeys add is in it, as the API server puts it
/// @param namespaces        by name; the pod's own where neither these nor a selector were given
/// @param namespaceSelector of namespaces by their labels
public record PodAffinityTerm(
        String topologyKey, LabelSelector selector, Set<String> namespaces, LabelSelector namespaceSelector) {
    public PodAffinityTerm {
        namespaces = Set.copyOf(namespaces);
    }
}
