package cockpit.live.kubernetes;

import cockpit.live.StageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The shipped stage with a kubeconfig of its own.
final class Stages {
    private static final String TOKEN = "{token: of-the-lab}";

    private Stages() {}

    static Path kubeconfig(Path folder) {
        return folder.resolve("kubeconfig");
    }

    /// Reads the shipped stage, moved to a folder in which its kubeconfig is, or is not.
    static StageFile in(Path folder) throws IOException {
        String shipped = Files.readString(Path.of("assets/stage/stage.yaml"));
        String moved = shipped.replaceFirst("(?m)^  # kubeconfig: .*$", "  kubeconfig: kubeconfig");
        return StageFile.read(Files.writeString(folder.resolve("stage.yaml"), moved));
    }

    /// A stage whose main cluster is at an address, and whose remote one is nowhere.
    static StageFile at(Path folder, String url) throws IOException {
        write(folder, url, TOKEN);
        return in(folder);
    }

    /// A stage whose user of the main cluster is so.
    static StageFile at(Path folder, String url, String user) throws IOException {
        write(folder, url, user);
        return in(folder);
    }

    static void write(Path folder, String url, String user) throws IOException {
        Files.writeString(kubeconfig(folder), """
                apiVersion: v1
                kind: Config
                clusters:
                - {name: main, cluster: {server: "%s"}}
                - {name: remote, cluster: {server: "http://127.0.0.1:1"}}
                users:
                - {name: operator, user: %s}
                - {name: other, user: %s}
                contexts:
                - {name: MAIN, context: {cluster: main, user: operator}}
                - {name: REMOTE, context: {cluster: remote, user: other}}
                current-context: MAIN
                """.formatted(url, user, TOKEN));
    }
}
