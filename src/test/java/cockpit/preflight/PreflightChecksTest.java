package cockpit.preflight;

import static cockpit.preflight.Verdict.GO;
import static cockpit.preflight.Verdict.NO_GO;
import static cockpit.preflight.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.Journal;
import cockpit.live.Loopback;
import cockpit.live.Loopback.Answer;
import cockpit.live.StageFile;
import cockpit.views.theme.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

/// Each check against a stage that is ready, one that is not quite, and one that is not.
final class PreflightChecksTest {
    private static final Path SHIPPED = Path.of("assets/recordings/bursting.cockpit");

    @TempDir
    private Path folder = Path.of("");

    private final Venue venue = new Venue();
    private Clock clock = Clock.systemUTC();
    private Path recording = SHIPPED;

    @AfterEach
    void close() {
        venue.close();
    }

    private Board look(StageFile stage, String... names) throws InterruptedException {
        var talk = new Checklist.Talk(
                "bursting",
                Duration.ofMinutes(15),
                folder.resolve("journal.jsonl"),
                folder.resolve("recordings"),
                () -> recording);
        try (var list = new Checklist(stage, talk, clock)) {
            List<Check> wanted = list.checks().stream()
                    .filter(check -> names.length == 0 || Set.of(names).contains(name(check)))
                    .toList();
            assertThat(wanted).as("checks of these names").hasSizeGreaterThanOrEqualTo(names.length);
            return new Preflight(wanted, clock).run((check, line) -> {});
        }
    }

    private static String name(Check check) {
        String name = check.title().key().replace("preflight.check.", "");
        return (name + " " + String.join(" ", check.title().arguments())).strip();
    }

    private Board.Line one(String name) throws InterruptedException {
        return look(venue.stage(folder), name).lines().getFirst();
    }

    private void expect(String name, Verdict verdict, String words) throws InterruptedException {
        Board.Line line = one(name);
        String said = Texts.of("en").told(line.found().detail());
        assertThat(said).as(name).contains(words);
        assertThat(line.verdict()).as(said).isEqualTo(verdict);
        assertThat(Texts.of("ko").told(line.found().detail())).doesNotContain("{", "preflight.");
        assertThat(Texts.of("ko").told(line.todo().detail())).doesNotContain("{", "preflight.");
    }

    @Test
    void allIsReady() throws InterruptedException {
        Board board = look(venue.stage(folder));
        String said = board.lines().stream()
                .map(line -> line.verdict() + " " + line.name() + ": "
                        + Texts.of("en").told(line.found().detail()))
                .collect(Collectors.joining("\n"));
        assertThat(board.verdict()).as(said).isEqualTo(GO);
        assertThat(board.lines()).hasSize(29);
    }

    @Test
    void nothingAnswersAndNobodyWaitsFiveSeconds() throws InterruptedException {
        StageFile stage = venue.stage(folder);
        look(stage, "cluster MAIN", "identity"); // what the first call of each client takes is this machine's
        venue.everything(Answer.HANG);
        Board board = look(stage);
        assertThat(board.took()).isLessThan(Duration.ofSeconds(5));
        assertThat(board.lines().stream().filter(line -> line.verdict() == GO))
                .extracting(Board.Line::name)
                .containsExactlyInAnyOrder(
                        "writes REMOTE", "credentials stage", "journal", "recording bursting", "disk");
        assertThat(board.count(NO_GO)).isGreaterThan(12);
    }

    @Test
    void aLoginPageIsCalledSo() throws InterruptedException {
        StageFile stage = venue.stage(folder);
        venue.everything(Loopback.LOGIN_PAGE);
        Board board = look(stage, "cluster MAIN", "alarm octank-cpu-high", "prometheus REMOTE", "load", "reads MAIN");
        assertThat(board.lines()).hasSize(5).allSatisfy(line -> {
            assertThat(line.verdict()).isEqualTo(NO_GO);
            assertThat(Texts.of("en").told(line.found().detail())).contains("web page");
        });
    }

    @Test
    void clusters() throws InterruptedException {
        expect("cluster MAIN", GO, "v1.34.4-eks-0");
        venue.say("/main/version", new Answer(401, "application/json", "{\"message\": \"Unauthorized\"}"));
        expect("cluster MAIN", NO_GO, "401");
        assertThat(one("cluster MAIN").todo().key()).isEqualTo("preflight.try.cluster");
        expect("versions", WARN, "401");
    }

    @ParameterizedTest
    @CsvSource({
        "v1.34.4, v1.31.0, GO, go together",
        "v1.34.4, v1.30.9, WARN, apart",
        "v1.24.1, v1.25.1, WARN, knows",
        "v1.34.4, v1.99.0, WARN, knows",
        "v1.34.4, nonsense, WARN, knows",
    })
    void versions(String main, String remote, Verdict verdict, String words) {
        Finding finding = VersionsCheck.judge(main, remote);
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(Texts.of("en").told(finding.found().detail())).contains(words);
    }

    @Test
    void rightsThatAreMissingAreNamed() throws InterruptedException {
        expect("reads MAIN", GO, "all 20");
        expect("writes MAIN", GO, "all 3");
        expect("writes REMOTE", GO, "only reads");
        venue.deny("watch pods");
        venue.deny("patch virtualservices");
        expect("reads MAIN", NO_GO, "missing: watch pods -n hipster-app");
        expect("writes MAIN", NO_GO, "missing: patch virtualservices.networking.istio.io -n hipster-app");
        expect("reads REMOTE", GO, "all 16");
    }

    @Test
    void istio() throws InterruptedException {
        venue.say("/main/apis/networking.istio.io", "{\"preferredVersion\": {\"version\": \"v1beta1\"}}");
        venue.say("/main/apis/networking.istio.io/v1beta1", "{\"resources\": [{\"name\": \"virtualservices\"}]}");
        expect("istio MAIN", WARN, "v1beta1");
        venue.say("/main/apis/networking.istio.io", Venue.NOT_FOUND);
        venue.say("/remote/apis/networking.istio.io", Venue.NOT_FOUND);
        expect("istio MAIN", NO_GO, "not installed");
        expect("istio REMOTE", WARN, "not installed");
        expect("route recommend-split", NO_GO, "not installed");
    }

    @Test
    void route() throws InterruptedException {
        expect("route recommend-split", GO, "home 100, cloud 0");
        venue.say(Venue.ROUTE, Venue.route(60, 40, "cloud"));
        expect("route recommend-split", WARN, "home 60, cloud 40");
        assertThat(one("route recommend-split").todo().key()).isEqualTo("preflight.todo.reset");
        venue.say(Venue.ROUTE, Venue.route(100, 0, "onprem"));
        expect("route recommend-split", NO_GO, "onprem more than once");
        venue.say(Venue.ROUTE, Venue.route(100, 0, "elsewhere"));
        expect("route recommend-split", NO_GO, "no route");
        venue.say(Venue.ROUTE, Venue.NOT_FOUND);
        expect("route recommend-split", NO_GO, "does not exist");
    }

    @Test
    void subsetsOfTheRoute() throws InterruptedException {
        venue.say(Venue.RULES, Venue.rules("onprem"));
        expect("route recommend-split", NO_GO, "the subset cloud of recommendationservice");
        venue.say(Venue.RULES, Venue.rules("onprem", "cloud").replace("recommendationservice", "another"));
        expect("route recommend-split", NO_GO, "the subset onprem of recommendationservice");
        venue.say(Venue.RULES, new Answer(403, "application/json", "{\"message\": \"forbidden\"}"));
        expect("route recommend-split", WARN, "cannot be read");
    }

    @Test
    void metricsAndAutoscaler() throws InterruptedException {
        venue.say("/main" + Venue.METRICS, "{\"items\": []}");
        expect("metrics MAIN", WARN, "no figures");
        venue.say("/main" + Venue.METRICS, Venue.NOT_FOUND);
        expect("metrics MAIN", WARN, "does not serve");
        venue.say(Venue.AUTOSCALERS, Venue.autoscaler(0));
        expect("autoscaler MAIN", WARN, "not ready");
        venue.say(Venue.AUTOSCALERS, "{\"items\": []}");
        expect("autoscaler MAIN", GO, "eks-workers");
        venue.say("DescribeNodegroup", "{\"nodegroup\": {\"status\": \"ACTIVE\"}}");
        expect("autoscaler MAIN", WARN, "none was found");
    }

    @Test
    void alarm() throws InterruptedException {
        venue.say("DescribeAlarms", Venue.alarm("INSUFFICIENT_DATA", true, Venue.TOPIC));
        expect("alarm octank-cpu-high", WARN, "INSUFFICIENT_DATA");
        venue.say("DescribeAlarms", Venue.alarm("ALARM", true, Venue.TOPIC));
        expect("alarm octank-cpu-high", NO_GO, "in ALARM already");
        venue.say("DescribeAlarms", Venue.alarm("OK", false, Venue.TOPIC));
        expect("alarm octank-cpu-high", NO_GO, "switched off");
        venue.say("DescribeAlarms", Venue.alarm("OK", true, "arn:aws:sns:x:111122223333:another"));
        expect("alarm octank-cpu-high", NO_GO, "does not tell topic");
        venue.say("DescribeAlarms", Venue.xml("DescribeAlarms", "<MetricAlarms/>"));
        expect("alarm octank-cpu-high", NO_GO, "There is no alarm");
    }

    @Test
    void topicAndFunction() throws InterruptedException {
        venue.say("ListSubscriptionsByTopic", Venue.subscription("another"));
        expect("topic octank-burst", NO_GO, "not subscribed");
        venue.say("GetFunctionConfiguration", "{\"State\": \"Inactive\"}");
        expect("function octank-burst-shift", WARN, "Inactive");
        venue.say("GetFunctionConfiguration", "{\"State\": \"Active\", \"LastUpdateStatus\": \"InProgress\"}");
        expect("function octank-burst-shift", WARN, "being updated");
        venue.say("GetFunctionConfiguration", "{\"State\": \"Failed\", \"StateReason\": \"no image\"}");
        expect("function octank-burst-shift", NO_GO, "no image");
    }

    @Test
    void nodeGroup() throws InterruptedException {
        expect("nodegroup AWS-Cluster", GO, "2 nodes, of 2 to 6");
        venue.say("DescribeNodegroup", Venue.nodegroup(6));
        expect("nodegroup AWS-Cluster", WARN, "6 nodes of 6");
        venue.say("DescribeCluster", "{\"cluster\": {\"name\": \"AWS-Cluster\", \"status\": \"UPDATING\"}}");
        expect("nodegroup AWS-Cluster", WARN, "UPDATING");
    }

    @Test
    void identityIsMasked() throws InterruptedException {
        expect("identity", GO, "arn:aws:iam::111122223333:role/operator");
        venue.say("GetCallerIdentity", Venue.caller("root"));
        expect("identity", WARN, "root user");
    }

    @ParameterizedTest
    @CsvSource({"70, GO", "40, WARN", "10, NO_GO", "-5, NO_GO"})
    void credentialsHaveToHoldForTheTalkAndHalfAnHour(int minutes, Verdict verdict)
            throws IOException, InterruptedException {
        StageFile stage = venue.stage(folder);
        String end = Instant.now().plus(Duration.ofMinutes(minutes)).toString();
        Venue.keys(folder, "aws_session_token = test\nx_security_token_expires = " + end + "\n");
        Board.Line line = look(stage, "credentials stage").lines().getFirst();
        assertThat(line.verdict()).isEqualTo(verdict);
        assertThat(Texts.of("en").told(line.found().detail())).contains("take 45");
    }

    @ParameterizedTest
    @CsvSource({"2, GO, agrees", "20, WARN, s ahead", "-20, WARN, s behind", "900, NO_GO, s ahead"})
    void clocks(int seconds, Verdict verdict, String words) throws InterruptedException {
        clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
        expect("clock AWS", verdict, words);
        expect("clock REMOTE", verdict, words);
    }

    @Test
    void prometheus() throws InterruptedException {
        expect("prometheus MAIN", GO, "4 s ago");
        venue.say("/prometheus/api/v1/query", Venue.age("130"));
        expect("prometheus MAIN", WARN, "130 s ago");
        venue.say("/prometheus/api/v1/query", "{\"status\": \"success\", \"data\": {\"result\": []}}");
        expect("prometheus MAIN", WARN, "knows no requests");
        venue.say("/prometheus/api/v1/query", new Answer(503, "text/plain", "no"));
        expect("prometheus MAIN", NO_GO, "503");
    }

    private void load(String load, Verdict verdict, String words) throws InterruptedException {
        Board.Line line = look(venue.stage(folder, load), "load").lines().getFirst();
        assertThat(Texts.of("en").told(line.found().detail())).contains(words);
        assertThat(line.verdict()).isEqualTo(verdict);
    }

    @Test
    void loadByWhateverDrives() throws InterruptedException {
        expect("load", GO, "50 users");
        String deployment = "{driver: deployment, deployment: {context: REMOTE, name: loadgenerator}}";
        load(deployment, NO_GO, "does not exist");
        venue.say(
                "/remote/apis/apps/v1/namespaces/hipster-app/deployments/loadgenerator",
                "{\"spec\": {\"replicas\": 3}}");
        load(deployment, GO, "3 replicas");
        load("{driver: hosts, hosts: {hook: HERE/burn}}", GO, "answers");
        load("{driver: hosts, hosts: {tags: {Cluster: Octank}}}", NO_GO, "not allowed");
        load("{driver: locust, locust: \"" + Loopback.nobody() + "\"}", NO_GO, "cannot be reached");
    }

    @Test
    void shop() throws InterruptedException {
        expect("shop", GO, "200");
        venue.say("/shop", new Answer(503, "text/html", "<html/>"));
        expect("shop", NO_GO, "503");
        venue.say("/shop", new Answer(302, "text/html", "<html/>"));
        expect("shop", NO_GO, "login page");
    }

    @Test
    void journalOfAnEarlierRun() throws IOException, InterruptedException {
        expect("journal", GO, "nothing changed");
        assertThat(folder.resolve("journal.jsonl"))
                .as("looking makes no journal")
                .doesNotExist();
        try (var journal = Journal.open(folder.resolve("journal.jsonl"), clock)) {
            journal.before("set weight", "VirtualService x", JsonNodeFactory.instance.numberNode(1));
        }
        expect("journal", WARN, "VirtualService x");
        assertThat(Texts.of("en").told(one("journal").todo().detail())).contains("cockpit reset --stage");
    }

    @Test
    void recording() throws IOException, InterruptedException {
        expect("recording bursting", GO, "whole");
        byte[] bytes = Files.readAllBytes(SHIPPED);
        bytes[bytes.length / 3] ^= 0x55;
        recording = Files.write(folder.resolve("damaged.cockpit"), bytes);
        expect("recording bursting", WARN, "damaged");
        recording = folder.resolve("none.cockpit");
        expect("recording bursting", WARN, "no such file");
    }

    @ParameterizedTest
    @CsvSource({"5000000000, GO", "999000000, WARN", "99000000, NO_GO"})
    void disk(long bytes, Verdict verdict) throws IOException {
        assertThat(new DiskCheck(folder.resolve("not/there/yet"), path -> bytes)
                        .run()
                        .verdict())
                .isEqualTo(verdict);
        assertThat(new DiskCheck(folder.resolve("not/there/yet")).run().found().key())
                .isEqualTo("preflight.disk.room");
    }
}
