package cockpit.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A reader that is made on a thread of its own.
@Timeout(20)
final class LateReaderTest {
    private final List<String> log = new CopyOnWriteArrayList<>();

    private final class Slow implements Reader {
        @Override
        public void start() {
            log.add("started");
        }

        @Override
        public void close() {
            log.add("closed");
        }
    }

    @Test
    void whatIsMadeIsStartedAndClosed() {
        var reader = new LateReader("slow", Slow::new);
        reader.start();
        reader.close();
        assertThat(log).containsExactly("started", "closed");
    }

    @Test
    void oneThatWasNeverStartedIsNeverMade() {
        new LateReader("slow", Slow::new).close();
        assertThat(log).isEmpty();
    }

    @Test
    void oneThatCannotBeMadeKeepsNobodyWaiting() {
        var reader = new LateReader("broken", () -> {
            throw new IllegalStateException("no");
        });
        reader.start();
        reader.close();
        assertThat(log).isEmpty();
    }
}
