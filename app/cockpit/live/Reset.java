package cockpit.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Puts everything back that the journal tells of, newest first, and reads it back. To do it twice is to do it once.
public final class Reset {
    /// What became of one target.
    public sealed interface Outcome {
        String target();

        /// It is as it was.
        record Restored(String target) implements Outcome {}

        /// Somebody else changed it since; it is left, unless whoever resets says otherwise.
        record Foreign(String target, String writer) implements Outcome {}

        /// It is not as it was.
        record NotRestored(String target, Trouble trouble) implements Outcome {}
    }

    private final Journal journal;
    private final Function<Journal.Entry, Optional<Target>> targets;
    private final Set<String> known;
    private final Aftermath aftermath;
    private boolean changed;

    /// @param targets finds what an entry of the journal is about
    /// @param known   writers whose changes are the talk's own: the cockpit's and the function's
    /// @param aftermath what may still come of the changes
    public Reset(
            Journal journal,
            Function<Journal.Entry, Optional<Target>> targets,
            Set<String> known,
            Aftermath aftermath) {
        this.journal = journal;
        this.targets = targets;
        this.known = Set.copyOf(known);
        this.aftermath = aftermath;
    }

    /// Does it all; what cannot be put back stays in the journal, and the rest goes on. May take two minutes: load has
    /// to come to rest, and the route is put back when nothing shifts it any more.
    ///
    /// @param foreign whether what somebody else changed since is put back too
    public List<Outcome> run(boolean foreign) {
        return run(entry -> true, foreign);
    }

    /// Does it for some of what the journal tells of; the rest is left open.
    List<Outcome> run(Predicate<Journal.Entry> which, boolean foreign) {
        changed = false;
        var outcomes = new ArrayList<Outcome>();
        for (Journal.Entry entry : journal.open().reversed()) {
            if (which.test(entry)) {
                outcomes.add(restore(entry, foreign));
            }
        }
        return List.copyOf(outcomes);
    }

    private Outcome restore(Journal.Entry entry, boolean foreign) {
        if (!journal.held()) { // whoever holds it is at work on the stage
            return new Outcome.NotRestored(
                    entry.target(),
                    Trouble.of("live.journal.held", journal.file().toString()));
        }
        Optional<Target> found = targets.apply(entry);
        if (found.isEmpty()) {
            return new Outcome.NotRestored(entry.target(), Trouble.of("live.reset.unknown", entry.target()));
        }
        Target target = found.get();
        try {
            aftermath.over(entry.target(), changed);
            JsonNode now = target.settled();
            if (!now.equals(entry.before())) {
                String writer = target.writer().orElse("");
                if (!foreign && !writer.isEmpty() && !known.contains(writer)) {
                    return new Outcome.Foreign(entry.target(), writer);
                }
                changed = true;
                target.restore(entry.before());
                if (!target.settled().equals(entry.before())) {
                    return new Outcome.NotRestored(entry.target(), Trouble.of("live.reset.differs", entry.target()));
                }
            }
            journal.restored(entry.target());
            return new Outcome.Restored(entry.target());
        } catch (Failed e) {
            return new Outcome.NotRestored(entry.target(), e.trouble());
        } catch (IOException e) {
            return new Outcome.NotRestored(
                    entry.target(),
                    Trouble.of("live.journal.failed", journal.file().toString(), String.valueOf(e.getMessage())));
        }
    }
}
