package cockpit.simulation.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows after `k8s.io/apimachinery/pkg/api/resource/quantity_test.go`.
class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "200m, 1, 200",
        "1500m, 2, 1500",
        "2, 2, 2000",
        "1., 1, 1000",
        ".5, 1, 500",
        "+1, 1, 1000",
        "-1500m, -2, -1500",
        "152340193n, 1, 153",
        "1u, 1, 1",
        "1k, 1000, 1000000",
        "1e3, 1000, 1000000",
        "1E3, 1000, 1000000",
        "1E, 1000000000000000000, 0",
        "12e-1, 2, 1200",
        "1Ki, 1024, 1024000",
        "1.5Gi, 1610612736, 1610612736000",
        "8Ei, 9223372036854775807, -1000",
        "7Ei, 8070450532247928832, -9223372036854775808",
        "1e-60, 1, 1",
        "0.0000000001, 1, 1",
    })
    void readsWhatKubernetesReads(String text, long value, long milli) {
        Quantity read = Quantity.parse(text);
        assertThat(read.value()).isEqualTo(value);
        assertThat(read.milliValue()).isEqualTo(milli);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "m",
                "1 m",
                "1mi",
                "1KI",
                "1K",
                "0x10",
                "1.2.3",
                "-",
                ".",
                "1e",
                "1e99999999999999999999",
                "٣"
            })
    void refusesWhatKubernetesRefuses(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"1, 1000m", "1Gi, 1024Mi", "1e3, 1k", "0, -0"})
    void theSameAmountIsTheSameQuantity(String one, String other) {
        assertThat(Quantity.parse(one)).isEqualTo(Quantity.parse(other));
    }

    /// Each by AsApproximateFloat64 of apimachinery 0.34.4.
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "100m, 0.1",
        "0.10, 0.1",
        "9m, 0.009000000000000001",
        "1e-1, 0.1",
        "150e-3, 0.15",
        "1500u, 0.0015",
        "1Ki, 1024",
        "0.0000000001, 1e-9",
        "0.123456789012345678901, 0.12345679000000001",
        "0, 0",
    })
    void approximatesAsKubernetesDoes(String text, double fraction) {
        assertThat(Quantity.approximately(text)).isEqualTo(fraction);
    }
}
