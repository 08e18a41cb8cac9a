package cockpit.preflight;

import cockpit.live.StageFile;
import cockpit.live.kubernetes.Right;
import cockpit.world.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A live stage's checks, in the order in which the talk meets what they look at.
///
/// SageMaker's quotas are not among them: they matter to the training scenario alone, and take days to raise.
public final class Checklist implements AutoCloseable {
    /// Where a scenario's shipped recording is.
    public interface Packed {
        /// @throws IOException if it cannot be had
        Path recording() throws IOException;
    }

    /// What is not in the stage's file.
    ///
    /// @param scenario   of the talk
    /// @param talk       how long it is
    /// @param journal    the stage's, whether or not it is there
    /// @param recordings where recordings go
    /// @param packed     the scenario's shipped recording
    public record Talk(String scenario, Duration talk, Path journal, Path recordings, Packed packed) {}

    private final Doors doors;
    private final List<Check> checks;

    /// Makes ready to ask, which takes a second or two.
    public Checklist(StageFile stage, Talk talk, Clock clock) throws InterruptedException {
        this.doors = new Doors(stage, clock);
        var all = new ArrayList<Check>(clusters());
        all.addAll(aws(talk, clock));
        all.addAll(talk(talk, clock));
        this.checks = List.copyOf(all);
    }

    /// In order.
    public List<Check> checks() {
        return checks;
    }

    private List<Check> clusters() {
        StageFile stage = doors.stage();
        String main = doors.main();
        String remote = doors.remote();
        return List.of(
                new ClusterCheck(doors, main),
                new ClusterCheck(doors, remote),
                new VersionsCheck(doors),
                new RightsCheck(doors, main, false, Right.toRead(stage, Side.CLOUD)),
                new RightsCheck(doors, remote, false, Right.toRead(stage, Side.ON_PREM)),
                new RightsCheck(doors, main, true, Right.toWrite(stage, main)),
                new RightsCheck(doors, remote, true, Right.toWrite(stage, remote)),
                new IstioCheck(doors, main, true),
                new IstioCheck(doors, remote, false),
                new RouteCheck(doors),
                new MetricsCheck(doors, main),
                new MetricsCheck(doors, remote),
                new AutoscalerCheck(doors));
    }

    private List<Check> aws(Talk talk, Clock clock) {
        return List.of(
                new IdentityCheck(doors),
                new CredentialsCheck(doors, talk.talk(), clock),
                new AlarmCheck(doors),
                new TopicCheck(doors),
                new FunctionCheck(doors),
                new NodeGroupCheck(doors));
    }

    private List<Check> talk(Talk talk, Clock clock) {
        StageFile stage = doors.stage();
        String main = doors.main();
        String remote = doors.remote();
        return List.of(
                new ClockCheck("AWS", () -> doors.aws().time(), clock, AwsQuestion.LIMIT),
                new ClockCheck(main, () -> doors.cluster(main).time(), clock, ClusterQuestion.LIMIT),
                new ClockCheck(remote, () -> doors.cluster(remote).time(), clock, ClusterQuestion.LIMIT),
                new PrometheusCheck(doors, main, "main", stage.prometheus().main()),
                new PrometheusCheck(doors, remote, "remote", stage.prometheus().remote()),
                new LoadCheck(doors),
                new ShopCheck(doors),
                new JournalCheck(stage.file(), talk.journal()),
                new RecordingCheck(talk.scenario(), talk.packed()),
                new DiskCheck(talk.recordings()));
    }

    @Override
    public void close() {
        doors.close();
    }
}
