package cockpit.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Since when each source of a stage has been silent. A world alone knows only when it last heard of a source, be it
/// an answer or a failure. Fed with each newest world; one thread's.
public final class Silences {
    private final Map<String, Long> heard = new TreeMap<>();
    private Table<String, SourceState> seen = Table.empty();

    /// One that is silent.
    ///
    /// @param lost  whether nothing of it can be reached at all
    /// @param since when it was last heard, microseconds; 0 where it never was
    public record Silence(String source, boolean lost, long since) {}

    /// Takes note of who is heard.
    public void look(World newest) {
        Table<String, SourceState> sources = newest.talk().sources();
        sources.changes(seen, (before, after) -> {
            if (after != null && after.health().heard()) {
                heard.put(after.id(), after.heard());
            }
        });
        seen = sources;
    }

    /// Who is silent at an instant, worst first: the lost ones, then whoever has been silent longest.
    public List<Silence> at(long instant) {
        var silent = new ArrayList<Silence>();
        seen.forEach(source -> {
            if (source.silent(instant)) {
                long since = Optional.ofNullable(heard.get(source.id())).orElse(0L);
                silent.add(new Silence(source.id(), source.health() == TalkFact.Health.LOST, since));
            }
        });
        silent.sort(Comparator.comparing(Silence::lost)
                .reversed()
                .thenComparingLong(Silence::since)
                .thenComparing(Silence::source));
        return List.copyOf(silent);
    }
}
