package cockpit.script;

import cockpit.stage.Names;
import cockpit.world.Cluster;
import cockpit.world.Reading;
import cockpit.world.Route;
import cockpit.world.Workload;
import cockpit.world.WorkloadId;
import cockpit.world.World;

/// What an audience would see jump if the picture went on from another world: the route's weight, the replicas of the
/// service that moves, the nodes that came for it, the load. NaN is what is not known.
///
/// @param weight  applied, percent to the cloud
/// @param home    Ready replicas on-prem
/// @param cloud   Ready replicas on EKS
/// @param nodes   of EKS, those on their way too
/// @param users   running
public record Likeness(double weight, double home, double cloud, double nodes, double users) {
    private static final double WHOLE = 100;

    /// A world's, whose systems have these names.
    public static Likeness of(World world, Names names) {
        return new Likeness(
                world.mesh()
                        .routes()
                        .find(names.routeId())
                        .map(Route::applied)
                        .map(Reading::value)
                        .orElse(Double.NaN),
                replicas(world, names.remoteContext(), names),
                replicas(world, names.mainContext(), names),
                world.platform()
                        .clusters()
                        .find(names.mainContext())
                        .map(Cluster::nodeCount)
                        .map(Integer::doubleValue)
                        .orElse(Double.NaN),
                world.demand().users());
    }

    private static double replicas(World world, String context, Names names) {
        return world.platform()
                .workloads()
                .find(new WorkloadId(context, names.namespace(), names.service()))
                .map(Workload::ready)
                .map(Integer::doubleValue)
                .orElse(Double.NaN);
    }

    /// How far it is to another, from 0 for the same to 5: the sum of how far each figure is, from 0 to 1. Of weights
    /// that
    /// is their difference in hundredths; of counts, their difference by the larger of the two, so that 2 nodes and 4
    /// are as far apart as 600 users and 1,200. What only one of the two knows is 1, what neither knows is 0.
    public double to(Likeness other) {
        return far(weight, other.weight, WHOLE)
                + counts(home, other.home)
                + counts(cloud, other.cloud)
                + counts(nodes, other.nodes)
                + counts(users, other.users);
    }

    private static double counts(double a, double b) {
        return a == b ? 0 : far(a, b, Math.max(a, b));
    }

    private static double far(double a, double b, double whole) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.isNaN(a) && Double.isNaN(b) ? 0 : 1;
        }
        return Math.min(1, Math.abs(a - b) / whole);
    }
}
