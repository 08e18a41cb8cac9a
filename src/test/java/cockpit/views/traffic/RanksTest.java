package cockpit.views.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class RanksTest {
    private static Ranks of(String... calls) {
        var map = new TreeMap<String, SortedSet<String>>();
        for (String call : calls) {
            String[] ends = call.split(" ");
            map.computeIfAbsent(ends[0], k -> new TreeSet<>()).add(ends[1]);
        }
        return Ranks.of(map);
    }

    @Test
    void callsRunFromLeftToRight() {
        // worked by hand: shop calls cart and catalog, cart calls redis, and catalog is called by cart too
        assertThat(of("users shop", "shop cart", "shop catalog", "cart redis", "cart catalog")
                        .columns())
                .containsExactly(List.of("users"), List.of("shop"), List.of("cart"), List.of("catalog", "redis"));
    }

    @Test
    void aCircleOfCallsEnds() {
        assertThat(of("a b", "b c", "c a", "c d").columns().stream().flatMap(List::stream))
                .containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(of("a a").columns()).containsExactly(List.of("a"));
    }

    @Test
    void theOrderInWhichCallsAreSeenDoesNotMatter() {
        assertThat(of("x z", "x y", "y w", "z w")).isEqualTo(of("z w", "y w", "x y", "x z"));
    }
}
