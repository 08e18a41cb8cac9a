package cockpit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.stage.Answer;
import cockpit.stage.Answer.Reason;
import cockpit.stage.Command;
import cockpit.stage.Command.AlarmState;
import cockpit.stage.Manifest;
import cockpit.stage.Names;
import cockpit.world.Event;
import cockpit.world.WorkloadId;
import cockpit.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The writes of a talk that are not about load or weights, on the simulated stage.
final class ActsTest {
    private static final long S = Event.SECOND;
    private static final WorkloadId CLOUD_COPY = new WorkloadId("MAIN", "hipster-app", "recommendationservice");

    private final SimulatedStage stage = SimulatedStage.open(Knobs.defaults(), 7);
    private World world = World.EMPTY;

    @AfterEach
    void close() {
        stage.close();
    }

    private void until(long seconds) {
        world = world.apply(stage.advance(seconds * S));
    }

    private String alarm() {
        return world.cloud().alarms().find(Names.SHIPPED.alarm()).orElseThrow().state();
    }

    /// The alarm falls back when it is next judged; the function has latched the weights.
    @Test
    void anAlarmSetByHandCallsTheFunctionAndFallsBack() {
        until(60);
        assertThat(alarm()).isEqualTo("OK");
        assertThat(stage.send(new Command.SetAlarmState(Names.SHIPPED.alarm(), AlarmState.ALARM)))
                .isEqualTo(new Answer.Accepted(""));
        until(60);
        assertThat(alarm()).isEqualTo("ALARM");
        assertThat(world.cloud()
                        .alarms()
                        .find(Names.SHIPPED.alarm())
                        .orElseThrow()
                        .reason())
                .isEqualTo("Set by Cockpit");
        until(80);
        assertThat(alarm()).isEqualTo("OK");
        assertThat(world.mesh()
                        .routes()
                        .find(Names.SHIPPED.routeId())
                        .orElseThrow()
                        .applied()
                        .value())
                .isEqualTo(80);
        assertThat(stage.send(new Command.SetAlarmState("another", AlarmState.ALARM)))
                .isEqualTo(new Answer.Refused(Reason.UNKNOWN_OBJECT, "another"));
    }

    private int desired() {
        return world.platform().workloads().find(CLOUD_COPY).orElseThrow().desired();
    }

    /// The HPA goes on from what somebody sets: idle pods go again.
    @Test
    void theCloudCopyIsScaledAndTheHpaGoesOnFromThere() {
        until(60);
        assertThat(desired()).isEqualTo(3);
        assertThat(stage.send(new Command.Scale(CLOUD_COPY, 5)))
                .isEqualTo(new Answer.Accepted("deployment.apps/recommendationservice scaled"));
        until(60);
        assertThat(desired()).isEqualTo(5);
        until(90);
        assertThat(desired()).isEqualTo(3);
    }

    @Test
    void whatTheModelDoesNotHaveIsRefused() {
        until(1);
        assertThat(stage.send(new Command.Scale(CLOUD_COPY, 0))).isInstanceOf(Answer.Refused.class);
        assertThat(stage.send(new Command.Scale(new WorkloadId("REMOTE", "hipster-app", "adservice"), 2)))
                .isEqualTo(new Answer.Refused(Reason.NOT_HERE, "adservice"));
        assertThat(stage.send(new Command.Scale(new WorkloadId("MAIN", "hipster-app", "nobody"), 2)))
                .isEqualTo(new Answer.Refused(Reason.UNKNOWN_OBJECT, "nobody"));
        assertThat(stage.send(new Command.Apply(Manifest.PHP_APACHE)))
                .isEqualTo(new Answer.Refused(Reason.NOT_HERE, "php-apache.yaml"));
        assertThat(stage.send(new Command.Delete(Manifest.LOADGENERATOR)))
                .isEqualTo(new Answer.Refused(Reason.NOT_HERE, "loadgenerator.yaml"));
    }
}
