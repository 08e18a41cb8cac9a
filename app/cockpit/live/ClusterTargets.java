package cockpit.live;

import cockpit.stage.Manifest;
import cockpit.world.WorkloadId;
import java.util.List;
import java.util.Optional;

/// The objects of a stage's clusters that can be changed.
public interface ClusterTargets {
    /// A Deployment's size.
    ScaleTarget scale(WorkloadId workload);

    /// The objects of a manifest, in its order.
    List<ObjectTarget> objects(Manifest manifest);

    /// One of them that the journal tells of; empty for what is none of them.
    Optional<Target> of(Journal.Entry entry);
}
