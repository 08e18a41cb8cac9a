package cockpit.views.topology.raster;

import cockpit.views.theme.Figures;
import cockpit.world.Cluster;
import cockpit.world.Side;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What stands above the fields.
///
/// @param clusters their figures
/// @param groups   columns of each kind in the cloud, and how many nodes of it there are
record Heading(List<OfCluster> clusters, List<OfGroup> groups) {
    /// @param cpu mean of its hosts, as it is written
    record OfCluster(Side side, int nodes, int pods, String cpu) {}

    record OfGroup(Plots.Run run, int nodes) {}

    @SuppressWarnings("EnumOrdinal") // counts by kind
    static Heading of(World world, Raster raster) {
        var clusters = new ArrayList<OfCluster>();
        for (Cluster c : world.platform().clusters().sorted(Comparator.comparing(Cluster::side))) {
            clusters.add(new OfCluster(c.side(), c.nodeCount(), c.pods().total(), Figures.whole(c.cpuPercent())));
        }
        int[] counts = new int[Kind.values().length];
        for (int slot = 0; slot < raster.cloud.plots.slots(); slot++) {
            if (raster.cloud.there(slot)) {
                counts[raster.cloud.kind(slot).ordinal()]++;
            }
        }
        return new Heading(
                List.copyOf(clusters),
                raster.cloud.plots.runs().stream()
                        .map(run -> new OfGroup(run, counts[run.kind().ordinal()]))
                        .toList());
    }
}
