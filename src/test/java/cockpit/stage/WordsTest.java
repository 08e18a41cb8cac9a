package cockpit.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.stage.Command.AlarmState;
import cockpit.world.GroupId;
import cockpit.world.WorkloadId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Commands as a person would type them. The lab runs them (`LiveActsLabTest`).
final class WordsTest {
    /// A stage whose node groups EKS calls otherwise than the talk does.
    private static final Names OTHER = new Names(
            "MAIN",
            "REMOTE",
            "hipster-app",
            "recommend-split",
            "recommendationservice",
            "loadgenerator",
            "octank-cpu-high",
            "octank-burst",
            "octank-burst-shift",
            "ap-northeast-2",
            new Names.Autoscaling("prod", "web", "users", Map.of("on-demand", "workers", "spot", "ng-spot")));

    private static String words(Command command) {
        return Words.of(command, Names.SHIPPED);
    }

    @Test
    void scenario2sWritesNameWhatTheStageCallsIt() {
        assertThat(Words.of(new Command.SetHpaBounds(OTHER.hpaId(), 2, 20), OTHER))
                .isEqualTo("kubectl --context MAIN -n hipster-app patch hpa web --type merge"
                        + " -p '{\"spec\":{\"minReplicas\":2,\"maxReplicas\":20}}'");
        assertThat(Words.of(new Command.SetGroupBounds(new GroupId("MAIN", "on-demand"), 1, 5), OTHER))
                .isEqualTo("aws eks update-nodegroup-config --cluster-name prod --nodegroup-name workers"
                        + " --scaling-config minSize=1,maxSize=5 --region ap-northeast-2");
        assertThat(Words.of(new Command.InterruptSpot(new GroupId("MAIN", "spot")), OTHER))
                .isEqualTo("kubectl --context MAIN drain --ignore-daemonsets --delete-emptydir-data --timeout=120s"
                        + " $(kubectl --context MAIN get nodes --no-headers -l eks.amazonaws.com/nodegroup=ng-spot"
                        + " --sort-by=.metadata.creationTimestamp | awk '$2 == \"Ready\" {print $1; exit}')");
        assertThat(Words.ofPods(new Command.SetLoad(4, 4), OTHER))
                .isEqualTo("kubectl --context MAIN -n hipster-app scale deploy/users --replicas=4");
        assertThat(words(new Command.SetGroupBounds(new GroupId("MAIN", "spot"), 0, 4)))
                .contains("--cluster-name AWS-Cluster --nodegroup-name spot ");
    }

    @Test
    void writesAreKubectlsAndTheAwsCommandLines() {
        assertThat(words(new Command.Scale(new WorkloadId("MAIN", "hipster-app", "php-apache"), 3)))
                .isEqualTo("kubectl --context MAIN -n hipster-app scale deploy/php-apache --replicas=3");
        assertThat(words(new Command.Apply(Manifest.LOADGENERATOR)))
                .isEqualTo("cockpit manifest loadgenerator | kubectl --context REMOTE -n hipster-app"
                        + " apply --server-side --field-manager=cockpit -f -");
        assertThat(words(new Command.Delete(Manifest.PHP_APACHE)))
                .isEqualTo("kubectl --context MAIN -n hipster-app delete --ignore-not-found"
                        + " horizontalpodautoscaler.autoscaling/php-apache service/php-apache"
                        + " deployment.apps/php-apache");
        assertThat(words(new Command.Delete(Manifest.TRAIN)))
                .isEqualTo("kubectl --context MAIN -n hipster-app delete --ignore-not-found"
                        + " trainingjob.sagemaker.services.k8s.aws/xgboost-mnist");
        assertThat(words(new Command.SetAlarmState("octank-cpu-high", AlarmState.ALARM)))
                .isEqualTo("aws cloudwatch set-alarm-state --alarm-name octank-cpu-high --state-value ALARM"
                        + " --state-reason 'Set by Cockpit' --region ap-northeast-2");
    }
}
