package cockpit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cockpit.simulation.ShiftDecision.AlarmEvent;
import cockpit.simulation.ShiftDecision.Nothing;
import cockpit.simulation.ShiftDecision.Policy;
import cockpit.simulation.ShiftDecision.Refused;
import cockpit.simulation.ShiftDecision.Route;
import cockpit.simulation.ShiftDecision.SetWeight;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShiftDecisionTest {
    private static final Policy TALK = Policy.of("cpu-high", "recommendationservice");
    private static final AlarmEvent ALARM = new AlarmEvent("cpu-high", "ALARM", "OK");
    private static final AlarmEvent OK = new AlarmEvent("cpu-high", "OK", "ALARM");

    private static Route route(int home, int cloud) {
        return new Route("recommendationservice", home, cloud);
    }

    @Test
    void anAlarmShiftsToTheTargetAndASecondDeliveryDoesNothing() {
        ShiftDecision first = ShiftDecision.of(ALARM, route(100, 0), TALK);
        assertThat(first).isEqualTo(new SetWeight(80, "OK -> ALARM: recommendationservice 0 % -> 80 % to the cloud"));
        assertThat(ShiftDecision.of(ALARM, route(20, 80), TALK)).isInstanceOf(Nothing.class);
    }

    @Test
    void aFirstEvaluationMayAlarmToo() {
        var event = new AlarmEvent("cpu-high", "ALARM", "INSUFFICIENT_DATA");
        assertThat(ShiftDecision.of(event, route(100, 0), TALK)).isInstanceOf(SetWeight.class);
    }

    /// Whatever the weights were: never a step, and never back towards home while the alarm is on.
    @ParameterizedTest
    @ValueSource(ints = {0, 10, 50, 79})
    void theTargetIsAbsolute(int cloud) {
        assertThat(ShiftDecision.of(ALARM, route(100 - cloud, cloud), TALK))
                .isInstanceOfSatisfying(
                        SetWeight.class, set -> assertThat(set.cloudWeight()).isEqualTo(80));
    }

    @Test
    void moreThanTheTargetIsLeftAlone() {
        assertThat(ShiftDecision.of(ALARM, route(0, 100), TALK)).isInstanceOf(Nothing.class);
    }

    @Test
    void okGoesBackOnlyWhenTold() {
        assertThat(ShiftDecision.of(OK, route(20, 80), TALK)).isInstanceOf(Nothing.class);
        var goesBack = new Policy("cpu-high", "recommendationservice", 80, true, Set.of());
        assertThat(ShiftDecision.of(OK, route(20, 80), goesBack))
                .isInstanceOfSatisfying(
                        SetWeight.class, set -> assertThat(set.cloudWeight()).isZero());
        assertThat(ShiftDecision.of(OK, route(100, 0), goesBack)).isInstanceOf(Nothing.class);
    }

    /// Istio takes a host's short name within the namespace, and its full one anywhere.
    @Test
    void theRouteMustBeTheServices() {
        assertThat(ShiftDecision.of(ALARM, new Route("recommendationservice.shop.svc.cluster.local", 100, 0), TALK))
                .isInstanceOf(SetWeight.class);
        assertThat(ShiftDecision.of(ALARM, new Route("paymentservice", 100, 0), TALK))
                .isEqualTo(new Refused("the route is of paymentservice, this function shifts recommendationservice"));
    }

    @Test
    void noDataMovesNothing() {
        var event = new AlarmEvent("cpu-high", "INSUFFICIENT_DATA", "ALARM");
        assertThat(ShiftDecision.of(event, route(20, 80), TALK)).isInstanceOf(Nothing.class);
    }

    @Test
    void refusesWhatMustNotBeDone() {
        var sensitive = new Policy("cpu-high", "paymentservice", 80, false, Set.of("cartservice", "paymentservice"));
        assertThat(ShiftDecision.of(ALARM, new Route("paymentservice", 100, 0), sensitive))
                .isEqualTo(new Refused("OK -> ALARM: paymentservice handles sensitive data and stays on-prem"));
        assertThat(ShiftDecision.of(new AlarmEvent("other", "ALARM", "OK"), route(100, 0), TALK))
                .isInstanceOf(Refused.class);
        assertThat(ShiftDecision.of(ALARM, route(50, 40), TALK)).isInstanceOf(Refused.class);
        assertThat(ShiftDecision.of(new AlarmEvent("cpu-high", "alarm", "OK"), route(100, 0), TALK))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Policy("a", "r", 101, false, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
