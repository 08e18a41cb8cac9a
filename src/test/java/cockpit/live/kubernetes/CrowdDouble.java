package cockpit.live.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A double that serves a main cluster too large for a real server beside the cockpit, and the stage that names it. For
/// benchmarks.
public final class CrowdDouble implements AutoCloseable {
    private final ApiDouble api;
    private final Path stage;

    private CrowdDouble(ApiDouble api, Path stage) {
        this.api = api;
        this.stage = stage;
    }

    /// A cluster of so many nodes and pods, all well.
    public static CrowdDouble of(int nodes, int pods) throws Exception {
        var api = new ApiDouble();
        for (int i = 0; i < nodes; i++) {
            api.put(ApiDouble.NODES, Objects.node("crowd-" + i, true));
        }
        for (int i = 0; i < pods; i++) {
            api.put(ApiDouble.PODS, Objects.pod("adservice-7c9-" + i, "crowd-" + i % nodes, "Running", true));
        }
        return new CrowdDouble(api, stage(api.url()));
    }

    private static Path stage(String url) throws IOException {
        Path folder = Files.createTempDirectory("cockpit-crowd");
        return Stages.at(folder, url).file();
    }

    /// The stage's file.
    public Path stage() {
        return stage;
    }

    @Override
    public void close() throws Exception {
        api.close();
    }
}
