package cockpit.live;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// The shipped stage in a file of its own, its systems where a test has put them.
public final class ShippedStage {
    private static final String FILE = """
            name: test
            kubernetes:
              main: {context: MAIN, cluster: AWS-Cluster}
              remote: {context: REMOTE, cluster: Octank-Cluster}
              namespace: hipster-app
            route:
              virtualService: recommend-split
              service: recommendationservice
              subsets: {home: onprem, cloud: cloud}
            sensitive: [cartservice]
            aws:
              profile: stage
              configFile: config
              credentialsFile: credentials
              region: ap-northeast-2
              endpoint: AWS
              allow: [ALLOW]
            alarm: {name: octank-cpu-high, dimensions: {ClusterName: Octank-Cluster}}
            topic: octank-burst
            function: octank-burst-shift
            eks: {cluster: AWS-Cluster, nodegroup: workers}
            PROMETHEUS
            load: {driver: locust, locust: "http://127.0.0.1:8089"}
            """;

    private ShippedStage() {}

    /// With AWS at an address, and these calls allowed.
    ///
    /// @param folder gets the stage's file, and keys beside it
    public static StageFile aws(Path folder, URI endpoint, String allow) {
        keys(folder, "aws_access_key_id = test\naws_secret_access_key = test\n");
        return written(
                folder,
                FILE.replace("endpoint: AWS\n", "endpoint: " + endpoint + "\n")
                        .replace("ALLOW", allow)
                        .replace("PROMETHEUS\n", ""));
    }

    /// With AWS at an address, and scenario 2 with two of its groups.
    ///
    /// @param folder gets the stage's file, and keys beside it
    public static StageFile scaling(Path folder, URI endpoint) {
        keys(folder, "aws_access_key_id = test\naws_secret_access_key = test\n");
        return written(
                folder,
                FILE.replace("endpoint: AWS\n", "endpoint: " + endpoint + "\n")
                                .replace("ALLOW", "")
                                .replace("PROMETHEUS\n", "")
                        + """
                        autoscaling:
                          hpa: php-apache
                          load: {deployment: load-generator}
                          groups: {on-demand: workers, spot: spot}
                        """);
    }

    /// With these Prometheus servers, as the file has them.
    public static StageFile prometheus(Path folder, String servers) {
        return written(
                folder,
                FILE.replace("endpoint: AWS\n", "endpoint: " + Loopback.nobody() + "\n")
                        .replace("ALLOW", "")
                        .replace("PROMETHEUS", servers.isEmpty() ? "prometheus: {}" : "prometheus: {" + servers + "}"));
    }

    /// With AWS at an address, and these lines on where the mesh is measured.
    public static StageFile mesh(Path folder, URI endpoint, String lines) {
        keys(folder, "aws_access_key_id = test\naws_secret_access_key = test\n");
        return written(
                folder,
                FILE.replace("endpoint: AWS\n", "endpoint: " + endpoint + "\n")
                        .replace("ALLOW", "")
                        .replace("PROMETHEUS\n", lines));
    }

    /// Puts keys into the stage's profile, in place of what is there.
    public static void keys(Path folder, String lines) {
        try {
            Files.writeString(folder.resolve("config"), "[profile stage]\nregion = ap-northeast-2\n");
            Files.writeString(folder.resolve("credentials"), "[stage]\n" + lines);
        } catch (IOException e) {
            throw new AssertionError("cannot write keys", e);
        }
    }

    private static StageFile written(Path folder, String text) {
        try {
            return StageFile.read(Files.writeString(folder.resolve("stage.yaml"), text));
        } catch (IOException e) {
            throw new AssertionError("no stage:\n" + text, e);
        }
    }
}
