package cockpit.world;

/// What the cloud side costs. Whole millionths of a dollar, so that adding and taking away never drifts.
///
/// @param perHour  now, millionths of a dollar an hour
/// @param unpriced billed things whose price is not known: then the figures are a lower bound, and shown as "?"
/// @param accrued  so far, millionths of a dollar
/// @param since    when [#accrued] was last brought up to date, microseconds
public record Bill(long perHour, int unpriced, double accrued, long since) {
    static final Bill EMPTY = new Bill(0, 0, 0, 0);

    private static final double HOUR = 3600.0 * Event.SECOND;

    /// Dollars an hour.
    public double dollarsPerHour() {
        return perHour / 1e6;
    }

    /// Dollars spent up to an instant.
    public double dollars(long at) {
        return (accrued + perHour * ((at - since) / HOUR)) / 1e6;
    }

    Bill changed(long morePerHour, int moreUnpriced, long at) {
        if (morePerHour == 0 && moreUnpriced == 0) {
            return this;
        }
        return new Bill(perHour + morePerHour, unpriced + moreUnpriced, dollars(at) * 1e6, at);
    }
}
