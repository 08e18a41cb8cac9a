package cockpit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.CaseFile;
import cockpit.simulation.AlarmModel.Datapoint;
import cockpit.simulation.AlarmModel.Evaluation;
import cockpit.simulation.AlarmModel.ReasonClass;
import cockpit.simulation.AlarmModel.State;
import cockpit.simulation.AlarmRule.Comparison;
import cockpit.simulation.AlarmRule.MissingData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class AlarmModelTest {
    private static final Instant NOW = Instant.parse("2026-11-12T09:05:00Z");
    private static final int PERIOD = 60;
    private static final String UP = "arn:aws:sns:ap-northeast-2:111122223333:up";
    private static final String DOWN = "arn:aws:sns:ap-northeast-2:111122223333:down";
    private static final String DARK = "arn:aws:sns:ap-northeast-2:111122223333:dark";

    /// Three periods of a minute above 70, the load on from the first: 3 of 3 takes all three.
    @Test
    void byHand() {
        AlarmRule rule = AlarmRule.above("cpu", 70, PERIOD, 3, 3);
        assertThat(evaluate(rule, State.INSUFFICIENT_DATA, "- - - 0 X").state()).isEqualTo(State.OK);
        assertThat(evaluate(rule, State.OK, "- - 0 X X").state()).isEqualTo(State.OK);
        Evaluation third = evaluate(rule, State.OK, "- 0 X X X");
        assertThat(third.state()).isEqualTo(State.ALARM);
        assertThat(third.reason())
                .isEqualTo("Threshold Crossed: 3 out of the last 3 datapoints [90.0 (12/11/26 09:04:00), "
                        + "90.0 (12/11/26 09:03:00), 90.0 (12/11/26 09:02:00)] were greater than the threshold (70.0) "
                        + "(minimum 3 datapoints for OK -> ALARM transition).");
    }

    static Stream<JsonNode> documented() {
        return CaseFile.read("cloudwatch-missing-data.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void documentedTables(JsonNode row) {
        for (MissingData treatment : MissingData.values()) {
            AlarmRule rule = AlarmRule.above(
                            "cpu",
                            70,
                            PERIOD,
                            row.get("n").intValue(),
                            row.get("m").intValue())
                    .withMissingData(treatment);
            for (State before : State.values()) {
                String wanted = row.get(treatment.word).stringValue();
                Evaluation evaluation = evaluate(rule, before, row.get("points").stringValue());
                assertThat(evaluation.state().name())
                        .as("%s, treated as %s, from %s", row, treatment.word, before)
                        .isEqualTo(wanted.equals("keep") ? before.name() : wanted);
                assertThat(evaluation.reasonClass() == ReasonClass.Unchanged)
                        .as("%s, treated as %s", row, treatment.word)
                        .isEqualTo(wanted.equals("keep"));
                assertThat(evaluation.picture()).isEqualTo(row.get("points").stringValue());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0 - X - X, MISSING, 3, 2",
        "- - - - X, MISSING, 1, 1",
        "- - - - X, IGNORE, 1, 1",
        "- - - - X, BREACHING, 3, 3",
        "- - - - X, NOT_BREACHING, 3, 1",
        "- - - - -, MISSING, 0, 0",
        "- - - - -, BREACHING, 3, 3",
        "X X X X 0, MISSING, 3, 2",
    })
    void counts(String points, MissingData treatment, int evaluated, int breaching) {
        Evaluation evaluation =
                evaluate(AlarmRule.above("cpu", 70, PERIOD, 3, 3).withMissingData(treatment), State.OK, points);
        assertThat(evaluation.evaluatedCount()).isEqualTo(evaluated);
        assertThat(evaluation.breachingCount()).isEqualTo(breaching);
    }

    @ParameterizedTest
    @CsvSource({
        "GreaterThanThreshold, 70, OK",
        "GreaterThanThreshold, 70.1, ALARM",
        "GreaterThanOrEqualToThreshold, 70, ALARM",
        "GreaterThanOrEqualToThreshold, 69.9, OK",
        "LessThanThreshold, 70, OK",
        "LessThanThreshold, 69.9, ALARM",
        "LessThanOrEqualToThreshold, 70, ALARM",
        "LessThanOrEqualToThreshold, 70.1, OK",
        "GreaterThanUpperThreshold, 1000, INSUFFICIENT_DATA",
    })
    void comparesAtTheThreshold(Comparison comparison, double value, State state) {
        var rule = new AlarmRule(
                "a", comparison, 70, PERIOD, 1, 1, MissingData.MISSING, true, List.of(), List.of(), List.of());
        var point = new Datapoint(NOW.minusSeconds(PERIOD), value);
        assertThat(AlarmModel.evaluate(rule, State.OK, NOW, 3, List.of(point)).state())
                .isEqualTo(state);
    }

    @Test
    void pointsBelongToThePeriodTheyStartIn() {
        AlarmRule rule = AlarmRule.above("cpu", 70, PERIOD, 1, 1);
        assertThat(pictureOf(rule, NOW.minusSeconds(60))).as("newest").isEqualTo("- - X");
        assertThat(pictureOf(rule, NOW.minusSeconds(61))).as("one before").isEqualTo("- X -");
        assertThat(pictureOf(rule, NOW.minusSeconds(180))).as("oldest").isEqualTo("X - -");
        assertThat(pictureOf(rule, NOW.minusSeconds(180).minusNanos(1)))
                .as("too old")
                .isEqualTo("- - -");
        assertThat(pictureOf(rule, NOW.minusNanos(1))).as("just begun").isEqualTo("- - X");
        assertThat(pictureOf(rule, NOW)).as("not yet").isEqualTo("- - -");
        assertThat(pictureOf(rule, Instant.MIN)).as("long ago").isEqualTo("- - -");
        assertThat(pictureOf(rule, Instant.MAX)).as("some day").isEqualTo("- - -");
    }

    @ParameterizedTest
    @CsvSource({
        "- - - - -, MISSING, Insufficient Data: 3 datapoints were unknown.",
        "- - - - X, MISSING, Insufficient Data: 2 datapoints were unknown.",
        "- - - X X, IGNORE, Unchanged: 1 missing datapoint was ignored.",
        "- - - - -, BREACHING, 'Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints "
                + "were treated as [Breaching].'",
        "- - - - -, NOT_BREACHING, 'Threshold Crossed: no datapoints were received for 3 periods and 3 missing "
                + "datapoints were treated as [NonBreaching].'",
        "- - - - 0, MISSING, 'Threshold Crossed: 1 out of the last 1 datapoints [40.0 (12/11/26 09:04:00)] was not "
                + "greater than the threshold (70.0) (minimum 1 datapoint for ALARM -> OK transition).'",
    })
    void saysWhyInCloudWatchsWords(String points, MissingData treatment, String reason) {
        AlarmRule rule = AlarmRule.above("cpu", 70, PERIOD, 3, 3).withMissingData(treatment);
        assertThat(evaluate(rule, State.OK, points).reason()).isEqualTo(reason);
    }

    @Test
    void actionsRunOnlyOnAChangeOfState() {
        AlarmRule rule =
                AlarmRule.above("cpu", 70, PERIOD, 1, 1).withActions(List.of(DOWN), List.of(UP), List.of(DARK));
        assertThat(evaluate(rule, State.OK, "X").actions()).containsExactly(UP);
        assertThat(evaluate(rule, State.INSUFFICIENT_DATA, "X").actions()).containsExactly(UP);
        assertThat(evaluate(rule, State.ALARM, "X").actions()).isEmpty();
        assertThat(evaluate(rule, State.ALARM, "0").actions()).containsExactly(DOWN);
        assertThat(evaluate(rule, State.OK, "-").actions()).containsExactly(DARK);
    }

    @Test
    void autoScalingActionsRunEveryPeriod() {
        String scale = "arn:aws:autoscaling:ap-northeast-2:111122223333:scalingPolicy:id:autoScalingGroupName/g";
        AlarmRule rule = AlarmRule.above("cpu", 70, PERIOD, 1, 1).withActions(List.of(), List.of(UP, scale), List.of());
        assertThat(evaluate(rule, State.OK, "X").actions()).containsExactly(scale, UP);
        assertThat(evaluate(rule, State.ALARM, "X").actions()).containsExactly(scale);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderOfThePointsDoesNotMatter(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            AlarmRule rule = anyRule(random);
            int range = rule.evaluationPeriods() + random.nextInt(4);
            List<Datapoint> points = anyPoints(random, range);
            points.addAll(points.subList(0, points.size() / 2)); // some twice
            Evaluation one = AlarmModel.evaluate(rule, State.OK, NOW, range, points);
            Collections.shuffle(points, random);
            assertThat(AlarmModel.evaluate(rule, State.OK, NOW, range, points))
                    .as("seed %d, case %d, %s", seed, i, rule)
                    .isEqualTo(one);
        }
    }

    /// Into a gap, so that no older point is pushed out of the N that count: with that it would not hold.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneMoreBreachingPointNeverEndsAnAlarm(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            AlarmRule rule = anyRule(random);
            int range = rule.evaluationPeriods();
            List<Datapoint> points = anyPoints(random, range);
            State before = any(State.values(), random);
            State alarm = AlarmModel.evaluate(rule, before, NOW, range, points).state();
            Instant start = NOW.minusSeconds((long) PERIOD * (1 + random.nextInt(range)));
            if (alarm == State.ALARM
                    && points.stream().noneMatch(each -> each.start().equals(start))) {
                points.add(new Datapoint(start, 90));
                assertThat(AlarmModel.evaluate(rule, before, NOW, range, points).state())
                        .as("seed %d, case %d, %s, a point more at %s", seed, i, rule, start)
                        .isNotEqualTo(State.OK);
            }
        }
    }

    /// Missing points as fine points, or as breaching ones, bound what can come of them.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void treatmentsBoundEachOther(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            AlarmRule rule = anyRule(random);
            int range = rule.evaluationPeriods() + 2;
            List<Datapoint> points = anyPoints(random, range);
            State fine = stateWhen(rule, MissingData.NOT_BREACHING, range, points);
            State missing = stateWhen(rule, MissingData.MISSING, range, points);
            State breaching = stateWhen(rule, MissingData.BREACHING, range, points);
            if (fine == State.ALARM) {
                assertThat(missing).as("seed %d, case %d, %s", seed, i, rule).isEqualTo(State.ALARM);
            }
            if (missing == State.ALARM) {
                assertThat(breaching).as("seed %d, case %d, %s", seed, i, rule).isEqualTo(State.ALARM);
            }
            if (points.size() >= rule.evaluationPeriods()) {
                assertThat(List.of(fine, missing, breaching))
                        .as("seed %d, case %d: enough real points, no treatment", seed, i)
                        .containsOnly(fine);
            }
        }
    }

    private static State stateWhen(AlarmRule rule, MissingData treatment, int range, List<Datapoint> points) {
        return AlarmModel.evaluate(rule.withMissingData(treatment), State.OK, NOW, range, points)
                .state();
    }

    private static <E> E any(E[] constants, Random random) {
        return constants[random.nextInt(constants.length)];
    }

    private static AlarmRule anyRule(Random random) {
        int n = 1 + random.nextInt(6);
        MissingData treatment = any(MissingData.values(), random);
        return AlarmRule.above("cpu", 70, PERIOD, n, 1 + random.nextInt(n)).withMissingData(treatment);
    }

    private static List<Datapoint> anyPoints(Random random, int range) {
        var points = new ArrayList<Datapoint>();
        for (int age = 1; age <= range; age++) {
            if (random.nextBoolean()) {
                points.add(new Datapoint(NOW.minusSeconds((long) PERIOD * age), random.nextBoolean() ? 90 : 40));
            }
        }
        return points;
    }

    private static String pictureOf(AlarmRule rule, Instant start) {
        return AlarmModel.evaluate(rule, State.OK, NOW, 3, List.of(new Datapoint(start, 90)))
                .picture();
    }

    private static Evaluation evaluate(AlarmRule rule, State before, String picture) {
        String[] slots = picture.split(" ", -1);
        var points = new ArrayList<Datapoint>();
        for (int i = 0; i < slots.length; i++) {
            if (!slots[i].equals("-")) {
                Instant start = NOW.minusSeconds((long) PERIOD * (slots.length - i));
                points.add(new Datapoint(start, slots[i].equals("X") ? 90 : 40));
            }
        }
        return AlarmModel.evaluate(rule, before, NOW, slots.length, points);
    }
}
