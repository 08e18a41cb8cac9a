package cockpit.views.theme;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Numbers as they stand on screen: the same in both languages, never flickering between forms.
public final class Figures {
    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

    private Figures() {}

    /// No decimals, thousands parted.
    public static String whole(double value) {
        return format("#,##0", value);
    }

    /// One decimal.
    public static String one(double value) {
        return format("#,##0.0", value);
    }

    /// Two decimals.
    public static String two(double value) {
        return format("#,##0.00", value);
    }

    /// Four decimals, as prices come.
    public static String four(double value) {
        return format("#,##0.0000", value);
    }

    /// Minutes and seconds, "12:41"; hours in front where there are any.
    public static String clock(double seconds) {
        long s = (long) Math.floor(Math.max(0, seconds));
        return s >= 3600
                ? "%d:%02d:%02d".formatted(s / 3600, s / 60 % 60, s % 60)
                : "%d:%02d".formatted(s / 60, s % 60);
    }

    private static String format(String pattern, double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return new DecimalFormat(pattern, SYMBOLS).format(value == 0 ? 0.0 : value);
    }
}
