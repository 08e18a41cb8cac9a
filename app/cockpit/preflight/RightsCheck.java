package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import cockpit.live.kubernetes.ClusterDoor;
import cockpit.live.kubernetes.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Whether the user may do in a cluster what the cockpit will: all that it reads, or all that the stage's allow-list
/// has.
///
/// @param writes whether it is about the allow-list
record RightsCheck(Doors doors, String context, boolean writes, List<Right> rights) implements ClusterQuestion {
    @Override
    public Trouble title() {
        return writes ? Trouble.of("preflight.check.writes", context) : Trouble.of("preflight.check.reads", context);
    }

    @Override
    public Trouble todo() {
        return Trouble.of(
                "preflight.try.rights", context, doors.stage().kubernetes().namespace());
    }

    @Override
    public Finding run() throws Failed, InterruptedException {
        if (rights.isEmpty()) {
            return Finding.go("preflight.rights.none", context);
        }
        List<String> missing = missing(doors.cluster(context));
        return missing.isEmpty()
                ? Finding.go("preflight.rights.all", String.valueOf(rights.size()))
                : Finding.noGo("preflight.rights.missing", String.join(", ", missing));
    }

    /// Asked all at once: one after the other, they would be too many for a far cluster.
    private List<String> missing(ClusterDoor cluster) throws Failed, InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<Boolean>> answers = threads.invokeAll(rights.stream()
                    .<Callable<Boolean>>map(right -> () -> cluster.may(right))
                    .toList());
            var missing = new ArrayList<String>();
            for (int i = 0; i < rights.size(); i++) {
                if (!answers.get(i).get()) {
                    missing.add(rights.get(i).shown());
                }
            }
            return missing;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failed failed) {
                throw failed;
            }
            throw new IllegalStateException("rights in " + context, e);
        } finally {
            threads.shutdownNow();
        }
    }
}
