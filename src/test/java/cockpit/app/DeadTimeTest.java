package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.world.Event;
import cockpit.world.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeadTimeTest {
    /// Marks at 10 s and 100 s of 200 s. After a mark 25 s, and before the next 3 s, are shown at their own pace: what
    /// is left is
    /// 35 s to 97 s and 125 s to 197 s. Before the first mark 25 s to 7 s is nothing.
    @Test
    void runsFasterWhereNothingIsMarked() {
        var dead = DeadTime.of(List.of(mark(10), mark(100)), 200 * Event.SECOND);
        assertThat(faster(dead, 0, 34)).isFalse();
        assertThat(faster(dead, 35, 96)).isTrue();
        assertThat(faster(dead, 97, 124)).isFalse();
        assertThat(faster(dead, 125, 196)).isTrue();
        assertThat(faster(dead, 197, 200)).isFalse();
    }

    @Test
    void leavesShortStretchesAlone() {
        var dead = DeadTime.of(List.of(mark(0), mark(37)), 37 * Event.SECOND);
        assertThat(dead.stretches()).as("25 s to 34 s is not worth it").isEmpty();
    }

    private static Mark mark(int seconds) {
        return new Mark(seconds * Event.SECOND, Mark.Kind.CUE, "cue");
    }

    /// Whether every second of a span runs faster; it must be all or none.
    private static boolean faster(DeadTime dead, int from, int to) {
        boolean first = dead.squeeze(from * Event.SECOND) > 1;
        for (int second = from; second <= to; second++) {
            assertThat(dead.squeeze(second * Event.SECOND) > 1)
                    .as("second %d", second)
                    .isEqualTo(first);
        }
        return first;
    }
}
