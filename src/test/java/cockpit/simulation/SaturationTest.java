package cockpit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.stage.Command;
import cockpit.world.DemandFact.ShopMeasured;
import cockpit.world.Event;
import cockpit.world.MeshFact.EdgeMeasured;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A shop that more users want than it can serve.
final class SaturationTest {
    private static final long S = Event.SECOND;

    private static Traffic rested(Knobs knobs, double users) {
        var traffic = new Traffic();
        for (int i = 0; i < 60; i++) {
            traffic.settle(knobs, users);
        }
        return traffic;
    }

    /// Latency and errors rise with every user more, the work done only until a host is full.
    @Test
    void latencyAndErrorsRiseWithUtilisation() {
        Traffic last = rested(Knobs.defaults(), 50);
        for (int users = 100; users <= 5_000; users += 100) {
            Traffic now = rested(Knobs.defaults(), users);
            assertThat(now.pageP95()).as("%d users: p95", users).isGreaterThan(last.pageP95());
            assertThat(now.failed(5_000)).as("%d users: failed", users).isGreaterThanOrEqualTo(last.failed(5_000));
            assertThat(Arrays.stream(now.home).max().orElseThrow())
                    .as("%d users: the fullest host", users)
                    .isLessThanOrEqualTo(0.975 + 1e-9);
            last = now;
        }
        assertThat(last.failed(5_000))
                .as("5,000 users: most pages are too slow")
                .isGreaterThan(0.5);
    }

    /// Interactive response time law: users = tasks a second x (think time + time of a task), full or not.
    @ParameterizedTest
    @ValueSource(ints = {10, 600, 1_200, 1_500, 2_000, 5_000})
    void everyUserEitherThinksOrWaits(int users) {
        Traffic t = rested(Knobs.defaults(), users);
        double pages = t.mix().pages() / t.mix().tasks();
        assertThat(t.tasks * (5.5 + pages * t.pageMillis / 1_000)).isCloseTo(users, Offset.offset(users * 0.001));
    }

    /// Whichever side is full bounds the loop.
    @Test
    void theCloudCanBeTheNarrowPlace() {
        var traffic = new Traffic();
        traffic.share = 1;
        Knobs knobs = Knobs.defaults().with("node.cores", "1").with("shop.cpu.recommendationservice", "60");
        for (int i = 0; i < 60; i++) {
            traffic.settle(knobs, 2_000);
        }
        assertThat(traffic.cloud).isCloseTo(0.975, Offset.offset(1e-9));
        assertThat(Arrays.stream(traffic.home).max().orElseThrow()).isLessThan(0.975);
    }

    /// The queue in the cloud is that of its own nodes.
    @Test
    void moreCoresInTheCloudMakeTheCloudFaster() {
        var small = new Traffic();
        var large = new Traffic();
        small.share = 0.8;
        large.share = 0.8;
        for (int i = 0; i < 60; i++) {
            small.settle(Knobs.defaults(), 1_200);
            large.settle(Knobs.defaults().with("node.cores", "16"), 1_200);
        }
        assertThat(large.cloudMillis()).isLessThan(small.cloudMillis());
        double home = small.homeMillis(Shop.Service.RECOMMENDATION);
        small.settle(Knobs.defaults().with("node.cores", "96"), 1_200);
        assertThat(small.homeMillis(Shop.Service.RECOMMENDATION)).isCloseTo(home, Offset.offset(1.0));
    }

    @Test
    void pagesAndCallsFailOnScreenToo() {
        try (var stage = SimulatedStage.open(Knobs.defaults().with("alarm.threshold", "100"), 1)) {
            assertThat(errors(stage.advance(10 * S))).isZero();
            stage.send(new Command.SetLoad(4_000, 1_000));
            List<Event> events = stage.advance(90 * S);
            assertThat(errors(events)).isPositive();
            assertThat(events).anyMatch(event -> event.fact() instanceof ShopMeasured m && m.errorsPerSecond() > 0);
        }
    }

    private static double errors(List<Event> events) {
        return events.stream()
                .filter(event -> event.fact() instanceof EdgeMeasured)
                .mapToDouble(event -> ((EdgeMeasured) event.fact()).errorsPerSecond())
                .sum();
    }

    /// Online Boutique's weights can be turned, and what a task calls follows.
    @Test
    void theTaskMixDecidesWhoIsCalled() {
        Knobs onlyFront = Knobs.defaults()
                .with("load.mix.setCurrency", "0")
                .with("load.mix.browseProduct", "0")
                .with("load.mix.addToCart", "0")
                .with("load.mix.viewCart", "0")
                .with("load.mix.checkout", "0");
        Mix mix = Mix.of(onlyFront);
        assertThat(mix.pages()).isEqualTo(1);
        assertThat(mix.perRound(Shop.Service.CURRENCY)).isEqualTo(10);
        assertThat(mix.perRound(Shop.Service.RECOMMENDATION)).isZero();
        assertThat(mix.perRound(Shop.Service.PAYMENT)).isZero();
        assertThat(Mix.of(Knobs.defaults()).pages()).isEqualTo(28);
        assertThat(Mix.of(Knobs.defaults()).perRound(Shop.Service.REDIS)).isEqualTo(27);
    }
}
