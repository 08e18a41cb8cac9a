package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.stage.Command;
import cockpit.stage.Source;
import cockpit.world.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ReportTest {
    @TempDir
    private Path folder;

    @Test
    void theJsonHasTheShapeThatProgramsRelyOn() throws IOException {
        JsonNode json = new JsonMapper().readTree(Files.readString(write("en").resolve("report.json")));
        assertThat(json.get("held").isBoolean()).isTrue();
        assertThat(json.get("held").booleanValue()).isFalse();
        assertThat(json.get("wallSeconds").doubleValue()).isEqualTo(1.5);
        assertThat(json.get("virtualSeconds").isNumber()).isTrue();
        assertThat(json.get("seed").longValue()).isEqualTo(7);
        assertThat(json.get("source").stringValue()).isEqualTo("simulated");
        JsonNode cue = json.get("cues").get(0);
        assertThat(cue.get("id").stringValue()).isEqualTo("load");
        JsonNode held = cue.get("expectations").get(0);
        assertThat(held.propertyNames()).containsExactly("text", "held", "after");
        assertThat(held.get("text").stringValue()).isEqualTo("at least 100 users");
        assertThat(held.get("held").booleanValue()).isTrue();
        assertThat(held.get("after").doubleValue()).isBetween(5.0, 5.3);
        JsonNode open = cue.get("expectations").get(1);
        assertThat(open.get("held").booleanValue()).isFalse();
        assertThat(open.get("after").isNull()).isTrue();
    }

    @Test
    void thePageAsksForNothingOutsideItself() throws IOException {
        Files.createDirectories(folder.resolve("cues"));
        Files.write(folder.resolve("cues/01-load.png"), Png.of(1, 1, new int[] {0xff112233}));
        String html = Files.readString(write("en").resolve("report.html"));
        assertThat(html).contains("src=\"data:image/png;base64,").doesNotContain("http", "<script", "<link", "@import");
        assertThat(html).contains("USERS=100").contains("at least 999 users").contains("1 of 2 expectations");
        assertThat(html).as("text is text").contains("A &lt;tiny&gt; talk").doesNotContain("<tiny>");
    }

    @Test
    void thePageSpeaksTheChosenLanguage() throws IOException {
        String html = Files.readString(write("ko").resolve("report.html"));
        assertThat(html).contains("lang=\"ko\"").contains("작은 발표").contains("사용자 999명 이상");
        assertThat(html).doesNotContain("at least 999 users");
    }

    @Test
    void thePageSaysWhereItComesFromAndWhatEachCueDid() throws IOException {
        String html = Files.readString(write("en").resolve("report.html"));
        assertThat(html)
                .contains(">SIMULATED<")
                .contains("alarm.threshold=60")
                .contains("href=\"#load\"")
                .contains("id=\"load\"")
                .contains("within 8 s")
                .contains("not within 8 s")
                .contains("@media print");
        assertThat(html.split("<section class=\"cue\"", -1)).hasSize(2);
    }

    private Path write(String language) throws IOException {
        var script = TestTalk.of(TestTalk.cue(
                "load",
                6,
                List.of(new Command.SetLoad(100, 10)),
                List.of(TestTalk.users(100, 8), TestTalk.users(999, 8))));
        var stage = new OpenStage();
        var result = new Rehearsal(
                        stage,
                        script,
                        TestTalk.CHECKS,
                        Double.POSITIVE_INFINITY,
                        Rehearsal.conductor(stage, script, TestTalk.CHECKS))
                .run((index, cue, frame) -> {});
        var about = new Report.About(
                "tiny", script.title().in(language), language, 7, Source.SIMULATED, "alarm.threshold=60", 1.5);
        new Report(result, about, Map.of(Link.AGENT, 20.0)).write(folder);
        return folder;
    }
}
