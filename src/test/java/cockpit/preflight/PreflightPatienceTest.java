package cockpit.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PreflightPatienceTest {
    private long wall;
    private long processor;
    private final Patience patience = new Patience(() -> wall, () -> processor);

    private Duration after(int millis, int busyMillis) {
        wall += Duration.ofMillis(millis).toNanos();
        processor += Duration.ofMillis(busyMillis).toNanos();
        return patience.spent();
    }

    @Test
    void onlyWaitingIsCountedAndNotForEverIsBusyAnExcuse() {
        assertThat(after(1_000, 10)).hasSeconds(1);
        assertThat(patience.excusing()).isFalse();
        assertThat(after(2_000, 1_800)).as("busy").hasSeconds(1);
        assertThat(patience.excusing()).isTrue();
        assertThat(after(500, 20)).hasMillis(1_500);
        after(3_000, 3_000);
        assertThat(after(3_000, 3_000)).hasMillis(1_500);
        assertThat(after(1_000, 1_000)).as("eight seconds were excused").hasMillis(2_500);
    }
}
