package cockpit.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.stage.Command.AlarmState;
import cockpit.world.WorkloadId;
import org.junit.jupiter.api.Test;

/// Commands as a person would type them. The lab runs them (`LiveActsLabTest`).
final class WordsTest {
    private static String words(Command command) {
        return Words.of(command, Names.SHIPPED);
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
