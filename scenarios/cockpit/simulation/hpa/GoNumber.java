package cockpit.simulation.hpa;

/// Whole numbers of fractions as the controller gets them: Go on amd64 makes what does not fit, and what is no number,
/// the least number of all. Source: the Go specification leaves it to the machine; CVTTSD2SL and CVTTSD2SQ give that.
final class GoNumber {
    private static final double BEYOND_LONG = 0x1p63;
    private static final double BEYOND_INT = 0x1p31;

    private GoNumber() {}

    /// `int32(number)`, cut towards zero.
    static int int32(double number) {
        return number > -BEYOND_INT - 1 && number < BEYOND_INT ? (int) number : Integer.MIN_VALUE;
    }

    /// `int64(number)`, cut towards zero.
    static long int64(double number) {
        return number >= -BEYOND_LONG && number < BEYOND_LONG ? (long) number : Long.MIN_VALUE;
    }
}
