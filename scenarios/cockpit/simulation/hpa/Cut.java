package cockpit.simulation.hpa;

/// Numbers with a fraction made whole as the controller's amd64 build makes them: what does not fit, or is no number at
/// all, becomes the lowest number there is. Java would give the nearest one, or zero.
///
/// Source: the conversions of replica_calculator.go, which Go leaves to the processor.
final class Cut {
    private static final double TWO_TO_31 = 0x1p31;
    private static final double TWO_TO_63 = 0x1p63;

    private Cut() {}

    /// To 32 bits, towards zero.
    static int toInt(double number) {
        return number > -TWO_TO_31 - 1 && number < TWO_TO_31 ? (int) number : Integer.MIN_VALUE;
    }

    /// To 64 bits, towards zero.
    static long toLong(double number) {
        return number >= -TWO_TO_63 && number < TWO_TO_63 ? (long) number : Long.MIN_VALUE;
    }

    /// The next whole number of 32 bits.
    static int up(double number) {
        return toInt(Math.ceil(number));
    }
}
