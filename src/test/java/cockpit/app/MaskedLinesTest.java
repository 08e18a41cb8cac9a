package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import cockpit.world.Planted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MaskedLinesTest {
    @Test
    void neitherWordsNorTracesTellASecret() {
        var context = new LoggerContext();
        var lines = new MaskedLines();
        lines.setContext(context);
        lines.setPattern("%-5level %msg%n");
        lines.start();
        for (Planted each : Planted.all()) {
            var cause = new IOException("answered: " + each.text());
            var failure = new IllegalStateException("not done", cause);
            var event = new LoggingEvent(
                    "", context.getLogger("x"), Level.WARN, "said {}", failure, new Object[] {each.text()});
            assertThat(lines.doLayout(event))
                    .startsWith("WARN  said ")
                    .contains("IllegalStateException: not done")
                    .doesNotContain(each.secret());
        }
    }

    @Test
    void theLogIsWrittenThroughIt() throws IOException {
        assertThat(Files.readString(Path.of("assets/logback.xml")))
                .contains("<layout class=\"" + MaskedLines.class.getName() + "\">")
                .doesNotContain("<encoder>");
    }
}
