package cockpit.live.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cases of promql/promqltest/testdata/histograms.test in Prometheus, and some worked by hand.
final class PrometheusHistogramTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    private static Histogram of(double... boundsAndRates) {
        var histogram = new Histogram();
        for (int i = 0; i < boundsAndRates.length; i += 2) {
            histogram.add(boundsAndRates[i], boundsAndRates[i + 1]);
        }
        return histogram;
    }

    /// testhistogram{start="positive"}: 5 up to 0.1, 7 up to 0.2, 8 up to 1, 12 in all.
    @ParameterizedTest
    @CsvSource({"0, 0", "0.2, 0.048", "0.5, 0.15", "0.8, 1", "1, 1"})
    void quantilesAreInterpolated(double share, double expected) {
        assertThat(of(0.1, 5, 0.2, 7, 1, 8, INF, 12).quantile(share)).isCloseTo(expected, offset(1e-9));
    }

    @Test
    void nothingCountedIsNotZero() {
        assertThat(new Histogram().quantile(0.5)).isNaN();
        assertThat(of(100, 0, INF, 0).quantile(0.5)).isNaN();
        assertThat(of(100, 3, 200, 4).quantile(0.5))
                .as("no bucket without a bound")
                .isNaN();
        assertThat(of(100, Double.NaN, INF, Double.NaN).quantile(0.5)).isNaN();
    }

    @Test
    void slowOnesAreThoseBeyondTheBound() {
        assertThat(of(250, 6, 500, 8, 1_000, 9, INF, 10).slower(500)).isEqualTo(2);
        assertThat(of(400, 6, 600, 8, INF, 10).slower(500)).isEqualTo(3);
        assertThat(of(100, 5, INF, 10).slower(500)).isEqualTo(5);
        assertThat(new Histogram().slower(500)).isNaN();
    }
}
