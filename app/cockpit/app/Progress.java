package cockpit.app;

import java.io.PrintWriter;

/// One line that says how far it has come, on a terminal only.
final class Progress {
    private final PrintWriter err;
    private final int of;
    private final boolean quiet = System.console() == null || !System.console().isTerminal();

    Progress(PrintWriter err, int of) {
        this.err = err;
        this.of = of;
    }

    void at(int index, String words) {
        if (!quiet) {
            err.print("\r\u001b[K" + (index + 1) + " of " + of + "  " + words);
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
