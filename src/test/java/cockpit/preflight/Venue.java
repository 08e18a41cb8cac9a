package cockpit.preflight;

import cockpit.live.Loopback;
import cockpit.live.Loopback.Answer;
import cockpit.live.Loopback.Asked;
import cockpit.live.StageFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Everything that a stage has, on one loopback server: two API servers, AWS, Prometheus, Locust, the shop. At first
/// all is ready.
public final class Venue implements AutoCloseable {
    static final Answer NOT_FOUND =
            new Answer(404, "application/json", "{\"kind\": \"Status\", \"message\": \"not found\", \"code\": 404}");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ACCOUNT = "111122223333";
    private static final String ISTIO = "/apis/networking.istio.io";
    static final String ROUTE = "/main" + ISTIO + "/v1/namespaces/hipster-app/virtualservices/recommend-split";
    static final String RULES = "/main" + ISTIO + "/v1/namespaces/hipster-app/destinationrules";
    static final String AUTOSCALERS = "/main/apis/apps/v1/namespaces/kube-system/deployments";
    static final String METRICS = "/apis/metrics.k8s.io/v1beta1/nodes";
    static final String TOPIC = "arn:aws:sns:ap-northeast-2:" + ACCOUNT + ":octank-burst";

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final Loopback server = Loopback.answering(this::answer);

    Venue() {
        for (String side : new String[] {"/main", "/remote"}) {
            say(side + "/version", "{\"major\": \"1\", \"minor\": \"34+\", \"gitVersion\": \"v1.34.4-eks-0\"}");
            say(side + ISTIO, "{\"preferredVersion\": {\"version\": \"v1\"}}");
            say(side + ISTIO + "/v1", "{\"resources\": [{\"name\": \"virtualservices\"}]}");
            say(side + METRICS, "{\"items\": [{}, {}]}");
        }
        say(ROUTE, route(100, 0, "cloud"));
        say(RULES, rules("onprem", "cloud"));
        say(AUTOSCALERS, autoscaler(1));
        say("/locust/stats/requests", "{\"state\": \"running\", \"user_count\": 50, \"total_rps\": 20.5}");
        say("/shop", new Answer(200, "text/html", "<html>shop</html>"));
        say("/prometheus/api/v1/query", age("4.2"));
        say("GetCallerIdentity", caller("role/operator"));
        say("DescribeAlarms", alarm("OK", true, TOPIC));
        say("ListSubscriptionsByTopic", subscription("octank-burst-shift"));
        say("GetFunctionConfiguration", "{\"State\": \"Active\", \"LastUpdateStatus\": \"Successful\"}");
        say("DescribeCluster", "{\"cluster\": {\"name\": \"AWS-Cluster\", \"status\": \"ACTIVE\"}}");
        say("DescribeNodegroup", nodegroup(2));
    }

    static String route(int home, int cloud, String subset) {
        String to = "{\"destination\": {\"host\": \"recommendationservice\", \"subset\": \"%s\"}, \"weight\": %d}";
        return "{\"spec\": {\"http\": [{\"route\": [" + to.formatted("onprem", home) + ", "
                + to.formatted(subset, cloud) + "]}]}}";
    }

    static String rules(String... subsets) {
        return Stream.of(subsets)
                .map(subset -> "{\"name\": \"" + subset + "\"}")
                .collect(Collectors.joining(
                        ", ",
                        "{\"items\": [{\"spec\": {\"host\": \"recommendationservice.hipster-app.svc.cluster.local\","
                                + " \"subsets\": [",
                        "]}}]}"));
    }

    static String autoscaler(int ready) {
        return "{\"items\": [{\"metadata\": {\"name\": \"coredns\"}}, {\"metadata\": {\"name\":"
                + " \"cluster-autoscaler\"}, \"status\": {\"readyReplicas\": " + ready + "}}]}";
    }

    static String nodegroup(int desired) {
        return "{\"nodegroup\": {\"nodegroupName\": \"workers\", \"status\": \"ACTIVE\", \"scalingConfig\": {\"minSize\":"
                + " 2, \"maxSize\": 6, \"desiredSize\": " + desired + "}, \"resources\": {\"autoScalingGroups\":"
                + " [{\"name\": \"eks-workers\"}]}}}";
    }

    static String age(String seconds) {
        return "{\"status\": \"success\", \"data\": {\"resultType\": \"vector\", \"result\": [{\"metric\": {}, \"value\":"
                + " [1, \"" + seconds + "\"]}]}}";
    }

    static Answer xml(String operation, String result) {
        return new Answer(
                200,
                "text/xml",
                "<" + operation + "Response><" + operation + "Result>" + result + "</" + operation + "Result></"
                        + operation + "Response>");
    }

    static Answer caller(String who) {
        return xml(
                "GetCallerIdentity",
                "<Arn>arn:aws:iam::999988887777:" + who + "</Arn><Account>" + ACCOUNT + "</Account>");
    }

    static Answer alarm(String state, boolean enabled, String action) {
        return xml(
                "DescribeAlarms",
                "<MetricAlarms><member><AlarmName>octank-cpu-high</AlarmName><ActionsEnabled>" + enabled
                        + "</ActionsEnabled><AlarmActions><member>" + action
                        + "</member></AlarmActions><StateValue>" + state + "</StateValue></member></MetricAlarms>");
    }

    static Answer subscription(String function) {
        return xml(
                "ListSubscriptionsByTopic",
                "<Subscriptions><member><Protocol>lambda</Protocol><Endpoint>arn:aws:lambda:ap-northeast-2:" + ACCOUNT
                        + ":function:" + function + "</Endpoint></member></Subscriptions>");
    }

    void say(String what, Answer answer) {
        answers.put(what, answer);
    }

    void say(String what, String json) {
        say(what, Answer.json(json));
    }

    /// Refuses a right from now on.
    ///
    /// @param right of the main cluster, e.g. `list pods`
    void deny(String right) {
        denied.add(right);
    }

    /// Everything answers so from now on.
    void everything(Answer answer) {
        server.now(asked -> answer);
    }

    private Answer answer(Asked asked) {
        String path = asked.path();
        if (path.endsWith("/selfsubjectaccessreviews")) {
            JsonNode wanted = JSON.readTree(asked.body()).at("/spec/resourceAttributes");
            String right = wanted.path("verb").asString() + " "
                    + wanted.path("resource").asString();
            boolean allowed = path.startsWith("/remote") || !denied.contains(right);
            return new Answer(201, "application/json", "{\"status\": {\"allowed\": " + allowed + "}}");
        }
        boolean signed = asked.header("authorization").startsWith("AWS4");
        return answers.getOrDefault(signed ? operation(asked) : path, NOT_FOUND);
    }

    private static String operation(Asked asked) {
        if (asked.parameters().containsKey("Action")) {
            return asked.parameters().get("Action");
        }
        String path = asked.path();
        return path.contains("/functions/")
                ? "GetFunctionConfiguration"
                : path.contains("/node-groups/") ? "DescribeNodegroup" : "DescribeCluster";
    }

    StageFile stage(Path folder) {
        return stage(folder, server.url(), "{driver: locust, locust: \"" + server.url() + "/locust\"}");
    }

    /// @param load as the file has it; HERE stands for this server
    StageFile stage(Path folder, String load) {
        return stage(folder, server.url(), load.replace("HERE", server.url().toString()));
    }

    /// A stage whose systems are all at one address.
    public static StageFile stage(Path folder, URI at, String load) {
        try {
            keys(folder, "");
            Files.writeString(folder.resolve("kubeconfig"), KUBECONFIG.replace("HERE", at.toString()));
            String text = STAGE.replace("HERE", at.toString()).replace("LOAD", load);
            return StageFile.read(Files.writeString(folder.resolve("stage.yaml"), text));
        } catch (IOException e) {
            throw new AssertionError("no stage", e);
        }
    }

    /// Keys of the stage's profile.
    static void keys(Path folder, String more) throws IOException {
        Files.writeString(folder.resolve("config"), "[profile stage]\nregion = ap-northeast-2\n");
        Files.writeString(
                folder.resolve("credentials"),
                "[stage]\naws_access_key_id = test\naws_secret_access_key = test\n" + more);
    }

    private static final String STAGE = """
            name: test
            kubernetes:
              kubeconfig: kubeconfig
              main: {context: MAIN, cluster: AWS-Cluster}
              remote: {context: REMOTE, cluster: Octank-Cluster}
              namespace: hipster-app
            route:
              virtualService: recommend-split
              service: recommendationservice
              subsets: {home: onprem, cloud: cloud}
            sensitive: [cartservice]
            aws: {profile: stage, configFile: config, credentialsFile: credentials, region: ap-northeast-2,
                  endpoint: HERE/aws}
            alarm: {name: octank-cpu-high, dimensions: {ClusterName: Octank-Cluster}}
            topic: octank-burst
            function: octank-burst-shift
            eks: {cluster: AWS-Cluster, nodegroup: workers}
            prometheus: {main: HERE/prometheus, remote: HERE/prometheus}
            load: LOAD
            shop: HERE/shop
            allow:
              - {context: MAIN, namespace: hipster-app, kind: VirtualService, verbs: [patch]}
            mask: {words: [secret-word]}
            """;

    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            clusters:
            - {name: main, cluster: {server: "HERE/main"}}
            - {name: remote, cluster: {server: "HERE/remote"}}
            users:
            - {name: operator, user: {token: of-the-test}}
            contexts:
            - {name: MAIN, context: {cluster: main, user: operator}}
            - {name: REMOTE, context: {cluster: remote, user: operator}}
            current-context: MAIN
            """;

    @Override
    public void close() {
        server.close();
    }
}
