package cockpit.live.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cockpit.live.StageFile;
import cockpit.live.Trouble;
import cockpit.views.theme.Texts;
import cockpit.world.PlatformFact.NodeSeen;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.ExecConfigBuilder;
import io.fabric8.kubernetes.api.model.ExecEnvVar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From a kubeconfig to a client, and what is said where the way ends.
final class KubernetesAccessTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T01:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder = Path.of("");

    private Kubeconfig.Access access(String context) throws Exception {
        StageFile stage = Stages.in(folder);
        return Kubeconfig.read(Kubeconfig.files(stage)).access(context, stage.aws(), LIMIT, CLOCK);
    }

    private Trouble trouble(String context) {
        NoAccess none = catchThrowableOfType(NoAccess.class, () -> access(context));
        assertThat(none).as("there is no access").isNotNull();
        return none.trouble();
    }

    private Trouble troubleOf(String user) throws IOException {
        Stages.write(folder, "http://127.0.0.1:1", user);
        return trouble("MAIN");
    }

    private static String english(Trouble trouble) {
        return Texts.of("en").get(trouble.key(), trouble.arguments().toArray());
    }

    private String kubeconfig() {
        return Stages.kubeconfig(folder).toString();
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(trouble("MAIN")).isEqualTo(Trouble.of("live.kubernetes.noFile", kubeconfig()));
    }

    @ParameterizedTest
    @CsvSource({
        "'clusters: [', live.kubernetes.badFile",
        "'just words', live.kubernetes.badFile",
        "'kind: Config', live.kubernetes.emptyFile",
        "'', live.kubernetes.emptyFile"
    })
    void aFileThatIsNoKubeconfigIsNamed(String text, String key) throws IOException {
        Files.writeString(Stages.kubeconfig(folder), text);
        Trouble trouble = trouble("MAIN");
        assertThat(trouble.key()).isEqualTo(key);
        assertThat(trouble.arguments().getFirst()).isEqualTo(kubeconfig());
    }

    @Test
    void aFolderIsNoKubeconfig() throws IOException {
        Files.createDirectory(Stages.kubeconfig(folder));
        assertThat(trouble("MAIN")).isEqualTo(Trouble.of("live.kubernetes.unreadableFile", kubeconfig()));
    }

    @Test
    void anUnknownContextIsToldWithThoseThatThereAre() throws IOException {
        Stages.write(folder, "http://127.0.0.1:1", "{token: t}");
        Trouble trouble = trouble("ELSEWHERE");
        assertThat(english(trouble))
                .isEqualTo("there is no context ELSEWHERE in " + kubeconfig()
                        + ". The contexts there: MAIN, REMOTE. Name one of them in stage.yaml");
    }

    @Test
    void aContextOfNobodyOrNowhereIsTold() throws IOException {
        Files.writeString(Stages.kubeconfig(folder), """
                clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]
                users: [{name: u, user: {token: t}}]
                contexts:
                - {name: MAIN, context: {cluster: gone, user: u}}
                - {name: REMOTE, context: {cluster: c, user: gone}}
                """);
        assertThat(trouble("MAIN")).isEqualTo(Trouble.of("live.kubernetes.noCluster", "MAIN", kubeconfig(), "gone"));
        assertThat(trouble("REMOTE")).isEqualTo(Trouble.of("live.kubernetes.noUser", "REMOTE", kubeconfig(), "gone"));
    }

    @Test
    void aMissingCertificateIsNamed() throws IOException {
        Trouble trouble = troubleOf("{client-certificate: me.crt, client-key: me.key}");
        assertThat(trouble)
                .isEqualTo(Trouble.of(
                        "live.kubernetes.noCertificate",
                        "MAIN",
                        folder.resolve("me.crt").toString()));
    }

    @Test
    void aTokensFileIsReadBesideTheKubeconfig() throws Exception {
        Files.writeString(folder.resolve("my-token"), "from-a-file\n");
        Stages.write(folder, "http://127.0.0.1:1", "{tokenFile: my-token}");
        assertThat(access("MAIN").config().getOauthTokenProvider().getToken()).isEqualTo("from-a-file");
    }

    private static String plugin(String script) {
        return "{exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, args: ['-c', '" + script
                + "'], env: [{name: WHO, value: me}]}}";
    }

    @Test
    void aPluginsTokenIsTakenThoughItGrumbles() throws Exception {
        String answer = "{\"kind\":\"ExecCredential\",\"status\":{\"token\":\"of-$WHO\","
                + "\"expirationTimestamp\":\"2026-11-27T01:11:00Z\"}}";
        Stages.write(folder, "http://127.0.0.1:1", plugin("echo a warning >&2; cat <<E\n\n" + answer + "\n\nE\n\n"));
        Credential credential = access("MAIN").credential().orElseThrow();
        assertThat(credential.getToken()).isEqualTo("of-me");
        assertThat(credential.isDue()).isFalse();
    }

    /// A token for eleven minutes is renewed after nine: nine tenths of what is left when the last minute is set aside.
    @Test
    void aTokenIsRenewedBeforeItExpires() throws Exception {
        ExecConfig exec = new ExecConfigBuilder()
                .withCommand("echo")
                .withArgs("{\"status\":{\"token\":\"t\",\"expirationTimestamp\":\"2026-11-27T01:11:00Z\"}}")
                .build();
        Token token = new Plugin(exec, Stages.kubeconfig(folder), "MAIN", LIMIT, CLOCK).next();
        assertThat(token.renewAfter()).isEqualTo("2026-11-27T01:09:00Z");
        assertThat(token.toString()).doesNotContain("\"t\"").doesNotContain("value");
    }

    @Test
    void aPluginThatFailsIsToldInItsOwnWords() throws IOException {
        Trouble trouble = troubleOf(plugin("echo one >&2; echo Token has expired, log in >&2; exit 7"));
        assertThat(trouble)
                .isEqualTo(Trouble.of("live.kubernetes.plugin.failed", "sh", "MAIN", "7", "Token has expired, log in"));
    }

    @Test
    void aPluginThatHangsIsEndedInTime() throws IOException {
        long began = System.nanoTime();
        assertThat(troubleOf(plugin("sleep 30")))
                .isEqualTo(Trouble.of("live.kubernetes.plugin.slow", "sh", "MAIN", "2"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(LIMIT, LIMIT.plusSeconds(3));
    }

    @Test
    void aPluginThatIsNotThereOrGivesNothingIsTold() throws IOException {
        assertThat(troubleOf("{exec: {apiVersion: client.authentication.k8s.io/v1, command: no-such-plugin}}"))
                .isEqualTo(Trouble.of("live.kubernetes.plugin.missing", "no-such-plugin", "MAIN", kubeconfig()));
        assertThat(troubleOf(plugin("echo hello")).key()).isEqualTo("live.kubernetes.plugin.noToken");
        assertThat(troubleOf(plugin("echo {}")).key()).isEqualTo("live.kubernetes.plugin.noToken");
    }

    @Test
    void whatTheAwsCliWouldBeAskedForIsUnderstood() {
        var exec = new ExecConfigBuilder()
                .withCommand("/usr/local/bin/aws")
                .withArgs("--region=eu-west-1", "eks", "get-token", "--cluster-name", "AWS-Cluster", "--output", "json")
                .withEnv(new ExecEnvVar("AWS_PROFILE", "talk"))
                .build();
        assertThat(EksPlugin.of(exec))
                .contains(
                        new EksPlugin("AWS-Cluster", Optional.of("eu-west-1"), Optional.of("talk"), Optional.empty()));
        var authenticator = new ExecConfigBuilder()
                .withCommand("aws-iam-authenticator")
                .withArgs("token", "-i", "AWS-Cluster", "-r", "arn:aws:iam::111122223333:role/reader")
                .build();
        assertThat(EksPlugin.of(authenticator).flatMap(EksPlugin::role))
                .contains("arn:aws:iam::111122223333:role/reader");
        assertThat(EksPlugin.of(new ExecConfigBuilder()
                        .withCommand("gke-gcloud-auth-plugin")
                        .build()))
                .isEmpty();
    }

    @Test
    void eksTokensAreMintedHereFromTheProfilesKeys() throws Exception {
        Files.writeString(folder.resolve("credentials"), """
                [talk]
                aws_access_key_id = AKID
                aws_secret_access_key = of-the-test
                """);
        Stages.write(
                folder,
                "http://127.0.0.1:1",
                "{exec: {command: aws, args: [--region, eu-west-1, eks, get-token, --cluster-name, AWS-Cluster,"
                        + " --profile, talk]}}");
        StageFile stage = withCredentials();
        String token = Kubeconfig.read(Kubeconfig.files(stage))
                .access("MAIN", stage.aws(), LIMIT, CLOCK)
                .config()
                .getOauthTokenProvider()
                .getToken();
        String url = new String(
                Base64.getUrlDecoder().decode(token.substring("k8s-aws-v1.".length())), StandardCharsets.UTF_8);
        assertThat(url)
                .startsWith("https://sts.eu-west-1.amazonaws.com/")
                .contains("AKID%2F20261127%2Feu-west-1%2Fsts%2Faws4_request");
    }

    @Test
    void aProfileWithoutKeysIsTold() throws Exception {
        Files.writeString(folder.resolve("credentials"), "");
        Stages.write(
                folder,
                "http://127.0.0.1:1",
                "{exec: {command: aws, args: [eks, get-token, --cluster-name, AWS-Cluster, --profile, talk]}}");
        StageFile stage = withCredentials();
        NoAccess none = catchThrowableOfType(
                NoAccess.class,
                () -> Kubeconfig.read(Kubeconfig.files(stage)).access("MAIN", stage.aws(), LIMIT, CLOCK));
        assertThat(none.trouble().key()).isEqualTo("live.kubernetes.noKeys");
        assertThat(none.trouble().arguments()).startsWith("MAIN", "talk");
    }

    private StageFile withCredentials() throws IOException {
        Path file = Files.writeString(
                folder.resolve("stage.yaml"),
                Files.readString(Path.of("assets/stage/stage.yaml"))
                        .replaceFirst("(?m)^  # kubeconfig: .*$", "  kubeconfig: kubeconfig")
                        .replaceFirst("(?m)^  # credentialsFile: .*$", "  credentialsFile: credentials"));
        return StageFile.read(file);
    }

    /// The token is refused, so the plugin is run again, and everything goes on.
    @Test
    void aRefusedTokenIsReplaced() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "old");
        try (var api = new ApiDouble()) {
            api.admit("Bearer new");
            api.put(ApiDouble.NODES, Objects.node("eks-1", true));
            Stages.write(folder, api.url(), "{tokenFile: token}");
            var heard = new Heard();
            try (var reader = new KubernetesReader(Stages.in(folder), heard, Clock.systemUTC(), LIMIT)) {
                reader.start();
                heard.unwell(0, "watch MAIN", "live.kubernetes.unauthorized");
                Files.writeString(token, "new");
                heard.fact(NodeSeen.class, each -> each.node().name().equals("eks-1"));
                heard.well(0, "watch MAIN");
            }
        }
    }

    @Test
    void everythingIsSaidInBothLanguages() {
        for (String key : List.of("live.kubernetes.noContext", "live.kubernetes.plugin.failed")) {
            assertThat(Texts.of("ko").get(key, "A", "B", "C", "D")).contains("A", "B", "C");
        }
    }
}
