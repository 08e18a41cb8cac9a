package cockpit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.simulation.AlarmRule.Comparison;
import cockpit.simulation.AlarmRule.TreatMissing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AlarmModelTest {
    static Stream<String> documented() throws IOException {
        try (var in = AlarmModelTest.class.getResourceAsStream("/cases/cloudwatch-missing-data.csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.split("\n")).stream().filter(line -> !line.startsWith("#"));
        }
    }

    @ParameterizedTest
    @MethodSource("documented")
    void answersAsDocumented(String row) {
        String[] cells = row.split(",");
        double[] points = points(cells[2]);
        for (int i = 0; i < 4; i++) {
            var treat = TreatMissing.values()[i];
            assertThat(TreatMissing.values())
                    .extracting(Enum::name)
                    .containsExactly("missing", "ignore", "breaching", "notBreaching");
            for (String before : List.of("OK", "ALARM", "INSUFFICIENT_DATA")) {
                String expected = cells[3 + i].equals("KEEP") ? before : cells[3 + i];
                assertThat(AlarmModel.evaluate(rule(cells, treat), before, points)
                                .state())
                        .as("%s treated as %s, before %s", row, treat, before)
                        .isEqualTo(expected);
            }
        }
    }

    private static AlarmRule rule(String[] cells, TreatMissing treat) {
        return new AlarmRule(
                Comparison.GreaterThanThreshold,
                70,
                60,
                Integer.parseInt(cells[1]),
                Integer.parseInt(cells[0]),
                treat,
                5);
    }

    private static double[] points(String words) {
        return Stream.of(words.split(" "))
                .mapToDouble(w -> w.equals("X") ? 90 : w.equals("0") ? 40 : Double.NaN)
                .toArray();
    }

    @Test
    void thresholdItselfBreachesOnlyWhereEqualCounts() {
        for (Comparison comparison : Comparison.values()) {
            var rule = new AlarmRule(comparison, 70, 60, 1, 1, TreatMissing.missing, 3);
            boolean alarm = AlarmModel.evaluate(rule, "OK", Double.NaN, Double.NaN, 70)
                    .state()
                    .equals("ALARM");
            assertThat(alarm).as("%s", comparison).isEqualTo(comparison.name().contains("OrEqual"));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void oneMoreBreachInPlaceOfAGoodPointNeverEndsAnAlarm(long seed) {
        var random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            int n = 1 + random.nextInt(5);
            var rule = new AlarmRule(
                    Comparison.GreaterThanThreshold,
                    70,
                    60,
                    n,
                    1 + random.nextInt(n),
                    TreatMissing.values()[random.nextInt(4)],
                    n + 2);
            double[] points = new double[n + 2];
            for (int i = 0; i < points.length; i++) {
                points[i] = random.nextInt(3) == 0 ? Double.NaN : random.nextBoolean() ? 90 : 40;
            }
            String before = AlarmModel.evaluate(rule, "OK", points).state();
            int at = random.nextInt(points.length);
            if (before.equals("ALARM") && points[at] == 40) {
                points[at] = 90;
                assertThat(AlarmModel.evaluate(rule, "OK", points).state())
                        .as("seed %d, run %d, %s", seed, run, rule)
                        .isEqualTo("ALARM");
            }
        }
    }

    @Test
    void saysWhyInCloudWatchsWords() {
        var rule = new AlarmRule(Comparison.GreaterThanThreshold, 70, 10, 3, 3, TreatMissing.missing, 5);
        assertThat(AlarmModel.evaluate(rule, "OK", 20, 30, 91.25, 92, 93).reason())
                .isEqualTo("Threshold Crossed: 3 out of the last 3 datapoints [93.0, 92.0, 91.25] were greater than the"
                        + " threshold (70.0) (minimum 3 datapoints for OK -> ALARM transition).");
    }
}
