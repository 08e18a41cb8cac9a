package cockpit.simulation.hpa;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.simulation.hpa.Behavior.Select;
import cockpit.simulation.hpa.MixedHpas.Given;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// What holds whatever comes; what is decided in each case is in the case files of `decide hpa`.
final class HpaModelTest {
    private static final int CASES = 20_000;

    private static void always(BiConsumer<Given, String> promise) {
        for (int seed = 0; seed < CASES; seed++) {
            var random = new Random(seed);
            promise.accept(new MixedHpas(random).next(random.nextInt(12)), "seed " + seed);
        }
    }

    @Test
    void whatMetricsAskForStaysWithinTheBounds() {
        always((given, seed) -> {
            Reconciliation result = given.reconcile();
            if (result.proposed() != null) {
                assertThat(result.desired())
                        .as(seed)
                        .isBetween(given.spec().minReplicas(), given.spec().maxReplicas());
            }
        });
    }

    @Test
    void withoutMetricsItStaysOrGoesToTheNearestBound() {
        always((given, seed) -> {
            Reconciliation result = given.reconcile();
            int before = given.seen().replicas();
            if (result.proposed() == null && result.desired() != before) {
                assertThat(result.desired())
                        .as(seed)
                        .isEqualTo(Math.clamp(
                                before, given.spec().minReplicas(), given.spec().maxReplicas()));
            }
        });
    }

    @Test
    void whatIsDisabledNeverMovesThatWay() {
        always((given, seed) -> {
            Behavior behavior = given.spec().behavior();
            Reconciliation result = given.reconcile();
            if (behavior == null || result.proposed() == null) {
                return;
            }
            if (behavior.scaleUp().select() == Select.Disabled) {
                assertThat(result.desired()).as(seed).isLessThanOrEqualTo(result.before());
            }
            if (behavior.scaleDown().select() == Select.Disabled) {
                assertThat(result.desired()).as(seed).isGreaterThanOrEqualTo(result.before());
            }
        });
    }

    @Test
    void theSameIsDecidedTwice() {
        always((given, seed) -> assertThat(given.reconcile()).as(seed).isEqualTo(given.reconcile()));
    }

    @Test
    void aReasonIsGivenExactlyWhenTheTargetIsWritten() {
        always((given, seed) -> {
            Reconciliation result = given.reconcile();
            assertThat(result.reason() != null).as(seed).isEqualTo(result.desired() != result.before());
        });
    }
}
