package cockpit.simulation;

/// One constant of the simulation.
///
/// @param name     "alarm.threshold"
/// @param value    its default
/// @param unit     of the value
/// @param min      least value allowed
/// @param max      greatest value allowed
/// @param source   where the default comes from; begins with "assumed" where it is ours
/// @param running  whether it may be turned while the stage runs
public record Knob(String name, double value, String unit, double min, double max, String source, boolean running) {}
