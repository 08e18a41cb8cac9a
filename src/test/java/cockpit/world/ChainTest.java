package cockpit.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The chain by itself; with its events, the simulated stage's tests have it.
final class ChainTest {
    private static final long S = Event.SECOND;

    private static Chain told(Object... linksAndSeconds) {
        Chain chain = Chain.IDLE;
        for (int i = 0; i < linksAndSeconds.length; i += 2) {
            chain = chain.next((Link) linksAndSeconds[i], (int) linksAndSeconds[i + 1] * S);
        }
        return chain;
    }

    @Test
    void stationsInTheirOrderKeepTheirTimes() {
        Chain chain = told(Link.LOAD, 1, Link.AGENT, 9, Link.ALARM, 31);
        assertThat(chain.length()).isEqualTo(3);
        assertThat(chain.at(Link.ALARM)).isEqualTo(31 * S);
        assertThat(chain.at(Link.TOPIC)).isEqualTo(-1);
    }

    @Test
    void nothingCountsBeforeTheLoad() {
        assertThat(told(Link.ALARM, 5, Link.TOPIC, 6)).isEqualTo(Chain.IDLE);
    }

    @Test
    void aRouteHeardBeforeItsFunctionWaitsForIt() {
        Chain waits = told(Link.LOAD, 1, Link.AGENT, 9, Link.ALARM, 31, Link.ROUTE, 33, Link.TOPIC, 35);
        assertThat(waits.length()).as("the function is not heard yet").isEqualTo(4);
        Chain chain = waits.next(Link.FUNCTION, 36 * S);
        assertThat(chain.length()).isEqualTo(6);
        assertThat(chain.at(Link.ROUTE)).isEqualTo(33 * S);
        assertThat(chain.at(Link.FUNCTION)).as("no later than what came of it").isEqualTo(33 * S);
        assertThat(chain.at(Link.ALARM)).isEqualTo(31 * S);
    }

    @Test
    void whatWasHeardLongBeforeIsNotItsEffect() {
        Chain chain =
                told(Link.LOAD, 1, Link.AGENT, 9, Link.ROUTE, 10, Link.ALARM, 60, Link.TOPIC, 61, Link.FUNCTION, 62);
        assertThat(chain.reached(Link.ROUTE)).isFalse();
    }

    @Test
    void trafficMeasuredAtHomeIsNoEffectOfARouteMovedLater() {
        Chain chain = told(
                Link.LOAD,
                1,
                Link.AGENT,
                9,
                Link.ALARM,
                31,
                Link.TRAFFIC,
                32,
                Link.TOPIC,
                33,
                Link.FUNCTION,
                34,
                Link.ROUTE,
                35);
        assertThat(chain.reached(Link.ROUTE)).isTrue();
        assertThat(chain.reached(Link.TRAFFIC)).isFalse();
    }

    @Test
    void aChainThatWaitsIsWrittenDownWhole() {
        Chain waits = told(Link.LOAD, 1, Link.AGENT, 9, Link.ALARM, 31, Link.ROUTE, 33);
        assertThat(Chain.ofTimes(waits.toTimes())).isEqualTo(waits);
        assertThat(Chain.ofTimes(waits.toTimes()).length()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void inWhateverOrderTheyAreHeardTheyAllCount(long seed) {
        var rest = new java.util.ArrayList<>(List.of(Link.AGENT, Link.ALARM, Link.TOPIC, Link.FUNCTION, Link.ROUTE));
        java.util.Collections.shuffle(rest, new java.util.Random(seed));
        Chain chain = told(Link.LOAD, 1);
        int second = 10;
        for (Link link : rest) {
            chain = chain.next(link, second++ * S);
        }
        assertThat(chain.length()).as("seed %d, %s", seed, rest).isEqualTo(6);
        assertThat(Arrays.stream(chain.toTimes()).boxed().toList())
                .as("seed %d, %s", seed, rest)
                .isSorted();
    }
}
