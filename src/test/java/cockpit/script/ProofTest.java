package cockpit.script;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.world.Event;
import cockpit.world.Origin;
import cockpit.world.ScaleUpOption;
import cockpit.world.ScalingFact;
import cockpit.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A card's proof is what the world was told, and no more.
final class ProofTest {
    private static World weighed(String expander, double score) {
        var options = List.of(
                new ScaleUpOption("on-demand", 1, 2, score, ""),
                new ScaleUpOption("gpu", 0, 0, Double.NaN, "node(s) had untolerated taint(s)"));
        return World.EMPTY.apply(new Event(
                1,
                new Origin("cluster-autoscaler"),
                new ScalingFact.ScaleUpDecided("MAIN", options, "on-demand", expander, 2, 3, 2)));
    }

    @Test
    void whatWouldBeWastedIsSaidInTheAutoscalersMeasure() {
        assertThat(Proof.OPTIONS.lines(weighed("least-waste,priority", 1.72)))
                .containsExactly(
                        "--expander=least-waste,priority",
                        "> on-demand: nodes 1, pods 2, waste 86%",
                        "  gpu: node(s) had untolerated taint(s)");
    }

    @Test
    void anotherExpandersScoreIsAPlainNumber() {
        assertThat(Proof.OPTIONS.lines(weighed("priority", 10))).contains("> on-demand: nodes 1, pods 2, score 10.00");
    }

    /// A live stage is not told what else was weighed, nor by what measure.
    @Test
    void whatWasNotToldIsNotSaid() {
        assertThat(Proof.OPTIONS.lines(weighed("least-waste", Double.NaN))).contains("> on-demand: nodes 1, pods 2");
    }

    @Test
    void anEmptyWorldProvesNothing() {
        for (Proof proof : Proof.values()) {
            assertThat(proof.lines(World.EMPTY)).isEmpty();
        }
    }
}
