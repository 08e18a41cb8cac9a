package cockpit.app;

import cockpit.app.decide.DecideCommand;
import cockpit.recording.InfoCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `cockpit`: without a subcommand, the desk.
@Command(
        name = "cockpit",
        description = "Gives, rehearses and explores a talk on hybrid cloud bursting.",
        mixinStandardHelpOptions = true,
        versionProvider = CockpitCommand.Version.class,
        subcommands = {RehearseCommand.class, RecordCommand.class, InfoCommand.class, DecideCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "1:it ran, and something did not hold", "2:it could not run"})
final class CockpitCommand implements Callable<Integer> {
    @Option(names = "--lang", paramLabel = "ko|en", description = "Language; changed with N while it runs.")
    private Optional<String> language = Optional.empty();

    @Option(names = "--theme", paramLabel = "dark|light", description = "Dress; changed with W while it runs.")
    private String theme = "dark";

    @Option(names = "--at", paramLabel = "M:SS", description = "Open a recording at this instant.")
    private Optional<String> at = Optional.empty();

    @Option(
            names = "--measure-start",
            hidden = true,
            description =
                    "Open the window, display or not, print the milliseconds from the JVM's start to its first frame,"
                            + " and end.")
    private boolean measureStart;

    @Mixin
    private StageChoice choice = new StageChoice();

    /// What `--version` prints.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "cockpit " + Assets.version(), "Java " + Runtime.version() + ", JavaFX 26",
            };
        }
    }

    @Override
    public Integer call() throws IOException {
        String spoken = language.orElseGet(CockpitCommand::ofThisMachine);
        if (!spoken.equals("ko") && !spoken.equals("en")) {
            throw new IllegalArgumentException("--lang is ko or en, not \"" + spoken + "\"");
        }
        if (HeadlessScreen.wanted() && !measureStart) {
            System.out.println("There is no display: rehearsing scenario 1 without a window.");
            return commandLine().execute("rehearse", "bursting", "--lang", spoken, "--theme", theme);
        }
        return Desktop.run(choice, spoken, RehearseCommand.mode(theme), at.map(CockpitCommand::instant), measureStart);
    }

    private static String ofThisMachine() {
        return Locale.getDefault().getLanguage().equals("ko") ? "ko" : "en";
    }

    static long instant(String text) {
        String[] parts = text.split(":");
        try {
            double seconds = 0;
            for (String part : parts) {
                seconds = seconds * 60 + Double.parseDouble(part);
            }
            return Math.round(seconds * 1e6);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--at is like 2:30, not \"" + text + "\"", e);
        }
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new CockpitCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            PrintWriter err = command.getErr();
            err.println(exception.getMessage() == null ? exception.toString() : exception.getMessage());
            err.flush();
            LoggerFactory.getLogger(CockpitCommand.class).error("It could not run", exception);
            return 2;
        });
        return line;
    }
}
