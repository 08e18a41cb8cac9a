package cockpit.simulation;

/// What an alarm compares, and how often it must be so.
///
/// Source: CloudWatch API, PutMetricAlarm.
///
/// @param comparison        how a value breaches the threshold
/// @param evaluationPeriods N: datapoints looked at
/// @param datapointsToAlarm M: of them this many must breach
/// @param treatMissing      what a missing datapoint counts as
/// @param evaluationRange   periods retrieved, more than N
public record AlarmRule(
        Comparison comparison,
        double threshold,
        int periodSeconds,
        int evaluationPeriods,
        int datapointsToAlarm,
        TreatMissing treatMissing,
        int evaluationRange) {

    /// The range that CloudWatch's documented example retrieves: two more than N.
    public static int usualRange(int evaluationPeriods) {
        return evaluationPeriods + 2;
    }

    /// `ComparisonOperator`.
    public enum Comparison {
        GreaterThanThreshold("greater than"),
        GreaterThanOrEqualToThreshold("greater than or equal to"),
        LessThanThreshold("less than"),
        LessThanOrEqualToThreshold("less than or equal to");

        final String words;

        Comparison(String words) {
            this.words = words;
        }

        boolean breaches(double value, double threshold) {
            return switch (this) {
                case GreaterThanThreshold -> value > threshold;
                case GreaterThanOrEqualToThreshold -> value >= threshold;
                case LessThanThreshold -> value < threshold;
                case LessThanOrEqualToThreshold -> value <= threshold;
            };
        }
    }

    /// `TreatMissingData`.
    public enum TreatMissing {
        missing,
        ignore,
        breaching,
        notBreaching
    }
}
