package cockpit.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Starts the program. Apart from the JavaFX application class, so that the class path needs no JavaFX modules.
public final class Boot {
    /// Kept, since the logging of the JDK forgets levels of loggers that nobody holds.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Boot() {}

    /// Runs the command line.
    public static void main(String[] args) {
        JAVAFX.setLevel(Level.SEVERE); // it warns of the class path, which is chosen
        Path logs = Places.here().logs();
        System.setProperty("cockpit.logs", logs.toString());
        int code = CockpitCommand.commandLine(List.of(args)).execute(args);
        System.exit(code);
    }

    /// Seconds from the start of the JVM to an instant of `System.nanoTime`.
    static double startedSecondsBefore(long nanos) {
        long up = ManagementFactory.getRuntimeMXBean().getUptime();
        return Math.max(0, up / 1e3 - (System.nanoTime() - nanos) / 1e9);
    }
}
