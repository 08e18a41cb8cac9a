package cockpit.simulation;

/// One constant of the simulation.
///
/// @param name     "alarm.threshold"
/// @param value    its default
/// @param unit     of the value
/// @param min      least value allowed
/// @param max      greatest value allowed
/// @param whole    whether only whole numbers make sense
/// @param source   where the default comes from; begins with "assumed" where it is ours
/// @param running  whether it may be turned while the stage runs
public record Knob(
        String name, double value, String unit, double min, double max, boolean whole, String source, boolean running) {
    /// Whether the knob can stand there.
    public boolean admits(double number) {
        return number >= min && number <= max && (!whole || number == Math.rint(number));
    }

    /// "0 to 100 % CPU", for messages.
    public String bounds() {
        return plain(min) + " to " + plain(max) + " " + unit + (whole ? ", whole" : "");
    }

    /// A value as a person types it: without ".0".
    static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
