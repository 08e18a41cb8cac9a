package cockpit.script;

/// The talk's clock against its plan. Source of the sums: reveal.js' speaker view, pacing.
///
/// @param elapsed   seconds of talk so far, holds left out
/// @param total     seconds planned for the whole
/// @param drift     seconds behind (positive) or ahead (negative) of the plan
/// @param left      seconds left in the current cue by the plan, 0 when over
/// @param word      how it stands
public record Pace(double elapsed, double total, double drift, double left, Word word) {
    /// In words, beside the figure.
    public enum Word {
        NOT_BEGUN,
        AHEAD,
        ON_TRACK,
        BEHIND
    }

    /// The pace of a show.
    ///
    /// @param elapsed seconds since the talk was begun, holds left out; negative when it was not
    public static Pace of(Show show, double elapsed) {
        double total = show.scenario().seconds();
        if (elapsed < 0) {
            return new Pace(0, total, 0, 0, Word.NOT_BEGUN);
        }
        int current = Math.max(show.current(), 0);
        double before = 0;
        for (int i = 0; i < current; i++) {
            before += show.scenario().cues().get(i).seconds();
        }
        double planned = show.scenario().cues().get(current).seconds();
        double left = before + planned - elapsed;
        if (left < 0) {
            return new Pace(elapsed, total, -left, 0, Word.BEHIND);
        }
        return left <= planned
                ? new Pace(elapsed, total, 0, left, Word.ON_TRACK)
                : new Pace(elapsed, total, planned - left, left, Word.AHEAD);
    }
}
