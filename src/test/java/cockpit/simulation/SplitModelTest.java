package cockpit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.simulation.SplitModel.Routed;
import cockpit.simulation.SplitModel.Share;
import cockpit.simulation.VirtualService.Destination;
import cockpit.simulation.VirtualService.HttpRoute;
import cockpit.simulation.VirtualService.RouteDestination;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitModelTest {
    private static final DestinationRule BOTH = new DestinationRule("default", "r", List.of("onprem", "cloud"));

    @Test
    void byHand() {
        assertThat(SplitModel.decide(
                        VirtualService.split("r", "onprem", "cloud", 80), BOTH, IstioVersion.V1_4, HttpRequest.of("/")))
                .isEqualTo(new Routed(
                        0, List.of(new Share("r", "onprem", 0.2, true), new Share("r", "cloud", 0.8, true))));
    }

    @ParameterizedTest
    @CsvSource({
        "r, default, r, default, true",
        "r, default, r.default.svc.cluster.local, default, true",
        "r.default.svc.cluster.local, other, r, default, true",
        "'*.default.svc.cluster.local', default, r, default, true",
        "r, other, r, default, false",
        "s, default, r, default, false",
    })
    void aSubsetIsDefinedForItsHostOnly(
            String ruleHost, String ruleNamespace, String host, String namespace, boolean defined) {
        var rule = new DestinationRule(ruleNamespace, ruleHost, List.of("v1"));
        var service = service(namespace, new RouteDestination(new Destination(host, "v1", null), 1));
        assertThat(routed(service, rule).shares()).containsExactly(new Share(host, "v1", 1, defined));
    }

    @Test
    void withoutASubsetNothingHasToBeDefined() {
        var service = service("default", new RouteDestination(new Destination("r", null, null), 0));
        Routed routed = (Routed) SplitModel.decide(service, null, IstioVersion.CURRENT, HttpRequest.of("/"));
        assertThat(routed.shares()).containsExactly(new Share("r", null, 1, true));
        assertThat(routed.undefinedSubsets()).isEmpty();
    }

    @Test
    void undefinedSubsetsComeSorted() {
        var service = service("default", to("z", 1), to("onprem", 1), to("a", 0), to("z", 2));
        assertThat(routed(service, BOTH).undefinedSubsets()).containsExactly("a", "z");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sharesTotalOneAndScale(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            var route = new ArrayList<RouteDestination>();
            var thrice = new ArrayList<RouteDestination>();
            int size = 1 + random.nextInt(5);
            for (int d = 0; d < size; d++) {
                int weight = random.nextInt(50) + (d == 0 ? 1 : 0);
                route.add(to("s" + d, weight));
                thrice.add(to("s" + d, weight * 3));
            }
            List<Share> shares = routed(service("default", route.toArray(RouteDestination[]::new)), BOTH)
                    .shares();
            assertThat(shares.stream().mapToDouble(Share::probability).sum())
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(1, Offset.offset(1e-12));
            assertThat(routed(service("default", thrice.toArray(RouteDestination[]::new)), BOTH)
                            .shares())
                    .as("seed %d, case %d: weights are relative", seed, i)
                    .isEqualTo(shares);
        }
    }

    /// Within three standard deviations, as domain practice has it.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void picksByProbability(long seed) {
        var random = new Random(seed);
        var shares =
                routed(VirtualService.split("r", "onprem", "cloud", 80), BOTH).shares();
        int n = 10_000;
        long cloud = random.doubles(n)
                .filter(chance -> "cloud".equals(SplitModel.pick(shares, chance).subset()))
                .count();
        assertThat(cloud / (double) n).as("seed %d", seed).isEqualTo(0.8, Offset.offset(3 * Math.sqrt(0.8 * 0.2 / n)));
    }

    @Test
    void pickNeverFallsToAShareOfNothing() {
        var shares = List.of(new Share("r", "a", 0, true), new Share("r", "b", 1, true), new Share("r", "c", 0, true));
        assertThat(SplitModel.pick(shares, 0).subset()).isEqualTo("b");
        assertThat(SplitModel.pick(shares, Math.nextDown(1.0)).subset()).isEqualTo("b");
        assertThat(SplitModel.pick(shares, 1).subset()).isEqualTo("b");
    }

    private static RouteDestination to(String subset, int weight) {
        return new RouteDestination(new Destination("r", subset, null), weight);
    }

    private static VirtualService service(String namespace, RouteDestination... route) {
        var rule = new HttpRoute("", List.of(), List.of(route), null, null, false, false, false);
        return new VirtualService(namespace, List.of("r"), List.of(), List.of(rule), false);
    }

    private static Routed routed(VirtualService service, DestinationRule rule) {
        return (Routed) SplitModel.decide(service, rule, IstioVersion.CURRENT, HttpRequest.of("/"));
    }
}
