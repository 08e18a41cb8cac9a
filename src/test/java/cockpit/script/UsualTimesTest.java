package cockpit.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cockpit.stage.Names;
import cockpit.world.Hop;
import cockpit.world.Link;
import org.junit.jupiter.api.Test;

/// The usual times of a scenario's file: of the chain's stations, and of the ribbon's.
final class UsualTimesTest {
    private static Scenario read(String usual) {
        return ScenarioReader.read("x.yaml", """
                id: x
                title: {en: X, ko: 엑스}
                minutes: 1
                usual: %s
                cues:
                  - id: one
                    title: {en: One, ko: 하나}
                    effect: {en: none, ko: 없음}
                    say: {en: Say, ko: 말}
                    seconds: 60
                """.formatted(usual), Names.SHIPPED);
    }

    @Test
    void theRibbonsStationsAreItsOwn() {
        Scenario scenario = read("{cpu: 18, desired: 15, instance: 16, ready: 148.5, latency: 20}");
        assertThat(scenario.usual()).isEmpty();
        assertThat(scenario.usualHops())
                .hasSize(5)
                .containsEntry(Hop.READY, 148.5)
                .containsEntry(Hop.LATENCY, 20.0);
    }

    @Test
    void theChainsStationsStay() {
        Scenario scenario = read("{agent: 26.5, route: 1.1}");
        assertThat(scenario.usualHops()).isEmpty();
        assertThat(scenario.usual()).containsEntry(Link.AGENT, 26.5).containsEntry(Link.ROUTE, 1.1);
    }

    @Test
    void whatIsNoStationIsAMistake() {
        assertThatThrownBy(() -> read("{moon: 1}")).hasMessageContaining("usual.moon");
    }
}
