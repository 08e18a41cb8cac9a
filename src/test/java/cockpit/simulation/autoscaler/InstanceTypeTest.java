package cockpit.simulation.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.simulation.kubernetes.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstanceTypeTest {
    /// m5.large by hand: 6 % and 1 % of a core are 70m; 255 + 11 x 29 + 100 are 674 MiB.
    @ParameterizedTest
    @CsvSource({
        "m5.large, 1930, 674, 29, 0",
        "t3.medium, 1930, 542, 17, 0",
        "p3.2xlarge, 7910, 993, 58, 1",
        "m5.xlarge, 3920, 993, 58, 0",
        "p4d.24xlarge, 95690, 8462, 737, 8",
    })
    void whatPodsMayAskFor(String name, long milliCpu, long reservedMib, long pods, long gpus) {
        InstanceType type = InstanceType.named(name).orElseThrow();
        Resources allocatable = Resources.of(type.allocatable());
        assertThat(allocatable.milliCpu()).isEqualTo(milliCpu);
        assertThat(allocatable.memory()).isEqualTo((type.memoryMib() - reservedMib) << 20);
        assertThat(allocatable.pods()).isEqualTo(pods);
        assertThat(allocatable.other("nvidia.com/gpu")).isEqualTo(gpus);
        assertThat(Resources.of(type.capacity()).milliCpu()).isEqualTo(1000L * type.cores());
    }
}
