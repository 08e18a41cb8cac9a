package cockpit.live.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cockpit.live.Failed;
import cockpit.live.ShippedStage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When the alarm (70 %, 2 of 3 periods of 10 s) can no longer shift the route.
final class AlarmChainTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:12:00Z");

    @TempDir
    private Path folder;

    private final AwsDouble aws = new AwsDouble();

    @SuppressWarnings("NullAway.Init") // each test begins with it
    private AwsAccess access;

    @SuppressWarnings("NullAway.Init") // each test begins with it
    private AlarmChain chain;

    @BeforeEach
    void open() {
        var stage = ShippedStage.aws(folder, aws.url(), "");
        access = AwsAccess.of(stage.aws());
        chain = new AlarmChain(stage, access, () -> NOW);
    }

    @AfterEach
    void close() {
        chain.close();
        access.close();
        aws.close();
    }

    /// Periods of 10 s, the newest of which began so many seconds ago.
    private void points(int age, double... oldestFirst) {
        int n = oldestFirst.length;
        String starts = IntStream.range(0, n)
                .mapToObj(i -> "<member>" + NOW.minusSeconds(age + 10L * (n - 1 - i)) + "</member>")
                .collect(Collectors.joining());
        String values = Arrays.stream(oldestFirst)
                .mapToObj(value -> "<member>" + value + "</member>")
                .collect(Collectors.joining());
        aws.now(
                "GetMetricData",
                asked -> AwsDouble.xml(
                        "GetMetricData",
                        "<MetricDataResults><member><Id>alarm</Id><Timestamps>" + starts + "</Timestamps><Values>"
                                + values + "</Values></member></MetricDataResults>"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing breaches, 5, 60, true, 20, 30, 20",
        "the newest breaches, 5, 60, false, 20, 20, 90",
        "two of the last three breach, 5, 60, false, 90, 90, 20",
        "one of the last three breaches, 5, 60, true, 90, 20, 20",
        "the newest is from before the load ended, 15, 2, false, 20, 20, 20",
        "the load ended in the newest, 5, 2, true, 20, 20, 20",
    })
    void theDatapointsSayWhetherItCanStillGoOff(
            String what, int age, int ended, boolean rests, double first, double second, double third) throws Failed {
        points(age, first, second, third);
        assertThat(chain.atRest(NOW.minusSeconds(ended))).as(what).isEqualTo(rests);
    }

    @Test
    void aLoadThatEndedLongAgoIsCoveredByAnyDatapoint() throws Failed {
        points(25, 20, 20, 20);
        assertThat(chain.atRest(Instant.MIN)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"39, false", "40, true"})
    void withoutDatapointsItIsOverAfterAllPeriodsAndOneMore(int ended, boolean rests) throws Failed {
        assertThat(chain.atRest(NOW.minusSeconds(ended))).isEqualTo(rests);
    }

    @ParameterizedTest
    @CsvSource({"5, ALARM, false", "25, ALARM, true", "5, OK, true"})
    void itsActionIsOnItsWayForAWhile(int ago, String to, boolean rests) throws Failed {
        points(5, 20, 20, 20);
        aws.now(
                "DescribeAlarmHistory",
                asked -> AwsDouble.history(
                        AwsDouble.changed(NOW.minusSeconds(ago), to.equals("OK") ? "ALARM" : "OK", to, "by hand")));
        assertThat(chain.atRest(Instant.MIN)).isEqualTo(rests);
    }

    /// It has told the function already, and has nobody to tell when it is over.
    @Test
    void oneThatIsOnRestsThoughItsDatapointsBreach() throws Failed {
        points(5, 90, 90, 90);
        aws.now("DescribeAlarms", asked -> AwsDouble.alarm("ALARM", "Threshold Crossed", NOW.minusSeconds(60)));
        assertThat(chain.atRest(NOW)).isTrue();
    }

    @Test
    void anAlarmThatIsNotThereIsTold() {
        aws.now("DescribeAlarms", asked -> AwsDouble.xml("DescribeAlarms", "<MetricAlarms/>"));
        assertThatThrownBy(() -> chain.atRest(NOW))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.trouble().key()).isEqualTo("live.aws.noAlarm"));
    }
}
