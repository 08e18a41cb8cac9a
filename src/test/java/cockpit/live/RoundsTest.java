package cockpit.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Rounds on threads of their own, by the clock on the wall.
final class RoundsTest {
    private static final long SECONDS = 20;

    @Test
    void theyComeAgainAndOneThatFailsStopsNoneNotEvenItself() throws Exception {
        var well = new CountDownLatch(3);
        var failing = new CountDownLatch(3);
        try (Rounds rounds = Rounds.onThreads()) {
            rounds.every("failing", Duration.ofMillis(1), () -> {
                failing.countDown();
                throw new IllegalStateException("as this test wants it");
            });
            rounds.every("well", Duration.ofMillis(1), well::countDown);
            assertThat(well.await(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(failing.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingInterruptsWhatRunsAndEndsWhatWaits() throws Exception {
        var begun = new CountDownLatch(2);
        var interrupted = new AtomicBoolean();
        var again = new AtomicBoolean();
        try (Rounds rounds = Rounds.onThreads()) {
            rounds.every("blocked", Duration.ofMillis(1), () -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.set(true);
                }
            });
            rounds.every("waiting", Duration.ofHours(1), () -> {
                again.set(begun.getCount() == 0);
                begun.countDown();
            });
            assertThat(begun.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(interrupted).isTrue();
        assertThat(again).isFalse();
    }
}
