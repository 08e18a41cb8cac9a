package cockpit.simulation;

import java.util.List;

/// A knob that is not there, or cannot be turned so far. The message is English; a view says it in its own language by
/// [#kind] and [#details].
public final class BadKnob extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /// What is wrong, and what the details are.
    public enum Kind {
        /// The name.
        UNKNOWN,
        /// The name, and the names that come near.
        MISSPELT,
        /// The name, its unit, the value.
        NO_NUMBER,
        /// The name, its least, its most, its unit, the value.
        OUT_OF_BOUNDS,
        /// The name, its unit, the value.
        NOT_WHOLE,
        /// The name: it is fixed once the stage is open.
        FIXED,
        /// What is wrong with several knobs together, in the words of whoever would refuse them.
        TOGETHER
    }

    private final Kind kind;
    private final transient List<String> details;

    BadKnob(Kind kind, String message, String... details) {
        super(message);
        this.kind = kind;
        this.details = List.of(details);
    }

    /// Knobs that do not go together.
    ///
    /// @param why in the words of whoever would refuse them
    public static BadKnob together(String why) {
        return new BadKnob(Kind.TOGETHER, why, why);
    }

    public Kind kind() {
        return kind;
    }

    public List<String> details() {
        return details;
    }
}
