package cockpit.world;

/// A number and when it was true. [#NONE] is drawn as a dash, never as zero.
///
/// @param value the number, NaN for none
/// @param at    microseconds of the stage's time
/// @param count how many observations it stands on; 1 for a plain value
public record Reading(double value, long at, long count) {
    /// Nothing heard yet.
    public static final Reading NONE = new Reading(Double.NaN, 0, 0);

    /// A plain value.
    public static Reading of(double value, long at) {
        return new Reading(value, at, 1);
    }

    public boolean known() {
        return !Double.isNaN(value);
    }
}
