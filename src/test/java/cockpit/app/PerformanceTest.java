package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.recording.Recording;
import cockpit.script.Pace;
import cockpit.script.Standing.State;
import cockpit.stage.Command;
import cockpit.stage.Stage;
import cockpit.views.desk.Frame;
import cockpit.world.DemandFact;
import cockpit.world.Event;
import cockpit.world.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Wishes go in, frames come out: what a window sees of a performance. Each test waits for a frame, never for a time.
@Timeout(60)
final class PerformanceTest {
    @TempDir
    private Path recordings;

    private final OpenStage open = new OpenStage();
    private Performance performance;

    @BeforeEach
    void begin() {
        performance = performance(open);
    }

    @AfterEach
    void end() {
        performance.close();
    }

    @Test
    void aSimulationPlaysAtOnceAndHasAFrameBeforeItsFirstTurn() {
        assertThat(performance.frame().world().demand().users()).isEqualTo(1);
        performance.start();
        await(frame -> frame.transport().playing() && frame.at() > 0);
    }

    @Test
    void aRecordingOpensPausedAndGoPlaysItToTheNextCue() {
        recorded();
        Frame first = await(frame -> true);
        assertThat(first.transport().playing()).isFalse();
        assertThat(first.transport().seekable()).isTrue();
        assertThat(first.transport().duration()).isEqualTo(70 * Event.SECOND);
        performance.speed(64);
        performance.go();
        Frame fired = await(frame -> frame.show().current() == 0);
        assertThat(fired.at()).isGreaterThanOrEqualTo(10 * Event.SECOND);
        Frame waits = await(frame -> frame.at() == 30 * Event.SECOND - 1);
        assertThat(waits.show().standings().getFirst().state()).isEqualTo(State.MET);
        assertThat(waits.transport().playing()).isTrue();
    }

    @Test
    void goWhilePausedFiresAndPlays() {
        performance.start();
        performance.togglePlay();
        await(frame -> !frame.transport().playing());
        performance.go();
        Frame after = await(frame -> frame.show().current() == 0);
        assertThat(after.show().standings().getFirst().state()).isEqualTo(State.RUNNING);
        await(frame -> frame.transport().playing() && frame.at() > after.at());
    }

    @Test
    void aTalkThatIsLeftRestsAndGoesOnAsItWas() {
        performance.start();
        performance.begin();
        await(frame -> frame.transport().playing() && frame.pace().elapsed() > 0);
        performance.rest();
        performance.rest();
        await(frame -> !frame.transport().playing() && frame.held());
        performance.wake();
        await(frame -> frame.transport().playing() && !frame.held());
        performance.togglePlay();
        performance.toggleHold();
        await(frame -> !frame.transport().playing() && frame.held());
        performance.rest();
        performance.wake();
        performance.speed(2);
        Frame after = await(frame -> frame.transport().speed() == 2);
        assertThat(after.transport().playing()).as("paused by hand").isFalse();
        assertThat(after.held()).as("held by hand").isTrue();
    }

    @Test
    void pausedTimeStandsStillThoughFramesGoOn() {
        performance.start();
        performance.togglePlay();
        Frame paused = await(frame -> !frame.transport().playing());
        performance.pointAt(2);
        Frame later = await(frame -> frame.show().pointer() == 2);
        assertThat(later.at()).isEqualTo(paused.at());
    }

    @Test
    void theSpeedHasBounds() {
        performance.start();
        performance.speed(1_000);
        await(frame -> frame.transport().speed() == 64);
        performance.speed(0);
        await(frame -> frame.transport().speed() == 0.25);
    }

    @Test
    void aRecordingPausesAtItsEndOrBeginsAgain() {
        recorded();
        performance.speed(64);
        performance.togglePlay();
        Frame end = await(frame -> frame.at() == 70 * Event.SECOND);
        assertThat(await(frame -> !frame.transport().playing()).at()).isEqualTo(end.at());
        performance.toggleLoop();
        performance.togglePlay();
        await(frame -> frame.transport().loop() && frame.at() > 40 * Event.SECOND);
        await(frame -> frame.at() < 30 * Event.SECOND);
        await(frame -> frame.at() > 40 * Event.SECOND);
    }

    @Test
    void deadTimeIsRunThroughFasterAndSaysSo() {
        performance.close();
        performance = performance(new KnownStage(List.of(
                KnownStage.at(0, new DemandFact.LoadMeasured(1, 1)),
                KnownStage.at(600, new DemandFact.LoadMeasured(2, 1)))));
        performance.start();
        performance.seek(60 * Event.SECOND);
        await(frame -> frame.at() == 60 * Event.SECOND);
        performance.togglePlay();
        assertThat(await(frame -> frame.at() > 60 * Event.SECOND).transport().squeeze())
                .isGreaterThan(1);
    }

    @Test
    void steppingPausesOnTheInstantOfAnEvent() {
        recorded();
        performance.seek(12 * Event.SECOND);
        performance.step(1);
        assertThat(await(frame -> frame.at() == 20 * Event.SECOND).transport().playing())
                .isFalse();
        performance.step(-1);
        await(frame -> frame.at() == 10 * Event.SECOND);
    }

    @Test
    void whatTheStageCannotDoIsSaid() {
        performance.start();
        performance.seek(0);
        await(frame -> told(frame, "notice.seek.impossible"));
        performance.send(new Command.SetWeight(open.names().routeId(), 50));
        await(frame -> told(frame, "notice.refused.SENSITIVE"));
    }

    @Test
    void aHeldClockStandsWhileTheWorldRunsOn() {
        performance.start();
        assertThat(performance.frame().pace().word()).isEqualTo(Pace.Word.NOT_BEGUN);
        performance.begin();
        performance.toggleHold();
        Frame held = await(Frame::held);
        Frame later = await(frame -> frame.at() > held.at() + Event.SECOND / 10);
        assertThat(later.pace().elapsed()).isEqualTo(held.pace().elapsed());
        performance.toggleHold();
        await(frame -> !frame.held() && frame.pace().elapsed() > held.pace().elapsed());
    }

    @Test
    void aStageThatFallsOverIsSaidAndDoesNotEndThePerformance() {
        performance.start();
        open.breakDown(true);
        Frame fallen = await(frame -> told(frame, "notice.stumbled"));
        assertThat(fallen.transport().playing()).isFalse();
        open.breakDown(false);
        performance.togglePlay();
        await(frame -> frame.transport().playing() && frame.at() > fallen.at());
    }

    @Test
    void whatIsRecordedIsSealedAndPlays() throws IOException {
        performance.start();
        performance.toggleRecord();
        await(frame -> frame.recording() && told(frame, "notice.record.started"));
        performance.go();
        await(frame -> frame.show().current() == 0);
        performance.toggleRecord();
        Frame sealed = await(frame -> !frame.recording() && told(frame, "notice.record.sealed"));
        Path file = recordings.resolve(sealed.notice().orElseThrow().detail());
        try (Recording recording = Recording.open(file)) {
            assertThat(recording.repairs()).isEmpty();
            assertThat(recording.last().talk().marks()).extracting(Mark::label).contains("hello");
        }
    }

    @Test
    void closingSealsWhatIsBeingRecordedAndClosesTheStage() throws IOException {
        performance.start();
        performance.toggleRecord();
        performance.go();
        await(frame -> frame.recording() && frame.show().current() == 0);
        performance.close();
        assertThat(open.closed()).isTrue();
        try (var files = Files.list(recordings)) {
            assertThat(files).singleElement().asString().endsWith(".cockpit");
        }
    }

    /// The recorder begins a file every ten seconds of the stage's time: with its folder gone, the next one fails.
    @Test
    void aRecordingThatFailsInMidTalkIsSaidAtOnce() throws IOException {
        performance.start();
        performance.toggleRecord();
        performance.go();
        await(frame -> frame.recording() && frame.show().current() == 0);
        Path growing;
        try (var folders = Files.list(recordings)) {
            growing = folders.findFirst().orElseThrow();
        }
        Files.move(growing, recordings.resolve("gone"));
        performance.speed(64);
        performance.go();
        await(frame -> frame.at() > 25 * Event.SECOND);
        performance.go();
        Frame failed = await(frame -> told(frame, "notice.record.failed"));
        assertThat(failed.recording()).isFalse();
        assertThat(failed.transport().playing()).isTrue();
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidAndTheTalkGoesOn() throws IOException {
        Path file = Files.writeString(recordings.resolve("in-the-way"), "");
        performance.close();
        performance = new Performance(new OpenStage(), TestTalk.threeCues(), TestTalk.CHECKS, file.resolve("below"));
        performance.start();
        performance.toggleRecord();
        Frame failed = await(frame -> told(frame, "notice.record.failed"));
        assertThat(failed.recording()).isFalse();
        await(frame -> frame.at() > failed.at());
    }

    private void recorded() {
        performance.close();
        performance = performance(KnownStage.threeCues());
        performance.start();
    }

    private Performance performance(Stage stage) {
        return new Performance(stage, TestTalk.threeCues(), TestTalk.CHECKS, recordings);
    }

    private static boolean told(Frame frame, String key) {
        return frame.notice().filter(notice -> notice.key().equals(key)).isPresent();
    }

    /// The first frame that is so; the class' time limit ends what never comes.
    private Frame await(Predicate<Frame> so) {
        Frame frame = performance.frame();
        while (!so.test(frame)) {
            LockSupport.parkNanos(200_000);
            frame = performance.frame();
        }
        return frame;
    }
}
