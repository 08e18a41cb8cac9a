package cockpit.app.decide;

import cockpit.simulation.kubernetes.LabelSelector;
import cockpit.simulation.kubernetes.Meta;
import cockpit.simulation.kubernetes.PodAffinityTerm;
import cockpit.simulation.kubernetes.Requirement;
import cockpit.simulation.kubernetes.SpreadConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads what a pod asks of other pods. The label keys it names are put into the selectors, as the API server does
/// (`pkg/registry/core/pod/strategy.go`).
///
/// @param pod whose terms they are
record CompanyReading(Meta pod) {
    PodAffinityTerm term(Case in) {
        in.object();
        LabelSelector selector = Parts.selector(in.at("labelSelector"))
                .and(ofKeys(in.at("matchLabelKeys"), Requirement.Operator.IN))
                .and(ofKeys(in.at("mismatchLabelKeys"), Requirement.Operator.NOT_IN));
        List<String> namespaces = in.at("namespaces").texts();
        boolean own = namespaces.isEmpty() && in.at("namespaceSelector").isMissing();
        return new PodAffinityTerm(
                Parts.text(in, "topologyKey"),
                selector,
                own ? Set.of(pod.namespace()) : Set.copyOf(namespaces),
                Parts.selector(in.at("namespaceSelector")));
    }

    SpreadConstraint spread(Case in) {
        in.object();
        return new SpreadConstraint(
                in.at("maxSkew").integer(),
                Parts.text(in, "topologyKey"),
                Parts.selector(in.at("labelSelector")).and(ofKeys(in.at("matchLabelKeys"), Requirement.Operator.IN)),
                in.at("minDomains").or(1, Case::integer),
                Parts.text(in, "whenUnsatisfiable").equals("DoNotSchedule"),
                !Parts.text(in, "nodeAffinityPolicy").equals("Ignore"),
                Parts.text(in, "nodeTaintsPolicy").equals("Honor"));
    }

    private List<Requirement> ofKeys(Case keys, Requirement.Operator operator) {
        var requirements = new ArrayList<Requirement>();
        for (String key : keys.texts()) {
            String value = pod.labels().get(key);
            if (value != null) {
                requirements.add(new Requirement(key, operator, List.of(value)));
            }
        }
        return requirements;
    }
}
