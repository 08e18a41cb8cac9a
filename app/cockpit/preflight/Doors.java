package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.StageFile;
import cockpit.live.aws.AwsAccess;
import cockpit.live.aws.AwsDoor;
import cockpit.live.kubernetes.ClusterDoor;
import cockpit.live.mesh.MeshDoor;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
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
    private final Map<String, FutureTask<ClusterDoor>> clusters = new TreeMap<>();
    private final AwsAccess access;
    private final AwsDoor aws;
    private final MeshDoor mesh = new MeshDoor();
    private final Web web = new Web();

    /// Begins to open the clusters' and makes AWS's clients, which keeps this machine busy for a second or more the
    /// first time: no fault of whoever is asked, so it is not counted in any check's time.
    Doors(StageFile stage, Clock clock) {
        this.stage = stage;
        for (String context : new String[] {main(), remote()}) {
            Callable<ClusterDoor> opening = () -> ClusterDoor.open(stage, context, TOKEN, clock);
            var task = new FutureTask<>(opening);
            clusters.put(context, task);
            Thread.ofVirtual().name("preflight " + context).start(task);
        }
        this.access = AwsAccess.of(stage.aws());
        this.aws = new AwsDoor(stage, access);
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

    /// Waits for it.
    ClusterDoor cluster(String context) throws Failed, InterruptedException {
        FutureTask<ClusterDoor> opening = clusters.get(context);
        if (opening == null) {
            throw new IllegalArgumentException("no context of the stage: " + context);
        }
        try {
            return opening.get();
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
        for (FutureTask<ClusterDoor> opening : clusters.values()) {
            Thread.ofVirtual().name("preflight end").start(() -> end(opening));
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
