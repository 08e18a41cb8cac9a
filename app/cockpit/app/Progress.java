package cockpit.app;

import cockpit.views.theme.Texts;
import java.io.PrintWriter;

/// One line that says how far it has come, on a terminal only.
final class Progress {
    private final PrintWriter err;
    private final Texts texts;
    private final int of;
    private final boolean quiet = System.console() == null || !System.console().isTerminal();

    Progress(PrintWriter err, Texts texts, int of) {
        this.err = err;
        this.texts = texts;
        this.of = of;
    }

    void at(int index, String words) {
        if (!quiet) {
            err.print("\r\u001b[K" + texts.get("cli.progress", index + 1, of, words));
            err.flush();
        }
    }

    void done() {
        if (!quiet) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
