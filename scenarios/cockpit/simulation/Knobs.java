package cockpit.simulation;

import cockpit.stage.Names;
import cockpit.stage.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Every constant of the simulated stage and its value. Immutable.
public final class Knobs {
    private static final SequencedMap<String, Knob> ALL = KnobTable.all();

    private final SequencedMap<String, Double> values;

    private Knobs(SequencedMap<String, Double> values) {
        this.values = values;
    }

    /// Everything as shipped.
    public static Knobs defaults() {
        return new Knobs(new TreeMap<>());
    }

    /// Every knob there is, by name.
    public static List<Knob> all() {
        return List.copyOf(ALL.values());
    }

    /// The value of a knob.
    ///
    /// @throws BadKnob if there is no such knob
    public double get(String name) {
        Double set = values.get(name);
        return set != null ? set : known(name).value();
    }

    /// The value of a knob that takes whole numbers.
    public int whole(String name) {
        return (int) Math.round(get(name));
    }

    /// The value of a knob of seconds, in microseconds.
    public long micros(String name) {
        return Math.round(get(name) * 1e6);
    }

    /// With a knob turned.
    ///
    /// @throws BadKnob if there is no such knob, or the value is no number or out of bounds; it says which, and what
    ///                 would do
    public Knobs with(String name, String typed) {
        Knob knob = known(name);
        String value = knob.number(typed);
        double number;
        try {
            number = Double.parseDouble(value.strip());
        } catch (NumberFormatException e) {
            throw new BadKnob(
                    BadKnob.Kind.NO_NUMBER,
                    "The knob " + name + " takes a number in " + knob.unit() + ", not \"" + value + "\"",
                    name,
                    knob.unit(),
                    value);
        }
        if (!(number >= knob.min() && number <= knob.max())) {
            throw new BadKnob(
                    BadKnob.Kind.OUT_OF_BOUNDS,
                    "The knob " + name + " goes from " + knob.bounds() + "; " + value.strip() + " is outside",
                    name,
                    Knob.plain(knob.min()),
                    Knob.plain(knob.max()),
                    knob.unit(),
                    value.strip());
        }
        if (!knob.admits(number)) {
            throw new BadKnob(
                    BadKnob.Kind.NOT_WHOLE,
                    "The knob " + name + " takes a whole number in " + knob.unit() + ", not " + value.strip(),
                    name,
                    knob.unit(),
                    value.strip());
        }
        var next = new TreeMap<>(values);
        next.put(name, number);
        return new Knobs(next);
    }

    /// Whether a stage can be opened with these together.
    ///
    /// @throws BadKnob if they do not go together; the message says which and why
    public void check() {
        KnobRules.check(this, Names.SHIPPED);
    }

    /// Whether a knob was turned, be it to where it stood.
    public boolean isTurned(String name) {
        return values.containsKey(name);
    }

    /// The knobs that were turned, with their values.
    public SequencedMap<String, Double> turned() {
        return new TreeMap<>(values);
    }

    /// A knob by its name.
    ///
    /// @throws BadKnob if there is none
    public static Knob known(String name) {
        Knob knob = ALL.get(name);
        if (knob == null) {
            String none = "There is no knob \"" + name + "\"";
            String near = String.join(", ", near(name));
            throw near.isEmpty()
                    ? new BadKnob(BadKnob.Kind.UNKNOWN, none, name)
                    : new BadKnob(BadKnob.Kind.MISSPELT, none + "; did you mean " + near + "?", name, near);
        }
        return knob;
    }

    private static List<String> near(String name) {
        var found = new ArrayList<String>();
        String wanted = name.toLowerCase(Locale.ROOT);
        for (String candidate : ALL.keySet()) {
            String is = candidate.toLowerCase(Locale.ROOT);
            String last = wanted.substring(wanted.lastIndexOf('.') + 1);
            if (is.contains(wanted) || Spelling.distance(is, wanted) <= 3 || (last.length() > 3 && is.endsWith(last))) {
                found.add(candidate);
            }
        }
        return found.subList(0, Math.min(3, found.size()));
    }
}
