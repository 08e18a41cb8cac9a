package cockpit.world;

/// A CloudWatch alarm: what it waits for and how it stands.
///
/// @param state  OK, ALARM or INSUFFICIENT_DATA; "" when not told yet
/// @param reason CloudWatch's StateReason
/// @param since  when it entered the state, microseconds
public record Alarm(
        String id,
        String metric,
        double threshold,
        int periodSeconds,
        int evaluationPeriods,
        int datapointsToAlarm,
        String treatMissingData,
        String state,
        String reason,
        long since)
        implements Keyed<String> {
    /// The state's word for going off.
    public static final String ALARM = "ALARM";

    static Alarm unknown(String name) {
        return new Alarm(name, "", Double.NaN, 0, 0, 0, "missing", "", "", 0);
    }

    Alarm configured(CloudFact.AlarmSeen f) {
        return new Alarm(
                id,
                f.metric(),
                f.threshold(),
                f.periodSeconds(),
                f.evaluationPeriods(),
                f.datapointsToAlarm(),
                f.treatMissingData(),
                state,
                reason,
                since);
    }

    Alarm changed(String newState, String newReason, long at) {
        return new Alarm(
                id,
                metric,
                threshold,
                periodSeconds,
                evaluationPeriods,
                datapointsToAlarm,
                treatMissingData,
                newState,
                newReason,
                newState.equals(state) ? since : at);
    }
}
