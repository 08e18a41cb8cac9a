package cockpit.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/// Another cockpit's process: says whether it holds a journal.
final class JournalAsker {
    private JournalAsker() {}

    public static void main(String[] args) throws IOException {
        try (Journal journal = Journal.open(Path.of(args[0]), Clock.systemUTC())) {
            System.out.println(journal.held() ? "held" : "refused");
        }
    }
}
