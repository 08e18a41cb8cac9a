package cockpit.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cockpit.stage.Command;
import cockpit.stage.Command.AlarmState;
import cockpit.stage.Manifest;
import cockpit.stage.Names;
import cockpit.world.WorkloadId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a cue can do.
final class CommandsTest {
    private static List<Command> done(String does) {
        String said = "{en: a, ko: a}";
        return ScenarioReader.read(
                        "test.yaml",
                        "id: t\ntitle: " + said + "\nminutes: 1\ncues:\n- {id: c, title: " + said + ", effect: " + said
                                + ", say: " + said + ", seconds: 60, do: [" + does + "]}\n",
                        Names.SHIPPED)
                .cues()
                .getFirst()
                .does();
    }

    @Test
    void everyWriteHasItsWord() {
        assertThat(done("{scale: adservice, at: home, replicas: 3}, {scale: php-apache, at: cloud, replicas: 0}"))
                .containsExactly(
                        new Command.Scale(new WorkloadId("REMOTE", "hipster-app", "adservice"), 3),
                        new Command.Scale(new WorkloadId("MAIN", "hipster-app", "php-apache"), 0));
        assertThat(done("{apply: php-apache}, {delete: second-ingress}"))
                .containsExactly(new Command.Apply(Manifest.PHP_APACHE), new Command.Delete(Manifest.SECOND_INGRESS));
        assertThat(done("{alarmState: ALARM}, {alarmState: insufficient-data}"))
                .containsExactly(
                        new Command.SetAlarmState("octank-cpu-high", AlarmState.ALARM),
                        new Command.SetAlarmState("octank-cpu-high", AlarmState.INSUFFICIENT_DATA));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {apply: php}                                   | do[0].apply: "php" is not one of loadgenerator, second-ingress
            {scale: adservice, at: mars, replicas: 1}      | do[0].at: "mars" is not one of home, cloud
            {scale: adservice, at: home}                   | do[0].replicas is missing: a number
            {scale: adservice, at: home, replica: 1}       | do[0].replica is not known here; the keys are at, replicas, scale
            {alarmState: RED}                              | do[0].alarmState: "RED" is not one of ok, alarm
            {sing: la}                                     | a command is one of users (with rate), look, cloudWeight, scale
            """)
    void aMistakeIsToldWithItsPlace(String does, String told) {
        assertThatThrownBy(() -> done(does)).hasMessageContaining(told);
    }
}
