package cockpit.views.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.views.scaling.Reasons.Each;
import org.junit.jupiter.api.Test;

/// The scheduler's sentence, taken apart.
final class ReasonsTest {
    @Test
    void nodesAreCountedByCause() {
        var why = Reasons.of("0/5 nodes are available: 4 Insufficient cpu, 1 node(s) had untolerated taint(s)."
                + " preemption: 0/5 nodes are available: 4 No preemption victims found for incoming pod.");
        assertThat(why.fit()).isZero();
        assertThat(why.nodes()).isEqualTo(5);
        assertThat(why.each())
                .containsExactly(new Each(4, "Insufficient cpu"), new Each(1, "had untolerated taint(s)"));
    }

    @Test
    void aTaintMayHoldAComma() {
        var why = Reasons.of("0/2 nodes are available: 1 Too many pods, 1 node(s) had untolerated taint {a: b, c}.");
        assertThat(why.each())
                .containsExactly(new Each(1, "Too many pods"), new Each(1, "had untolerated taint {a: b, c}"));
    }

    @Test
    void whatIsNoSuchSentenceIsNotTakenApart() {
        assertThat(Reasons.of("no nodes available to schedule pods").known()).isFalse();
        assertThat(Reasons.of("").known()).isFalse();
    }
}
