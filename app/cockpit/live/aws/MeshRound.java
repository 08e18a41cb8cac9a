package cockpit.live.aws;

import cockpit.live.SourceHealth;
import cockpit.live.StageFile;
import cockpit.live.mesh.SecondChoice;
import cockpit.live.mesh.Tally;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/// Counts the mesh's requests in CloudWatch for those clusters whose Prometheus cannot. One thread runs it.
final class MeshRound implements Runnable {
    private final SecondChoice choice;
    private final List<MeshCount> clusters;

    /// @param healths makes a source's health, by the context it is of
    MeshRound(
            StageFile stage,
            AwsAccess access,
            CloudWatchClient cloudWatch,
            SecondChoice choice,
            Function<String, SourceHealth> healths,
            Clock clock) {
        this.choice = choice;
        this.clusters = stage.mesh().stream()
                .flatMap(mesh -> List.of(
                                stage.kubernetes().main(), stage.kubernetes().remote())
                        .stream()
                        .map(cluster -> new MeshCount(
                                cluster.context(),
                                mesh.namespace(),
                                stage.kubernetes().namespace(),
                                access,
                                cloudWatch,
                                healths.apply(cluster.context()),
                                clock)))
                .toList();
    }

    /// Whether there is anything to ask for on this stage.
    boolean asks() {
        return !clusters.isEmpty();
    }

    @Override
    public void run() {
        var tallies = new ArrayList<Tally>();
        for (MeshCount cluster : clusters) {
            choice.wanted(cluster.context()).flatMap(cluster::count).ifPresent(tallies::add);
        }
        choice.tell(tallies);
    }
}
