package cockpit.simulation.hpa;

import cockpit.simulation.kubernetes.Container;
import cockpit.simulation.kubernetes.ResourceList;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pod of the target, as the controller sees it.
///
/// @param deleting    whether it has a deletion timestamp
/// @param phase       Pending, Running, Succeeded, Failed
/// @param started     its start time, null before
/// @param ready       its Ready condition, null while none was reported
/// @param containers  those that go on running, sidecars among them
/// @param podRequests all it asks for, where it asks as a whole (`spec.resources`); empty when only containers do
public record HpaPod(
        String name,
        boolean deleting,
        String phase,
        @Nullable Instant started,
        @Nullable Ready ready,
        List<Container> containers,
        ResourceList podRequests) {
    /// Copies the containers.
    public HpaPod {
        containers = List.copyOf(containers);
    }

    /// The Ready condition.
    ///
    /// @param status True, False or Unknown
    /// @param since  when it last changed
    public record Ready(String status, Instant since) {
        boolean isFalse() {
            return status.equals("False");
        }
    }

    /// Whether it runs and is Ready.
    boolean isReady() {
        return phase.equals("Running") && ready != null && ready.status().equals("True");
    }

    /// Whether it does not count at all: it has come to its end or is about to. A pod that has Succeeded is left out as
    /// well, as upstream does since August 2026; 1.34 itself counts it, most often as one without a sample.
    boolean isGoing() {
        return deleting || phase.equals("Failed") || phase.equals("Succeeded");
    }
}
