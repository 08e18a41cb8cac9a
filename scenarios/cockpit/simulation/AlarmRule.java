package cockpit.simulation;

import java.util.List;

/// What a CloudWatch metric alarm waits for: a [PutMetricAlarm request][AlarmRequest] that CloudWatch accepted, with
/// the
/// defaults filled in.
/// Source: PutMetricAlarm in the CloudWatch API reference.
///
/// @param name                    AlarmName
/// @param comparison              how a value is held against the threshold
/// @param threshold               in the metric's unit; not looked at when the comparison needs a band
/// @param periodSeconds           length of one period
/// @param evaluationPeriods       N of "M out of N"
/// @param datapointsToAlarm       M of "M out of N", 1 to N
/// @param missingData             what a period without a point counts as
/// @param actionsEnabled          whether any action runs
/// @param okActions               ARNs to run on entering OK
/// @param alarmActions            ARNs to run on entering ALARM
/// @param insufficientDataActions ARNs to run on entering INSUFFICIENT_DATA
public record AlarmRule(
        String name,
        Comparison comparison,
        double threshold,
        int periodSeconds,
        int evaluationPeriods,
        int datapointsToAlarm,
        MissingData missingData,
        boolean actionsEnabled,
        List<String> okActions,
        List<String> alarmActions,
        List<String> insufficientDataActions) {
    /// Copies the lists. Throws IllegalArgumentException when M is not in 1 to N or the period is not positive.
    public AlarmRule {
        if (periodSeconds < 1 || datapointsToAlarm < 1 || datapointsToAlarm > evaluationPeriods) {
            throw new IllegalArgumentException(
                    datapointsToAlarm + " out of " + evaluationPeriods + " periods of " + periodSeconds + " s");
        }
        okActions = List.copyOf(okActions);
        alarmActions = List.copyOf(alarmActions);
        insufficientDataActions = List.copyOf(insufficientDataActions);
    }

    /// An alarm on values above a threshold, M out of N, missing data missing, without actions.
    public static AlarmRule above(String name, double threshold, int periodSeconds, int n, int m) {
        return new AlarmRule(
                name,
                Comparison.GreaterThanThreshold,
                threshold,
                periodSeconds,
                n,
                m,
                MissingData.MISSING,
                true,
                List.of(),
                List.of(),
                List.of());
    }

    /// The same alarm, treating missing data otherwise.
    public AlarmRule withMissingData(MissingData other) {
        return new AlarmRule(
                name,
                comparison,
                threshold,
                periodSeconds,
                evaluationPeriods,
                datapointsToAlarm,
                other,
                actionsEnabled,
                okActions,
                alarmActions,
                insufficientDataActions);
    }

    /// The same alarm with other actions, by the state they belong to.
    public AlarmRule withActions(List<String> ok, List<String> alarm, List<String> insufficientData) {
        return new AlarmRule(
                name,
                comparison,
                threshold,
                periodSeconds,
                evaluationPeriods,
                datapointsToAlarm,
                missingData,
                actionsEnabled,
                ok,
                alarm,
                insufficientData);
    }

    /// How many periods CloudWatch is taken to retrieve when nobody says otherwise.
    /// Source: "attempts to retrieve a higher number of data points than the number specified as Evaluation Periods";
    /// the documented example retrieves 5 for N = 3.
    public int usualRange() {
        return evaluationPeriods + 2;
    }

    List<String> actionsOf(AlarmModel.State state) {
        return switch (state) {
            case OK -> okActions;
            case ALARM -> alarmActions;
            case INSUFFICIENT_DATA -> insufficientDataActions;
        };
    }

    /// PutMetricAlarm's ComparisonOperator; the constants are its words.
    public enum Comparison {
        GreaterThanOrEqualToThreshold("greater than or equal to"),
        GreaterThanThreshold("greater than"),
        LessThanThreshold("less than"),
        LessThanOrEqualToThreshold("less than or equal to"),
        /// Of anomaly detection, like the two that follow: the bounds are a band, not a threshold.
        LessThanLowerOrGreaterThanUpperThreshold("outside of"),
        LessThanLowerThreshold("less than the lower bound of"),
        GreaterThanUpperThreshold("greater than the upper bound of");

        final String words;

        Comparison(String words) {
            this.words = words;
        }

        /// Whether it compares with the band of an anomaly detection model.
        public boolean needsBand() {
            return switch (this) {
                case LessThanLowerOrGreaterThanUpperThreshold, LessThanLowerThreshold, GreaterThanUpperThreshold ->
                    true;
                case GreaterThanOrEqualToThreshold,
                        GreaterThanThreshold,
                        LessThanThreshold,
                        LessThanOrEqualToThreshold -> false;
            };
        }

        /// Whether the value breaches the threshold. No value breaches a band that is not known.
        public boolean breaches(double value, double threshold) {
            return switch (this) {
                case GreaterThanOrEqualToThreshold -> value >= threshold;
                case GreaterThanThreshold -> value > threshold;
                case LessThanThreshold -> value < threshold;
                case LessThanOrEqualToThreshold -> value <= threshold;
                case LessThanLowerOrGreaterThanUpperThreshold, LessThanLowerThreshold, GreaterThanUpperThreshold ->
                    false;
            };
        }
    }

    /// PutMetricAlarm's TreatMissingData.
    public enum MissingData {
        BREACHING("breaching", "Breaching"),
        NOT_BREACHING("notBreaching", "NonBreaching"),
        IGNORE("ignore", "Ignore"),
        MISSING("missing", "Missing");

        /// The API's word.
        public final String word;
        /// The word in a StateReason.
        final String inReason;

        MissingData(String word, String inReason) {
            this.word = word;
            this.inReason = inReason;
        }
    }
}
