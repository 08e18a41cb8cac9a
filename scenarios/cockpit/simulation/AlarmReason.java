package cockpit.simulation;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The StateReason of an evaluation, in CloudWatch's words.
/// Source: DescribeAlarms answers and alarm notifications in the wild, for instance "Threshold Crossed: 1 out of the
/// last
/// 1 datapoints [2.0 (19/06/24 12:00:00)] was greater than or equal to the threshold (1.0) (minimum 1 datapoint for OK
/// -> ALARM transition)." and "Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints
/// were
/// treated as [Breaching]."
final class AlarmReason {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    /// More periods than this are not drawn.
    private static final int LONGEST_PICTURE = 60;

    private AlarmReason() {}

    static String of(AlarmModel.Seen seen, AlarmModel.Verdict verdict) {
        int n = seen.rule().evaluationPeriods();
        int unknown = Math.max(0, n - seen.points().size());
        return switch (verdict.reasonClass()) {
            case InsufficientData ->
                "Insufficient Data: " + counted(unknown, "datapoint") + " " + was(unknown) + " unknown.";
            case Unchanged -> "Unchanged: " + counted(unknown, "missing datapoint") + " " + was(unknown) + " ignored.";
            case ThresholdCrossed -> "Threshold Crossed: " + crossed(seen, verdict, unknown) + ".";
        };
    }

    private static String crossed(AlarmModel.Seen seen, AlarmModel.Verdict verdict, int unknown) {
        AlarmRule rule = seen.rule();
        boolean alarm = verdict.state() == AlarmModel.State.ALARM;
        var telling = seen.points().stream()
                .limit(verdict.evaluated())
                .filter(point -> seen.breaches(point) == alarm)
                .toList();
        String filled = filled(rule, unknown);
        if (seen.points().isEmpty()) {
            return "no datapoints were received for " + counted(rule.evaluationPeriods(), "period") + " and " + filled;
        }
        int least = alarm ? rule.datapointsToAlarm() : rule.evaluationPeriods() - rule.datapointsToAlarm() + 1;
        String minimum = " (minimum " + counted(least, "datapoint") + " for " + (alarm ? "OK -> ALARM" : "ALARM -> OK")
                + " transition)";
        if (telling.isEmpty()) {
            return filled + minimum;
        }
        return telling.size() + " out of the last " + verdict.evaluated() + " datapoints " + listed(telling) + " "
                + was(telling.size()) + (alarm ? " " : " not ") + rule.comparison().words + " the threshold ("
                + rule.threshold() + ")" + (filled.isEmpty() ? "" : " and " + filled) + minimum;
    }

    private static String filled(AlarmRule rule, int unknown) {
        return switch (rule.missingData()) {
            case BREACHING, NOT_BREACHING ->
                unknown == 0
                        ? ""
                        : counted(unknown, "missing datapoint") + " " + was(unknown) + " treated as ["
                                + rule.missingData().inReason + "]";
            case IGNORE, MISSING -> "";
        };
    }

    private static String listed(List<AlarmModel.Aged> points) {
        return points.stream()
                .map(each ->
                        each.point().value() + " (" + TIME.format(each.point().start()) + ")")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// The range as the user guide draws it, oldest first: X breaching, 0 fine, - missing.
    static String picture(AlarmModel.Seen seen, int range) {
        var slots = "-".repeat(Math.clamp(range, 0, LONGEST_PICTURE)).toCharArray();
        for (AlarmModel.Aged each : seen.points()) {
            if (each.age() <= slots.length) {
                slots[slots.length - each.age()] = seen.breaches(each) ? 'X' : '0';
            }
        }
        return new String(slots).chars().mapToObj(Character::toString).collect(Collectors.joining(" "));
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String was(int count) {
        return count == 1 ? "was" : "were";
    }
}
