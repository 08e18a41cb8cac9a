package cockpit.live.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.world.DemandFact;
import cockpit.world.GroupId;
import cockpit.world.HpaCondition;
import cockpit.world.HpaId;
import cockpit.world.NodeId;
import cockpit.world.PlatformFact.PodSeen;
import cockpit.world.ScaleUpOption;
import cockpit.world.ScalingFact.GroupJudged;
import cockpit.world.ScalingFact.HpaGone;
import cockpit.world.ScalingFact.HpaSeen;
import cockpit.world.ScalingFact.NodeUnneeded;
import cockpit.world.ScalingFact.Rescaled;
import cockpit.world.ScalingFact.ScaleUpDecided;
import cockpit.world.ScalingFact.SpotWarned;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the main cluster tells of scenario 2.
final class ScalingReaderTest {
    private static final HpaId HPA = new HpaId("MAIN", "hipster-app", "php-apache");
    private static final NodeId NODE = new NodeId("MAIN", "eks-spot-1");
    private static final String GREW = "pod triggered scale-up: [{eks-workers 2->4 (max: 6)}]";

    @TempDir
    private Path folder = Path.of("");

    private final Heard heard = new Heard();
    private ApiDouble api;
    private KubernetesReader reader;

    @BeforeEach
    void open() throws Exception {
        api = new ApiDouble();
        reader = new KubernetesReader(Stages.at(folder, api.url()).scaling(), heard);
    }

    @AfterEach
    void close() throws Exception {
        reader.close();
        api.close();
    }

    @Test
    void tellsOfTheHpaAndOfItsRescaling() {
        api.put(
                ApiDouble.HPAS,
                ScalingObjects.hpa(5, 5, 1, "1m").replace("\"name\": \"php-apache\"}", "\"name\": \"an-other\"}"));
        api.put(ApiDouble.HPAS, ScalingObjects.hpa(1, 1, 0, "1m"));
        reader.start();
        heard.fact(
                HpaSeen.class,
                new HpaSeen(
                                HPA,
                                "php-apache",
                                1,
                                10,
                                1,
                                1,
                                50,
                                0,
                                List.of("resource cpu on pods  (as a percentage of request):  0% (1m) / 50%"),
                                List.of(),
                                List.of(new HpaCondition(
                                        "AbleToScale",
                                        "True",
                                        "ReadyForNewScale",
                                        "recommended size matches current size")))::equals);
        String text = "New size: 4; reason: cpu resource utilization (percentage of request) above target";
        // its status is heard of before its Event; it says still what it came from
        api.put(ApiDouble.HPAS, ScalingObjects.hpa(1, 4, 200, "1"));
        heard.fact(HpaSeen.class, each -> each.desired() == 4);
        api.put(
                ApiDouble.EVENTS,
                ScalingObjects.event(
                        "h.1",
                        "HorizontalPodAutoscaler",
                        "php-apache",
                        "SuccessfulRescale",
                        text,
                        "2026-11-27T02:00:00Z"));
        heard.fact(Rescaled.class, new Rescaled(HPA, 1, 4, text)::equals);
        api.delete(ApiDouble.HPAS, "php-apache");
        heard.fact(HpaGone.class, new HpaGone(HPA)::equals);
        assertThat(heard.facts(HpaSeen.class))
                .as("of others nothing is told")
                .allMatch(each -> each.hpa().equals(HPA));
    }

    @Test
    void readsTheOldVersionWhereThatIsAllThereIs() {
        api.servesAutoscaling("v1");
        api.put(ApiDouble.OLD_HPAS, ScalingObjects.oldHpa(1, 4, 90));
        reader.start();
        HpaSeen seen = heard.fact(HpaSeen.class, each -> true);
        assertThat(seen.targetPercent()).isEqualTo(50);
        assertThat(seen.percent()).isEqualTo(90);
        assertThat(seen.metrics())
                .containsExactly("resource cpu on pods  (as a percentage of request):  90% (450m) / 50%");
        assertThat(seen.conditions()).extracting(HpaCondition::reason).containsExactly("TooFewReplicas");
    }

    @Test
    void aVersionThatNobodyCanReadIsSaid() {
        api.servesAutoscaling("v9");
        reader.start();
        heard.unwell(0, "watch MAIN horizontalpodautoscalers", "live.kubernetes.notServed");
        heard.well(0, "watch MAIN");
    }

    @Test
    void tellsWhichGroupTheAutoscalerGrowsForHowManyPods() {
        api.put(ApiDouble.SYSTEM_DEPLOYMENTS, ScalingObjects.autoscaler("\"--expander=least-waste\""));
        api.put(ApiDouble.PODS, Objects.pod("adservice-7c9-b", "", "Pending", false));
        reader.start();
        heard.well(0, "watch MAIN");
        String full = "0/2 nodes are available: 2 Insufficient cpu.";
        api.put(
                ApiDouble.EVENTS,
                Objects.event("b.0", "adservice-7c9-b", "FailedScheduling", full, "2026-11-27T02:00:01Z"));
        heard.fact(PodSeen.class, each -> each.why().equals(full));
        for (String pod : List.of("adservice-7c9-b", "adservice-7c9-c")) {
            api.put(
                    ApiDouble.EVENTS,
                    ScalingObjects.event(pod + ".1", "Pod", pod, "TriggeredScaleUp", GREW, "2026-11-27T02:00:05Z"));
        }
        ScaleUpDecided grown = heard.fact(ScaleUpDecided.class, each -> each.pods() == 2);
        assertThat(grown)
                .isEqualTo(new ScaleUpDecided(
                        "MAIN",
                        List.of(new ScaleUpOption("on-demand", 2, 2, Double.NaN, "")),
                        "on-demand",
                        "least-waste",
                        2,
                        4,
                        2));
        assertThat(heard.facts(PodSeen.class)).last().extracting(PodSeen::why).isEqualTo(full);
    }

    @Test
    void whatWasHeardIsNotToldAgainOnANewConnection() {
        reader.start();
        heard.well(0, "watch MAIN");
        api.put(
                ApiDouble.EVENTS,
                ScalingObjects.event("p.1", "Pod", "p", "TriggeredScaleUp", GREW, "2026-11-27T02:00:05Z"));
        heard.fact(ScaleUpDecided.class, each -> true);
        api.forgetHistory();
        api.endWatches(ApiDouble.EVENTS);
        api.put(
                ApiDouble.EVENTS,
                ScalingObjects.event("p.2", "Pod", "q", "NotTriggerScaleUp", "none", "2026-11-27T02:09:00Z"));
        heard.fact(ScaleUpDecided.class, each -> each.chosen().isEmpty());
        assertThat(heard.facts(ScaleUpDecided.class)).hasSize(2);
    }

    @Test
    void nodesSayThatTheyMayGoAndThatSpotTakesThem() {
        api.put(ApiDouble.SYSTEM_DEPLOYMENTS, ScalingObjects.autoscaler("\"--scale-down-unneeded-time=2m0s\""));
        api.put(ApiDouble.NODES, ScalingObjects.node("eks-spot-1"));
        reader.start();
        heard.well(0, "watch MAIN");
        api.put(
                ApiDouble.NODES,
                ScalingObjects.node("eks-spot-1", "DeletionCandidateOfClusterAutoscaler=1764208800:PreferNoSchedule"));
        heard.fact(NodeUnneeded.class, each -> each.node().equals(NODE) && each.removeAt() >= 0);
        api.put(ApiDouble.NODES, ScalingObjects.node("eks-spot-1"));
        heard.fact(NodeUnneeded.class, new NodeUnneeded(NODE, -1, "")::equals);
        api.put(
                ApiDouble.NODES,
                ScalingObjects.node("eks-spot-1", "aws-node-termination-handler/spot-itn=spot-itn-1:NoSchedule"));
        heard.fact(SpotWarned.class, each -> each.node().equals(NODE) && each.until() >= 0);
        api.put(
                ApiDouble.CLUSTER_EVENTS,
                ScalingObjects.event(
                        "n.1", "Node", "eks-spot-1", "RebalanceRecommendation", "r", "2026-11-27T02:00:05Z"));
        heard.fact(SpotWarned.class, new SpotWarned(NODE, -1)::equals);
    }

    @Test
    void theAutoscalersStatusSaysHowEachGroupIs() {
        api.put(ApiDouble.SYSTEM_MAPS, ScalingObjects.status("""
                autoscalerStatus: Running
                nodeGroups:
                - name: eks-spot
                  health: {status: Healthy}
                  scaleUp: {status: Backoff, backoffInfo: {errorCode: InsufficientInstanceCapacity, errorMessage: none left}}
                  scaleDown: {status: NoCandidates}
                - name: somebody-elses
                  health: {status: Healthy}
                """));
        reader.start();
        heard.fact(
                GroupJudged.class,
                new GroupJudged(
                        new GroupId("MAIN", "spot"),
                        "Healthy",
                        "Backoff",
                        "NoCandidates",
                        "InsufficientInstanceCapacity: none left")::equals);
        assertThat(heard.facts(GroupJudged.class))
                .extracting(GroupJudged::group)
                .containsOnly(new GroupId("MAIN", "spot"));
    }

    /// What the cockpit itself asks for, it tells by itself.
    @Test
    void theLoadIsThePodsOfTheLoadGenerator() {
        api.put(ApiDouble.DEPLOYMENTS, Objects.deployment("load-generator", 0, 0));
        reader.start();
        heard.fact(DemandFact.LoadAsked.class, new DemandFact.LoadAsked(0, 0)::equals);
        api.put(ApiDouble.DEPLOYMENTS, Objects.scaled("load-generator", 4, "cockpit"));
        api.put(ApiDouble.DEPLOYMENTS, Objects.deployment("load-generator", 4, 3));
        heard.fact(DemandFact.LoadMeasured.class, each -> each.users() == 3);
        api.put(ApiDouble.DEPLOYMENTS, Objects.scaled("load-generator", 2, "kubectl"));
        heard.fact(DemandFact.LoadAsked.class, new DemandFact.LoadAsked(2, 0)::equals);
        assertThat(heard.facts(DemandFact.LoadAsked.class))
                .extracting(DemandFact.LoadAsked::users)
                .containsExactly(0, 2);
    }

    @Test
    void aSubsetThatNobodyDefinesIsSaidUntilSomebodyDoes() {
        api.put(ApiDouble.ROUTES, Objects.route(100, 0));
        api.put(ApiDouble.RULES, rule("onprem"));
        reader.start();
        Heard.Told told = heard.unwell(0, "watch MAIN destinationrules", "live.kubernetes.undefined");
        assertThat(told.said().arguments())
                .contains("cloud", "recommendationservice")
                .doesNotContain("onprem");
        api.put(ApiDouble.RULES, rule("onprem\"}, {\"name\": \"cloud"));
        heard.well(heard.size(), "watch MAIN destinationrules");
    }

    private static String rule(String subset) {
        return """
                {"metadata": {"name": "recommendationservice"}, "spec": {
                   "host": "recommendationservice.hipster-app.svc.cluster.local", "subsets": [{"name": "%s"}]}}
                """.formatted(subset);
    }
}
