package cockpit.simulation;

import java.util.List;

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
/// @param choices  what it stands for at 0, 1, 2 ..., each by its name; none where it is a plain number
public record Knob(
        String name,
        double value,
        String unit,
        double min,
        double max,
        boolean whole,
        String source,
        boolean running,
        List<String> choices) {
    /// Copies the choices.
    public Knob {
        choices = List.copyOf(choices);
    }

    /// Whether the knob can stand there.
    public boolean admits(double number) {
        return number >= min && number <= max && (!whole || number == Math.rint(number));
    }

    /// "0 to 100 % CPU", for messages.
    public String bounds() {
        return plain(min) + " to " + plain(max) + " " + unit + (whole ? ", whole" : "");
    }

    /// A value as a person reads and types it: a choice by its name, a number without ".0".
    public String said(double number) {
        return choices.isEmpty() ? plain(number) : choices.get((int) Math.round(number));
    }

    /// What a person typed as a number: a choice may be typed by its name.
    String number(String typed) {
        int index = choices.indexOf(typed.strip());
        return index < 0 ? typed : String.valueOf(index);
    }

    /// A number without ".0".
    static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
