package cockpit.live.aws;

import java.util.List;
import java.util.Optional;

/// The EKS cluster as EKS tells it, for checks before the talk. Names are EKS' own words; "" where it tells nothing.
///
/// @param status         ACTIVE, CREATING, UPDATING ...
/// @param vpc            its network's id
/// @param serviceCidr    addresses of its services
/// @param publicEndpoint whether its API server answers from outside its network
/// @param logs           the control plane's log types that are switched on, sorted
/// @param nodegroup      the stage's, if it names one
public record EksSeen(
        String cluster,
        String status,
        String version,
        String vpc,
        String serviceCidr,
        boolean publicEndpoint,
        List<String> logs,
        Optional<Nodegroup> nodegroup) {
    /// Copies the list.
    public EksSeen {
        logs = List.copyOf(logs);
    }

    /// A managed node group.
    ///
    /// @param capacity           ON_DEMAND, SPOT ...
    /// @param autoScalingGroups  by name
    public record Nodegroup(
            String name,
            String status,
            int min,
            int max,
            int desired,
            List<String> instanceTypes,
            String capacity,
            List<String> autoScalingGroups) {
        /// Copies the lists.
        public Nodegroup {
            instanceTypes = List.copyOf(instanceTypes);
            autoScalingGroups = List.copyOf(autoScalingGroups);
        }
    }
}
