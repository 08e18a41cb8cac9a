package cockpit.live.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.GroupNames;
import cockpit.live.StageFile;
import cockpit.live.kubernetes.AutoscalerStatus.Group;
import cockpit.world.HpaId;
import cockpit.world.ScalingFact.HpaSeen;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Single objects of scenario 2, read.
final class ScalingFactsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HpaId ID = new HpaId("MAIN", "hipster-app", "php-apache");

    private static HpaSeen hpa(String spec, String status) {
        JsonNode object = JSON.readTree("{\"apiVersion\": \"autoscaling/v2\", \"spec\": {\"maxReplicas\": 10, " + spec
                + "}, \"status\": {" + status + "}}");
        return HpaFacts.of(ID, object);
    }

    /// As kubectl 1.34 writes them.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'Resource','resource':{'name':'cpu','target':{'type':'Utilization','averageUtilization':50}}}"
                        + " | {'type':'Resource','resource':{'name':'cpu','current':{'averageUtilization':305,'averageValue':'610m'}}}"
                        + " | resource cpu on pods  (as a percentage of request):  305% (610m) / 50%",
                "{'type':'Resource','resource':{'name':'cpu','target':{'type':'Utilization','averageUtilization':50}}}"
                        + " | {} | resource cpu on pods  (as a percentage of request):  <unknown> / 50%",
                "{'type':'Resource','resource':{'name':'memory','target':{'type':'AverageValue','averageValue':'100Mi'}}}"
                        + " | {'type':'Resource','resource':{'name':'memory','current':{'averageValue':'81428480'}}}"
                        + " | resource memory on pods:  81428480 / 100Mi",
                "{'type':'ContainerResource','containerResource':{'name':'cpu','container':'app','target':{'averageUtilization':60}}}"
                        + " | {'type':'ContainerResource','containerResource':{'name':'cpu','container':'app','current':{'averageUtilization':9,'averageValue':'18m'}}}"
                        + " | resource cpu of container \"app\" on pods  (as a percentage of request):  9% (18m) / 60%",
                "{'type':'Pods','pods':{'metric':{'name':'qps'},'target':{'averageValue':'15'}}}"
                        + " | {'type':'Pods','pods':{'metric':{'name':'qps'},'current':{'averageValue':'20'}}}"
                        + " | \"qps\" on pods:  20 / 15",
                "{'type':'Object','object':{'metric':{'name':'rps'},'describedObject':{'kind':'Service','name':'web'},'target':{'type':'Value','value':'2k'}}}"
                        + " | {} | \"rps\" on Service/web (target value):  <unknown> / 2k",
                "{'type':'External','external':{'metric':{'name':'queue'},'target':{'type':'AverageValue','averageValue':'30'}}}"
                        + " | {'type':'External','external':{'metric':{'name':'queue'},'current':{'averageValue':'12'}}}"
                        + " | \"queue\" (target average value):  12 / 30"
            })
    void metricsAreWrittenAsKubectlWritesThem(String metric, String current, String line) {
        HpaSeen seen = hpa(
                ("'metrics': [" + metric + "]").replace('\'', '"'),
                ("'currentMetrics': [" + current + "]").replace('\'', '"'));
        assertThat(seen.metrics()).containsExactly(line);
    }

    @Test
    void behaviorIsWrittenAsKubectlWritesIt() {
        HpaSeen seen = hpa(
                "\"behavior\": {\"scaleUp\": {\"stabilizationWindowSeconds\": 0, \"selectPolicy\": \"Min\", \"policies\": ["
                        + "{\"type\": \"Pods\", \"value\": 4, \"periodSeconds\": 15}]},"
                        + " \"scaleDown\": {\"stabilizationWindowSeconds\": 300}}",
                "");
        assertThat(seen.behavior())
                .containsExactly(
                        "Scale Up:",
                        "  Stabilization Window: 0 seconds",
                        "  Select Policy: Min",
                        "  Policies:",
                        "    - Type: Pods  Value: 4  Period: 15 seconds",
                        "Scale Down:",
                        "  Stabilization Window: 300 seconds");
    }

    @Test
    void whatIsLeftOutHasTheServersDefaults() {
        HpaSeen seen = hpa("\"scaleTargetRef\": {\"name\": \"web\"}", "");
        assertThat(seen.min()).isOne();
        assertThat(seen.targetPercent()).isZero();
        assertThat(seen.percent()).isNaN();
        assertThat(seen.metrics()).isEmpty();
    }

    @Test
    void theOldVersionKeepsTheRestInItsAnnotations() {
        JsonNode object = JSON.readTree("""
                {"apiVersion": "autoscaling/v1", "metadata": {"annotations": {
                   "autoscaling.alpha.kubernetes.io/metrics":
                     "[{\\"type\\":\\"Pods\\",\\"pods\\":{\\"metricName\\":\\"qps\\",\\"targetAverageValue\\":\\"15\\"}}]",
                   "autoscaling.alpha.kubernetes.io/current-metrics":
                     "[{\\"type\\":\\"Pods\\",\\"pods\\":{\\"metricName\\":\\"qps\\",\\"currentAverageValue\\":\\"20\\"}}]",
                   "autoscaling.alpha.kubernetes.io/behavior": "{\\"scaleDown\\":{\\"stabilizationWindowSeconds\\":60}}",
                   "autoscaling.alpha.kubernetes.io/conditions": "no json"}},
                 "spec": {"scaleTargetRef": {"name": "web"}, "minReplicas": 2, "maxReplicas": 5,
                   "targetCPUUtilizationPercentage": 80}, "status": {"currentReplicas": 2, "desiredReplicas": 3}}
                """);
        HpaSeen seen = HpaFacts.of(ID, object);
        assertThat(seen.metrics())
                .containsExactly(
                        "\"qps\" on pods:  20 / 15",
                        "resource cpu on pods  (as a percentage of request):  <unknown> / 80%");
        assertThat(seen.targetPercent()).isEqualTo(80);
        assertThat(seen.behavior()).containsExactly("Scale Down:", "  Stabilization Window: 60 seconds");
        assertThat(seen.conditions()).isEmpty();
        assertThat(List.of(seen.min(), seen.max(), seen.current(), seen.desired()))
                .containsExactly(2, 5, 2, 3);
    }

    /// Before annotations it had one number.
    @Test
    void theOldVersionWithoutAnnotationsHasItsOneMetric() {
        JsonNode object = JSON.readTree("""
                {"apiVersion": "autoscaling/v1", "spec": {"maxReplicas": 5, "targetCPUUtilizationPercentage": 80},
                 "status": {"currentCPUUtilizationPercentage": 41}}
                """);
        HpaSeen seen = HpaFacts.of(ID, object);
        assertThat(seen.percent()).isEqualTo(41);
        assertThat(seen.metrics()).containsExactly("resource cpu on pods  (as a percentage of request):  41% / 80%");
    }

    @Test
    void theStatusIsReadInYaml() {
        AutoscalerStatus status = AutoscalerStatus.of("""
                time: 2026-11-27 02:00:00.123456 +0000 UTC
                autoscalerStatus: Running
                clusterWide:
                  health: {status: Healthy, nodeCounts: {registered: {total: 2, ready: 2, notStarted: 0}}}
                  scaleUp: {status: InProgress}
                nodeGroups:
                - name: eks-workers
                  health:
                    status: Healthy
                    cloudProviderTarget: 4
                    minSize: 2
                    maxSize: 6
                    lastProbeTime: "2026-11-27T02:00:00.123456Z"
                  scaleUp: {status: InProgress}
                  scaleDown: {status: NoCandidates}
                - name: eks-spot
                  health: {status: Healthy}
                  scaleUp:
                    status: Backoff
                    backoffInfo: {errorCode: UnfulfillableCapacity, errorMessage: no m5.xlarge}
                  scaleDown: {status: CandidatesPresent, candidates: 1}
                """);
        assertThat(status.groups())
                .containsExactly(
                        new Group("eks-workers", "Healthy", "InProgress", "NoCandidates", ""),
                        new Group(
                                "eks-spot",
                                "Healthy",
                                "Backoff",
                                "CandidatesPresent",
                                "UnfulfillableCapacity: no m5.xlarge"));
    }

    @Test
    void theStatusIsReadInTheOldText() {
        AutoscalerStatus status = AutoscalerStatus.of("""
                Cluster-autoscaler status at 2020-11-25 12:42:21.107531 +0000 UTC:
                Cluster-wide:
                  Health:      Healthy (ready=2 unready=0 notStarted=0 longNotStarted=0 registered=2 longUnregistered=0)
                               LastProbeTime:      2020-11-25 12:42:20 +0000 UTC
                               LastTransitionTime: 2020-11-25 12:30:20 +0000 UTC
                  ScaleUp:     InProgress (ready=2 registered=2)
                  ScaleDown:   NoCandidates (candidates=0)

                NodeGroups:
                  Name:        eks-workers
                  Health:      Healthy (ready=2 unready=0 cloudProviderTarget=2 (minSize=2, maxSize=6))
                               LastProbeTime:      2020-11-25 12:42:20 +0000 UTC
                  ScaleUp:     Backoff (ready=2 cloudProviderTarget=2)
                  ScaleDown:   CandidatesPresent (candidates=1)

                  Name:        eks-gpu
                  Health:      Unhealthy (ready=0)
                  ScaleUp:     NoActivity (ready=0 cloudProviderTarget=0)
                  ScaleDown:   NoCandidates (candidates=0)
                """);
        assertThat(status.groups())
                .containsExactly(
                        new Group("eks-workers", "Healthy", "Backoff", "CandidatesPresent", ""),
                        new Group("eks-gpu", "Unhealthy", "NoActivity", "NoCandidates", ""));
    }

    @ParameterizedTest
    @CsvSource({"''", "Initializing", "'a: [', ''", "nodeGroups: none", "'- 1'", "'nodeGroups: [1, {name: }]'"})
    void aStatusOfAnotherFormSaysNothing(String status) {
        assertThat(AutoscalerStatus.of(status).groups())
                .allMatch(each -> each.health().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"--expander=priority,least-waste\"', 'priority,least-waste', 600",
        "'\"--scale-down-unneeded-time=90s\", \"--v=4\"', '', 90",
        "'\"-scale-down-unneeded-time=1h2m3.5s\"', '', 3723",
        "'\"--scale-down-unneeded-time=soon\"', '', 600",
        "'\"--v=4\"', '', 600"
    })
    void theAutoscalersFlagsAreItsOwn(String args, String expander, long unneeded) {
        AutoscalerFlags flags =
                AutoscalerFlags.of(deployment(ScalingObjects.autoscaler(args))).orElseThrow();
        assertThat(flags.expander()).isEqualTo(expander);
        assertThat(flags.unneeded().toSeconds()).isEqualTo(unneeded);
        assertThat(AutoscalerFlags.DEFAULT.unneeded()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void anotherDeploymentIsNoAutoscaler() {
        String coredns = ScalingObjects.autoscaler("").replace("./cluster-autoscaler", "/coredns");
        assertThat(AutoscalerFlags.of(deployment(coredns))).isEmpty();
    }

    private static Deployment deployment(String json) {
        return new KubernetesSerialization().unmarshal(json, Deployment.class);
    }

    @ParameterizedTest
    @CsvSource({
        "eks-workers, on-demand",
        "workers, on-demand",
        "eks-spot-6ac1f0e2-1b2c-4d5e-8f90-0123456789ab, spot",
        "eks-spot-big-6ac1f0e2-1b2c-4d5e-8f90-0123456789ab,",
        "spotted,",
        "learnt, gpu"
    })
    void anAutoScalingGroupIsKnownByItsNameOrFromEks(String asg, String role) throws IOException {
        var names = new GroupNames(
                StageFile.read(Path.of("assets/stage/stage.yaml")).scaling());
        names.learn("learnt", "gpu");
        assertThat(names.roleOfAsg(asg).orElse(null)).isEqualTo(role);
    }
}
