package cockpit.live.kubernetes;

import cockpit.live.Failed;
import cockpit.live.LoadTarget;
import cockpit.live.ScaleTarget;
import cockpit.live.StageFile;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A load that is a Deployment's pods, a pod a user. They come as fast as their cluster makes them: how many a second
/// is
/// not its to say.
///
/// Source: Kubernetes, "HorizontalPodAutoscaler Walkthrough" ("Increase the load").
public final class LoadPods implements LoadTarget {
    private final ScaleTarget scale;

    /// @param workload of the stage's load
    public LoadPods(StageFile stage, StageFile.Workload workload, ClusterClients clients) {
        this.scale = new DeploymentScale(new ObjectDoor(
                clients, workload.context(), stage.kubernetes().namespace(), "apps/v1", "Deployment", workload.name()));
    }

    /// That of the Deployment's size: whoever scales it changes the load.
    @Override
    public String name() {
        return scale.name();
    }

    @Override
    public JsonNode read() throws Failed {
        return scale.read();
    }

    @Override
    public void restore(JsonNode state) throws Failed {
        scale.restore(state);
    }

    @Override
    public Optional<String> writer() throws Failed {
        return scale.writer();
    }

    @Override
    public String set(int users, double spawnRate) throws Failed {
        return scale.set(users);
    }
}
