package cockpit.live;

import cockpit.stage.Manifest;
import cockpit.world.HpaId;
import cockpit.world.WorkloadId;
import java.util.List;
import java.util.Optional;

/// The objects of a stage's clusters that can be changed.
public interface ClusterTargets {
    /// A Deployment's size.
    ScaleTarget scale(WorkloadId workload);

    /// Between how many pods a HorizontalPodAutoscaler may choose.
    BoundsTarget bounds(HpaId hpa);

    /// The oldest node of a node group that is Ready and takes pods in.
    ///
    /// @param context of the cluster
    /// @param group   as EKS calls it
    /// @throws Failed if there is none, or if it cannot be told
    NodeTarget oldest(String context, String group) throws Failed;

    /// The objects of a manifest, in its order.
    List<ObjectTarget> objects(Manifest manifest);

    /// One of them that the journal tells of; empty for what is none of them.
    Optional<Target> of(Journal.Entry entry);
}
