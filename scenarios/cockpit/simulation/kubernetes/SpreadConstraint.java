package cockpit.simulation.kubernetes;

/// How evenly pods are to stand over the domains of a key. Source: `k8s.io/api/core/v1` TopologySpreadConstraint, and
/// its defaults in `pkg/scheduler/framework/plugins/podtopologyspread/common.go`.
///
/// @param selector     of pods in the pod's namespace; what matchLabelKeys adds is in it
/// @param minDomains   below which the emptiest domain counts as empty; 1 by default
/// @param mandatory    DoNotSchedule; otherwise ScheduleAnyway, a wish
/// @param honorsNodes  whether domains the pod's node affinity rules out are left out; true by default
/// @param honorsTaints whether nodes with taints the pod does not tolerate are left out; false by default
public record SpreadConstraint(
        int maxSkew,
        String topologyKey,
        LabelSelector selector,
        int minDomains,
        boolean mandatory,
        boolean honorsNodes,
        boolean honorsTaints) {}
