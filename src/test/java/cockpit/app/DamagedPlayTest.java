package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.recording.Head;
import cockpit.recording.RecordedStage;
import cockpit.recording.Recorder;
import cockpit.recording.Recording;
import cockpit.stage.Gap;
import cockpit.stage.Names;
import cockpit.stage.Source;
import cockpit.views.theme.Texts;
import cockpit.world.DemandFact;
import cockpit.world.Event;
import cockpit.world.TalkFact;
import cockpit.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recording with one bad line inside, played: what is lost is said, and the picture comes right again.
final class DamagedPlayTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void recordAndDamage() throws IOException {
        Path whole = folder.resolve("talk.d");
        var head = new Head("tiny", Source.SIMULATED, "tiny", Names.SHIPPED, "a test", "", 0);
        World world = World.EMPTY;
        try (var recorder = Recorder.open(whole, head)) {
            for (int second = 0; second < 120; second++) {
                List<Event> now = second == 4
                        ? List.of(KnownStage.at(second, new TalkFact.KnobTurned("lost", "1")))
                        : List.of(KnownStage.at(second, new DemandFact.LoadMeasured(second, 1)));
                recorder.record(now, world);
                world = world.apply(now);
            }
        }
        Path segment = whole.resolve("seg-000000.jsonl");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[new String(bytes, StandardCharsets.UTF_8).indexOf("\"lost\"") + 2] ^= 1;
        Files.write(segment, bytes);
    }

    private RecordedStage open() throws IOException {
        return new RecordedStage(Recording.open(folder.resolve("talk.d")));
    }

    @Test
    void straightPlayTakesTheWorldOverWhereItIsKnownAgain() throws IOException {
        try (RecordedStage played = open();
                RecordedStage sought = open()) {
            Gap gap = played.gaps().getFirst();
            var conductor = new Conductor(played, TestTalk.threeCues(), TestTalk.CHECKS, true);
            conductor.advance(gap.until() - 1);
            assertThat(conductor.world().talk().knobs()).isEmpty();
            assertThat(conductor.notice().orElseThrow().key()).isEqualTo("notice.recording.gap");
            conductor.advance(gap.until() + Event.SECOND);
            assertThat(conductor.world().talk().knobs()).containsKey("lost");
            assertThat(conductor.world()).isEqualTo(sought.seek(conductor.now()));
            conductor.advance(played.duration());
            assertThat(conductor.world()).isEqualTo(sought.seek(sought.duration()));
        }
    }

    @Test
    void theDeskSaysItWhenItOpensInBothLanguages() throws IOException {
        try (var performance = new Performance(open(), TestTalk.threeCues(), TestTalk.CHECKS, folder)) {
            var notice = performance.frame().notice().orElseThrow();
            assertThat(notice.key()).isEqualTo("notice.recording.lost");
            assertThat(Texts.of("en").get(notice.key(), notice.detail())).contains("at least 1 lines are lost");
            assertThat(Texts.of("ko").get(notice.key(), notice.detail())).contains("적어도 1줄");
        }
    }
}
