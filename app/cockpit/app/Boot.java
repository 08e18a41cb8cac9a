package cockpit.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/// Starts the program. Apart from the JavaFX application class, so that the class path needs no JavaFX modules.
public final class Boot {
    private Boot() {}

    /// Runs the command line.
    public static void main(String[] args) {
        Path logs = Places.here().logs();
        System.setProperty("cockpit.logs", logs.toString());
        int code = CockpitCommand.commandLine().execute(args);
        System.exit(code);
    }

    /// Seconds from the start of the JVM to an instant of `System.nanoTime`.
    static double startedSecondsBefore(long nanos) {
        long up = ManagementFactory.getRuntimeMXBean().getUptime();
        return Math.max(0, up / 1e3 - (System.nanoTime() - nanos) / 1e9);
    }
}
