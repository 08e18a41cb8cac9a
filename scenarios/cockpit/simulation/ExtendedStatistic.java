package cockpit.simulation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of PutMetricAlarm's ExtendedStatistic.
/// Source: the CloudWatch user guide's "CloudWatch statistics definitions": p90, tm90, tc90, ts90, wm90, IQM,
/// PR(100:300), TM(10%:90%), TC, TS and WM likewise, either bound may be left out.
final class ExtendedStatistic {
    private static final Pattern PERCENTILE = Pattern.compile("(p|tm|tc|ts|wm)(\\d{1,3}(?:\\.\\d{1,10})?)");
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)?";
    private static final Pattern BY_PERCENT =
            Pattern.compile("(?:TM|TC|TS|WM)\\((?:(\\d+(?:\\.\\d+)?)%)?:(?:(\\d+(?:\\.\\d+)?)%)?\\)");
    private static final Pattern BY_VALUE = Pattern.compile("(?:PR|TM|TC|TS|WM)\\(" + NUMBER + ":" + NUMBER + "\\)");

    private ExtendedStatistic() {}

    static boolean isWellFormed(String word) {
        Matcher percentile = PERCENTILE.matcher(word);
        if (percentile.matches()) {
            return Double.parseDouble(percentile.group(2)) <= 100;
        }
        Matcher percents = BY_PERCENT.matcher(word);
        if (percents.matches()) {
            return isRange(percents) && upTo100(percents.group(1)) && upTo100(percents.group(2));
        }
        Matcher values = BY_VALUE.matcher(word);
        return word.equals("IQM") || (values.matches() && isRange(values));
    }

    private static boolean isRange(Matcher bounds) {
        String low = bounds.group(1);
        String high = bounds.group(2);
        if (low == null || high == null) {
            return low != null || high != null;
        }
        return Double.parseDouble(low) < Double.parseDouble(high);
    }

    private static boolean upTo100(@Nullable String percent) {
        return percent == null || Double.parseDouble(percent) <= 100;
    }
}
