package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.world.World;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LateChecksTest {
    @Test
    void knowNothingUntilTheyAreCompiledAndNeverBlock() {
        var compiling = new CountDownLatch(1);
        var checks = new LateChecks(() -> {
            try {
                compiling.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return TestTalk.CHECKS;
        });
        var always = TestTalk.users(-5, 1);
        assertThat(checks.holds(always, World.EMPTY, 0)).isFalse();
        assertThat(checks.figure(always, World.EMPTY, 0)).isEmpty();
        compiling.countDown();
        while (!checks.holds(always, World.EMPTY, 0)) {
            Thread.onSpinWait();
        }
        assertThat(checks.figure(always, World.EMPTY, 0)).isNotEmpty();
    }

    @Test
    void hideNoFailureBehindAnAnswer() {
        var checks = new LateChecks(() -> {
            throw new IllegalStateException("no such name");
        });
        for (int i = 0; i < 100; i++) {
            assertThat(checks.holds(TestTalk.users(-5, 1), World.EMPTY, 0)).isFalse();
        }
    }
}
