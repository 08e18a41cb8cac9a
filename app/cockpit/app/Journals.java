package cockpit.app;

import cockpit.live.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// The journals that this cockpit holds. A stage that is opened for two scenarios is one stage: what either changes is
/// in the one journal, and whichever resets puts all of it back. Thread-safe.
final class Journals {
    private final Map<Path, Share> shares = new HashMap<>();

    /// A journal, and how many stages have it.
    private static final class Share {
        private final Journal journal;
        private int stages;

        private Share(Journal journal) {
            this.journal = journal;
        }
    }

    /// A stage's part in a journal; the last that is closed closes it.
    record Part(Journal journal, AutoCloseable end) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            end.close();
        }
    }

    /// @throws IOException if it cannot be read or written
    synchronized Part open(Path file, Clock clock) throws IOException {
        Share share = shares.get(file);
        if (share == null) {
            share = new Share(Journal.open(file, clock));
            shares.put(file, share);
        }
        share.stages++;
        Share taken = share;
        return new Part(share.journal, () -> leave(file, taken));
    }

    private synchronized void leave(Path file, Share share) throws IOException {
        share.stages--;
        if (share.stages == 0) {
            shares.remove(file);
            share.journal.close();
        }
    }
}
