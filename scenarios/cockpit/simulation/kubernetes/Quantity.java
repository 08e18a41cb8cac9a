package cockpit.simulation.kubernetes;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An amount as Kubernetes writes it: `200m`, `1.5Gi`, `1e3`. Finer than a billionth is rounded up, beyond 64 bits is
/// cut.
///
/// Source: `k8s.io/apimachinery/pkg/api/resource/quantity.go` (ParseQuantity, Value, MilliValue).
///
/// @param amount the number meant, at most nine decimals
public record Quantity(BigDecimal amount) implements Comparable<Quantity> {
    private static final int FINEST = 9;
    /// Longer than any number of 64 bits and nine decimals; what is longer is refused before it costs anything.
    private static final int LONGEST = 64;
    /// Source: `amount.go` (positiveScaleInt64), which multiplies by a million millions only step by step.
    private static final int BILLIONS = -9;
    private static final int GREATEST_EXPONENT = 40;

    private static final Pattern FORM =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\\d+)?");
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Map<String, Integer> DECIMAL_SUFFIXES =
            Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final Map<String, Integer> BINARY_SUFFIXES =
            Map.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);

    private static final BigDecimal KIBI = BigDecimal.valueOf(1_024);
    private static final List<String> BINARY_NAMES = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final Map<Integer, String> DECIMAL_NAMES =
            Map.of(-6, "u", -3, "m", 3, "k", 6, "M", 9, "G", 12, "T", 15, "P", 18, "E");

    /// Nothing. Stands behind the bounds that its making needs.
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    public Quantity {
        if (amount.scale() > FINEST) {
            amount = amount.setScale(FINEST, RoundingMode.UP);
        }
        amount = amount.min(GREATEST).max(GREATEST.negate());
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    /// Reads what Kubernetes would accept.
    ///
    /// @throws IllegalArgumentException if it would not
    public static Quantity parse(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > LONGEST || !form.matches()) {
            throw new IllegalArgumentException("no quantity: quantities look like 200m, 1.5, 512Mi or 1e3");
        }
        BigDecimal number = new BigDecimal(form.group(1));
        String suffix = form.group(2);
        if (suffix == null) {
            return new Quantity(number);
        }
        Integer binary = BINARY_SUFFIXES.get(suffix);
        if (binary != null) {
            return new Quantity(number.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(binary))));
        }
        Integer decimal = DECIMAL_SUFFIXES.get(suffix);
        return new Quantity(number.scaleByPowerOfTen(decimal == null ? exponent(suffix) : decimal));
    }

    /// A whole number of units.
    public static Quantity of(long units) {
        return new Quantity(BigDecimal.valueOf(units));
    }

    /// A whole number of thousandths.
    public static Quantity ofMilli(long milli) {
        return new Quantity(BigDecimal.valueOf(milli, 3));
    }

    /// What a controller reckons with where it wants a fraction: the digits times a power of ten, both as floats, which
    /// may differ in the last bit from the fraction written. Source: AsApproximateFloat64.
    ///
    /// @throws IllegalArgumentException if the text is no quantity
    public static double approximately(String text) {
        Quantity exact = parse(text);
        Matcher form = FORM.matcher(text);
        String suffix = form.matches() ? form.group(2) : null;
        if (suffix != null && BINARY_SUFFIXES.containsKey(suffix)) {
            return exact.amount.doubleValue();
        }
        Integer named = suffix == null ? Integer.valueOf(0) : DECIMAL_SUFFIXES.get(suffix);
        BigDecimal written = new BigDecimal(form.group(1))
                .scaleByPowerOfTen(named == null ? exponent(String.valueOf(suffix)) : named);
        BigDecimal finest = written.scale() > FINEST ? exact.amount.setScale(FINEST, RoundingMode.UP) : written;
        return finest.unscaledValue().doubleValue() * Double.parseDouble("1e" + -finest.scale());
    }

    private static int exponent(String suffix) {
        try {
            return Math.clamp(Long.parseLong(suffix.substring(1)), -GREATEST_EXPONENT, GREATEST_EXPONENT);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the exponent has too many digits", e);
        }
    }

    /// In units, rounded away from zero.
    public long value() {
        return amount.setScale(0, RoundingMode.UP).longValue();
    }

    /// In thousandths, rounded away from zero. What 64 bits do not hold comes out as Kubernetes has it: nothing of
    /// whole
    /// billions, of others the lowest 64 bits.
    public long milliValue() {
        BigDecimal milli = amount.movePointRight(3).setScale(0, RoundingMode.UP);
        boolean fits = milli.abs().compareTo(GREATEST) <= 0;
        return fits || amount.scale() > BILLIONS ? milli.toBigInteger().longValue() : 0;
    }

    /// Both together.
    public Quantity plus(Quantity other) {
        return new Quantity(amount.add(other.amount));
    }

    /// The greater of the two.
    public Quantity max(Quantity other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    /// As Kubernetes writes amounts: the greatest suffix that leaves a whole number.
    @Override
    public String toString() {
        if (amount.signum() == 0) {
            return "0";
        }
        for (int exponent = 18; exponent > -FINEST; exponent -= 3) {
            BigDecimal number = amount.scaleByPowerOfTen(-exponent);
            if (isWhole(number)) {
                return number.toBigInteger() + DECIMAL_NAMES.getOrDefault(exponent, "");
            }
        }
        return amount.scaleByPowerOfTen(FINEST).toBigInteger() + "n";
    }

    /// As Kubernetes writes amounts of memory: `1536Mi`; small or broken ones as any other.
    public String inBinary() {
        if (amount.abs().compareTo(KIBI) < 0 || !isWhole(amount)) {
            return toString();
        }
        BigInteger number = amount.toBigInteger();
        int power = 0;
        while (power < BINARY_NAMES.size() - 1
                && number.mod(KIBI.toBigInteger()).signum() == 0) {
            number = number.divide(KIBI.toBigInteger());
            power++;
        }
        return number + BINARY_NAMES.get(power);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
