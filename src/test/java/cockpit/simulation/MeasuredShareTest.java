package cockpit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.stage.Command;
import cockpit.world.Event;
import cockpit.world.MeshFact;
import cockpit.world.MeshFact.RouteMeasured;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The share that the mesh carries is drawn for each request, as Envoy draws it.
final class MeasuredShareTest {
    private static final long S = Event.SECOND;

    private static List<Event> shifted(int weight, long seed) {
        try (var stage = SimulatedStage.open(Knobs.defaults().with("alarm.threshold", "100"), seed)) {
            stage.advance(10 * S);
            stage.send(new Command.SetLoad(800, 800));
            stage.send(new Command.SetWeight(stage.names().routeId(), weight));
            stage.advance(60 * S);
            return stage.advance(1_200 * S);
        }
    }

    /// Neither a biased draw, nor one without chance in it: the deviations, in standard deviations of the binomial,
    /// have
    /// the mean 0 and the variance 1.
    @ParameterizedTest
    @CsvSource({"80, 1", "80, 2", "50, 3", "10, 4", "97, 5"})
    void deviatesAsABinomialShareDoes(int weight, long seed) {
        double p = weight / 100.0;
        double sum = 0;
        double squares = 0;
        int n = 0;
        int outside = 0;
        long next = 0;
        for (Event event : shifted(weight, seed)) {
            if (event.fact() instanceof RouteMeasured m && event.at() >= next) {
                next = event.at() + 10 * S; // windows that do not overlap
                double z = (m.cloudPercent() / 100 - p) / Math.sqrt(p * (1 - p) / m.requests());
                sum += z;
                squares += z * z;
                n++;
                outside += Math.abs(z) > 3 ? 1 : 0;
            }
        }
        assertThat(n).isGreaterThan(100);
        // Of n draws the mean deviates by 1/sqrt(n), the variance by sqrt(2/n): four times that is never.
        assertThat(sum / n).as("weight %d, seed %d: mean", weight, seed).isBetween(-4 / Math.sqrt(n), 4 / Math.sqrt(n));
        assertThat(squares / n)
                .as("weight %d, seed %d: variance", weight, seed)
                .isBetween(1 - 4 * Math.sqrt(2.0 / n), 1 + 4 * Math.sqrt(2.0 / n));
        assertThat(outside)
                .as("weight %d, seed %d: outside three sigma", weight, seed)
                .isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0", "100"})
    void allOrNothingIsExact(int weight) {
        assertThat(shifted(weight, 1))
                .filteredOn(event -> event.fact() instanceof RouteMeasured)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(((RouteMeasured) event.fact()).cloudPercent())
                        .isEqualTo(weight));
    }

    /// Two weights within a second: pushes on their way with the first must not undo the second.
    @Test
    void theLastOfTwoQuickWeightsStays() {
        for (long seed = 1; seed <= 20; seed++) {
            try (var stage = SimulatedStage.open(Knobs.defaults(), seed)) {
                stage.advance(10 * S);
                stage.send(new Command.SetWeight(stage.names().routeId(), 100));
                stage.advance(10 * S + 200_000);
                stage.send(new Command.SetWeight(stage.names().routeId(), 0));
                var last = new TreeMap<String, MeshFact.Sync>();
                for (Event event : stage.advance(60 * S)) {
                    if (event.fact() instanceof RouteMeasured m && event.at() > 25 * S) {
                        assertThat(m.cloudPercent()).as("seed %d", seed).isZero();
                    }
                    if (event.fact() instanceof MeshFact.ProxySeen p) {
                        last.put(p.pod().toString(), p.rds());
                    }
                }
                assertThat(last.values()).as("seed %d", seed).doesNotContain(MeshFact.Sync.STALE);
            }
        }
    }
}
