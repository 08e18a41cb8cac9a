package cockpit.live.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cockpit.live.Outcome;
import cockpit.live.ShippedStage;
import cockpit.live.StageFile;
import cockpit.live.load.TaggedDriver;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What may be changed in AWS, and only where it may.
final class AwsWriterTest {
    @TempDir
    private Path folder;

    private final AwsDouble aws = new AwsDouble();

    @SuppressWarnings("NullAway.Init") // each test opens it
    private AwsAccess access;

    @SuppressWarnings("NullAway.Init") // each test opens it
    private AwsWriter writer;

    private void open(String allow) {
        var stage = ShippedStage.aws(folder, aws.url(), allow).aws();
        access = AwsAccess.of(stage);
        writer = new AwsWriter(stage, access);
    }

    @AfterEach
    void close() {
        writer.close();
        access.close();
        aws.close();
    }

    private static String key(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed.trouble().key() : "done";
    }

    @Test
    void nothingIsWrittenThatIsNotAllowed() {
        open("");
        assertThat(key(writer.setAlarmState("octank-cpu-high", "ALARM", "by hand")))
                .isEqualTo("live.aws.notAllowed");
        assertThat(key(writer.sendCommand(Map.of("Cluster", "Octank-Cluster"), 50, 60)))
                .isEqualTo("live.aws.notAllowed");
        assertThat(aws.asked("SetAlarmState")).isEmpty();
        assertThat(aws.asked("SendCommand")).isEmpty();
    }

    @Test
    void whatIsAllowedAllowsNothingElse() {
        open("SetAlarmState");
        assertThat(writer.setAlarmState("octank-cpu-high", "ALARM", "by hand")).isEqualTo(new Outcome.Done(""));
        assertThat(aws.asked("SetAlarmState").getFirst().parameters())
                .containsEntry("AlarmName", "octank-cpu-high")
                .containsEntry("StateValue", "ALARM")
                .containsEntry("StateReason", "by hand");
        assertThat(key(writer.sendCommand(Map.of("Cluster", "Octank-Cluster"), 50, 60)))
                .isEqualTo("live.aws.notAllowed");
    }

    @Test
    void loadGoesToTheInstancesWithAllTheTags() {
        open("SendCommand");
        assertThat(writer.sendCommand(Map.of("Role", "host", "Cluster", "Octank-Cluster"), 50, 60))
                .isEqualTo(new Outcome.Done("Command c-1 Pending: Cluster=Octank-Cluster, Role=host"));
        assertThat(aws.asked("SendCommand").getFirst().body())
                .contains("\"DocumentName\":\"AWS-RunShellScript\"")
                .contains("{\"Key\":\"tag:Cluster\",\"Values\":[\"Octank-Cluster\"]}")
                .contains("{\"Key\":\"tag:Role\",\"Values\":[\"host\"]}")
                .contains("* 50 + 50) / 100");
    }

    /// The slider speaks of users; 1200 of them fill the hosts.
    @Test
    void theSliderMovesTheHostsByTheirTags() {
        open("SendCommand");
        try (var driver = new TaggedDriver(new StageFile.Hosts.Tagged(Map.of("Cluster", "Octank-Cluster")), writer)) {
            assertThat(driver.set(600, 10)).isInstanceOf(Outcome.Done.class);
            assertThat(driver.stop()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(aws.asked("SendCommand")).hasSize(2);
        assertThat(aws.asked("SendCommand").getFirst().body()).contains("* 50 + 50) / 100", "timeout 1800");
        assertThat(aws.asked("SendCommand").getLast().body()).contains("* 0 + 50) / 100");
    }

    @Test
    void aRefusalOfAwsIsSaid() {
        open("SetAlarmState");
        aws.now("SetAlarmState", asked -> AwsDouble.queryError(404, "ResourceNotFound", "no such alarm"));
        assertThat(key(writer.setAlarmState("none", "OK", "x"))).isEqualTo("live.aws.refused");
        aws.now("SetAlarmState", asked -> AwsDouble.queryError(403, "AccessDenied", "no"));
        assertThat(key(writer.setAlarmState("none", "OK", "x"))).isEqualTo("live.aws.denied");
    }

    @Test
    void whatIsNoStateIsAMistakeOfTheCallers() {
        open("SetAlarmState");
        assertThatIllegalArgumentException().isThrownBy(() -> writer.setAlarmState("octank-cpu-high", "RED", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.sendCommand(Map.of(), 101, 60));
    }
}
