package cockpit.world;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.world.Credentials.Term;
import cockpit.world.Silences.Silence;
import cockpit.world.TalkFact.Health;
import org.junit.jupiter.api.Test;

/// Who is silent and since when, and how long the keys hold.
final class SilencesTest {
    private static final long PERIOD = 2 * Event.SECOND;
    private static final long MINUTE = 60 * Event.SECOND;

    private final Silences silences = new Silences();
    private World world = World.EMPTY;

    private void heard(String source, Health health, long second) {
        world = world.apply(new Event(
                second * Event.SECOND,
                new Origin(source),
                new TalkFact.SourceHeard(source, health, PERIOD, health == Health.WELL ? "" : "why")));
        silences.look(world);
    }

    @Test
    void itLastsFromTheLastTimeItWasWellHoweverOftenItFailsSince() {
        heard("AWS", Health.WELL, 10);
        heard("AWS", Health.DOUBT, 12);
        heard("AWS", Health.LOST, 14);
        assertThat(silences.at(22 * Event.SECOND)).containsExactly(new Silence("AWS", true, 10 * Event.SECOND));
        heard("AWS", Health.WELL, 23);
        assertThat(silences.at(24 * Event.SECOND)).isEmpty();
    }

    @Test
    void whoSaysNothingForThreePeriodsIsSilentToo() {
        heard("watch", Health.WELL, 10);
        assertThat(silences.at(16 * Event.SECOND)).isEmpty();
        assertThat(silences.at(17 * Event.SECOND)).containsExactly(new Silence("watch", false, 10 * Event.SECOND));
    }

    /// It answers; what is wrong with what it says stands beside it.
    @Test
    void whoeverIsHeardIsNotSilentThoughNotAllIsAsItShouldBe() {
        heard("Prometheus", Health.FLAWED, 10);
        assertThat(silences.at(12 * Event.SECOND)).isEmpty();
        heard("Prometheus", Health.DOUBT, 14);
        assertThat(silences.at(15 * Event.SECOND)).containsExactly(new Silence("Prometheus", false, 10 * Event.SECOND));
    }

    @Test
    void theLostComeFirstThenTheLongestSilent() {
        heard("a", Health.WELL, 10);
        heard("b", Health.WELL, 9);
        heard("a", Health.DOUBT, 11);
        heard("b", Health.DOUBT, 11);
        heard("c", Health.LOST, 11);
        assertThat(silences.at(12 * Event.SECOND)).extracting(Silence::source).containsExactly("c", "b", "a");
        assertThat(silences.at(12 * Event.SECOND).getFirst().since())
                .as("c was never well")
                .isZero();
    }

    @Test
    void keysHoldThenEndSoonThenAreOut() {
        var keys = new Credentials(true, 60 * MINUTE, false);
        assertThat(keys.term(0, 15 * MINUTE)).isEqualTo(Term.HOLDS);
        assertThat(keys.term(46 * MINUTE, 15 * MINUTE))
                .as("the talk takes longer")
                .isEqualTo(Term.ENDS_SOON);
        assertThat(keys.term(46 * MINUTE, 0)).isEqualTo(Term.HOLDS);
        assertThat(keys.term(51 * MINUTE, 0)).as("ten minutes").isEqualTo(Term.ENDS_SOON);
        assertThat(keys.term(60 * MINUTE, 0)).isEqualTo(Term.OUT);
        assertThat(keys.left(70 * MINUTE)).isZero();
    }

    @Test
    void keysThatAreRenewedWarnOnlyWhenTheyWereNot() {
        var keys = new Credentials(true, 60 * MINUTE, true);
        assertThat(keys.term(55 * MINUTE, 15 * MINUTE)).isEqualTo(Term.HOLDS);
        assertThat(keys.term(58 * MINUTE, 15 * MINUTE)).isEqualTo(Term.ENDS_SOON);
        assertThat(new Credentials(false, 0, false).term(90 * MINUTE, 0)).isEqualTo(Term.HOLDS);
    }
}
