package cockpit.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TableTest {
    /// Keys that collide in all 32 bits as often as the seed likes.
    record Key(int number, int hash) {
        @Override
        public int hashCode() {
            return hash;
        }
    }

    record Row(Key id, int value) implements Keyed<Key> {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void doesAsAMapDoesAndLeavesOldVersionsAlone(long seed) {
        var random = new Random(seed);
        Map<Key, Row> map = new HashMap<>();
        Table<Key, Row> table = Table.empty();
        Map<Key, Row> oldMap = Map.of();
        Table<Key, Row> oldTable = table;
        for (int i = 0; i < 3_000; i++) {
            int number = random.nextInt(400);
            var key = new Key(number, seed % 2 == 0 ? number % 7 : number * 31);
            if (random.nextInt(3) == 0) {
                map.remove(key);
                table = table.without(key);
            } else {
                var row = new Row(key, i);
                map.put(key, row);
                table = table.with(row);
            }
            if (i == 1_500) {
                oldMap = Map.copyOf(map);
                oldTable = table;
            }
        }
        assertSame(map, table, seed);
        assertSame(oldMap, oldTable, seed);
        assertThat(Table.<Key, Row>of(map.values()))
                .as("the shape depends on the contents only, seed %d", seed)
                .isEqualTo(table);
        var changes = new HashMap<>(oldMap);
        table.changes(oldTable, (before, after) -> {
            if (after == null) {
                changes.remove(before.id());
            } else {
                assertThat(after).isNotEqualTo(before);
                changes.put(after.id(), after);
            }
        });
        assertThat(changes).as("seed %d", seed).isEqualTo(map);
    }

    private static void assertSame(Map<Key, Row> map, Table<Key, Row> table, long seed) {
        assertThat(table.size()).as("seed %d", seed).isEqualTo(map.size());
        map.forEach((key, row) -> assertThat(table.find(key)).contains(row));
        var rows = new ArrayList<Row>();
        table.forEach(rows::add);
        assertThat(rows).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(map.values());
    }
}
