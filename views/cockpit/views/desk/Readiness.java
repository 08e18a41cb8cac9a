package cockpit.views.desk;

import java.util.List;

/// What was found when the stage was looked at, a row for each check in the order of the talk. Immutable.
///
/// @param phase   how far the look has come
/// @param seconds how long it took, once it has ended
/// @param trouble why it could not be made, in the system's own words; "" if it could
public record Readiness(Phase phase, List<Row> rows, double seconds, String trouble) {
    /// Nobody has looked yet.
    public static final Readiness NEVER = new Readiness(Phase.NEVER, List.of(), 0, "");

    /// Copies the rows.
    public Readiness {
        rows = List.copyOf(rows);
    }

    public enum Phase {
        NEVER,
        LOOKING,
        ENDED
    }

    /// One check's. Texts are keys with their arguments, as `Texts.told` takes them.
    ///
    /// @param found what is so
    /// @param todo  what to do, unless it is GO
    /// @param at    when it was known, milliseconds of the wall clock
    public record Row(String title, State state, String found, String todo, long at) {
        /// How a check stands, the worst last.
        public enum State {
            /// Not ended yet.
            OPEN,
            GO,
            WARN,
            NO_GO
        }

        /// A row whose check has not ended.
        public static Row of(String title) {
            return new Row(title, State.OPEN, "", "", 0);
        }

        /// The same row before its check has ended again.
        public Row blank() {
            return of(title);
        }

        /// Whether somebody has to read it.
        public boolean isBad() {
            return state == State.WARN || state == State.NO_GO;
        }
    }

    /// Under way.
    public static Readiness begun(List<Row> rows) {
        return new Readiness(Phase.LOOKING, rows, 0, "");
    }

    /// All that could be found is known.
    public static Readiness ended(List<Row> rows, double seconds) {
        return new Readiness(Phase.ENDED, rows, seconds, "");
    }

    /// It could not be made.
    public static Readiness broken(String trouble) {
        return new Readiness(Phase.ENDED, List.of(), 0, trouble);
    }

    /// How many rows stand so.
    public long count(Row.State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }

    /// The worst there is.
    public Row.State worst() {
        return rows.stream().map(Row::state).max(Row.State::compareTo).orElse(Row.State.GO);
    }
}
