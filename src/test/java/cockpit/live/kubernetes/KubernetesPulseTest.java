package cockpit.live.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.Trouble;
import cockpit.live.kubernetes.Pulse.Verdict;
import cockpit.world.TalkFact.Health;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When silence becomes doubt, and doubt a loss.
final class KubernetesPulseTest {
    private static final Trouble SILENT = Trouble.of("live.kubernetes.silent", "MAIN", "server");
    private static final Trouble REFUSED = Trouble.of("live.kubernetes.refused", "MAIN", "server");

    private final Pulse pulse = new Pulse(0, SILENT);

    private static long at(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000)).toNanos();
    }

    private static Verdict unwell(Health health, Trouble trouble) {
        return new Verdict(health, Optional.of(trouble));
    }

    @Test
    void silenceIsDoubtedAndThenLostWithinThreeSeconds() {
        pulse.answered(at(1));
        assertThat(pulse.at(at(2.8))).isEqualTo(Verdict.WELL);
        assertThat(pulse.at(at(2.9))).isEqualTo(unwell(Health.DOUBT, SILENT));
        assertThat(pulse.at(at(3.8))).isEqualTo(unwell(Health.LOST, SILENT));
        pulse.answered(at(5));
        assertThat(pulse.at(at(5.1))).isEqualTo(Verdict.WELL);
    }

    @Test
    void whatSaysWhyIsDoubtedAtOnce() {
        pulse.answered(at(1));
        pulse.failed(REFUSED);
        assertThat(pulse.at(at(1.1))).isEqualTo(unwell(Health.DOUBT, REFUSED));
        assertThat(pulse.at(at(3.8))).isEqualTo(unwell(Health.LOST, REFUSED));
    }

    @Test
    void whatWasNeverHeardAndSaysWhyIsLost() {
        assertThat(pulse.at(at(1))).isEqualTo(Verdict.WELL);
        assertThat(pulse.at(at(2))).isEqualTo(unwell(Health.DOUBT, SILENT));
        pulse.failed(REFUSED);
        assertThat(pulse.at(at(1))).isEqualTo(unwell(Health.LOST, REFUSED));
    }
}
