package cockpit.preflight;

import cockpit.live.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// What a preflight found, the worst first; among equals in the order in which the checks are listed.
///
/// @param at   when it began
/// @param took how long it all took
public record Board(List<Line> lines, Instant at, Duration took) {
    /// One check's.
    ///
    /// @param name as programs know it, e.g. `cluster MAIN`
    /// @param todo what to do, unless it is GO
    /// @param at   when it was known
    /// @param took how long that took
    public record Line(
            String name, Trouble title, Verdict verdict, Trouble found, Trouble todo, Instant at, Duration took) {}

    /// Sorts the lines.
    public Board {
        lines = lines.stream()
                .sorted(Comparator.comparing(Line::verdict).reversed())
                .toList();
    }

    /// The worst there is.
    public Verdict verdict() {
        return lines.isEmpty() ? Verdict.GO : lines.getFirst().verdict();
    }

    /// How many lines have a verdict.
    public long count(Verdict verdict) {
        return lines.stream().filter(line -> line.verdict() == verdict).count();
    }
}
