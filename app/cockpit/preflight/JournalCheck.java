package cockpit.preflight;

import cockpit.live.Journal;
import cockpit.live.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Whether an earlier run has left something changed.
///
/// @param stage   the stage's file, for the words
/// @param journal need not be there
record JournalCheck(Path stage, Path journal) implements Check {
    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.journal");
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.todo.reset", stage.toString());
    }

    @Override
    public Duration limit() {
        return DiskCheck.LIMIT;
    }

    @Override
    public Verdict otherwise() {
        return Verdict.WARN;
    }

    @Override
    public Finding run() throws IOException {
        List<Journal.Entry> left = Journal.leftIn(journal);
        return left.isEmpty()
                ? Finding.go("preflight.journal.settled")
                : Finding.warn(
                        "preflight.journal.left",
                        String.join(
                                ", ", left.stream().map(Journal.Entry::target).toList()));
    }
}
