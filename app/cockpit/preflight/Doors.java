package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.StageFile;
import cockpit.live.aws.AwsAccess;
import cockpit.live.aws.AwsDoor;
import cockpit.live.kubernetes.ClusterDoor;
import cockpit.live.mesh.MeshDoor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ways to a stage's systems that its checks share. Thread-safe.
final class Doors implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
    /// The most that getting a cluster's first token may take.
    private static final Duration TOKEN = Duration.ofSeconds(2);

    private final StageFile stage;
    private final Map<String, FutureTask<ClusterDoor>> opening = new TreeMap<>();
    private final Map<String, FutureTask<ClusterDoor>> answering = new TreeMap<>();
    private final AwsAccess access;
    private final AwsDoor aws;
    private final MeshDoor mesh = new MeshDoor();
    private final Web web = new Web();

    /// Makes all clients, which keeps this machine busy for a second or more, and a busy one longer. That is no fault
    /// of whoever is asked: it is over when this returns, and not counted in any check's time.
    Doors(StageFile stage, Clock clock) throws InterruptedException {
        this.stage = stage;
        List<String> contexts = List.of(main(), remote());
        for (String context : contexts) {
            opening.put(context, begun(() -> ClusterDoor.open(stage, context, TOKEN, clock)));
        }
        this.access = AwsAccess.of(stage.aws());
        this.aws = new AwsDoor(stage, access);
        for (String context : contexts) {
            wait(opening(context));
        }
        for (String context : contexts) {
            answering.put(context, begun(() -> knocked(context)));
        }
    }

    private static FutureTask<ClusterDoor> begun(Callable<ClusterDoor> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().name("preflight cluster").start(task);
        return task;
    }

    /// Whether it opens or fails.
    private static void wait(FutureTask<ClusterDoor> opening) throws InterruptedException {
        try {
            opening.get();
        } catch (ExecutionException e) {
            LOG.debug("not opened", e);
        }
    }

    private FutureTask<ClusterDoor> opening(String context) {
        return Objects.requireNonNull(opening.get(context));
    }

    /// If nobody answers, the cluster's checks need not find that out each.
    private ClusterDoor knocked(String context) throws Failed, InterruptedException {
        ClusterDoor door = got(opening(context), context);
        door.knock();
        return door;
    }

    StageFile stage() {
        return stage;
    }

    String main() {
        return stage.kubernetes().main().context();
    }

    String remote() {
        return stage.kubernetes().remote().context();
    }

    /// Waits until it answers.
    ///
    /// @param context one of the stage's
    ClusterDoor cluster(String context) throws Failed, InterruptedException {
        return got(Objects.requireNonNull(answering.get(context)), context);
    }

    private static ClusterDoor got(FutureTask<ClusterDoor> door, String context) throws Failed, InterruptedException {
        try {
            return door.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failed failed) {
                throw failed;
            }
            throw new IllegalStateException("the way to " + context, e);
        }
    }

    AwsDoor aws() {
        return aws;
    }

    MeshDoor mesh() {
        return mesh;
    }

    Web web() {
        return web;
    }

    /// Closes what is open, on threads of their own: some wait for connections that will never end.
    @Override
    public void close() {
        for (FutureTask<ClusterDoor> each : opening.values()) {
            Thread.ofVirtual().name("preflight end").start(() -> end(each));
        }
        Thread.ofVirtual().name("preflight end").start(() -> {
            aws.close();
            access.close();
            mesh.close();
            web.close();
        });
    }

    private static void end(FutureTask<ClusterDoor> opening) {
        try {
            opening.get().close();
        } catch (ExecutionException e) {
            LOG.debug("never opened", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
