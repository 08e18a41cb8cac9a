package cockpit.app;

import cockpit.app.decide.DecideCommand;
import cockpit.recording.InfoCommand;
import cockpit.views.theme.Mode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

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

    @Mixin
    private StageChoice choice = new StageChoice();

    @Spec
    private CommandSpec spec = CommandSpec.create();

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
        String spoken = spoken(language.orElseGet(CockpitCommand::ofThisMachine));
        Mode mode = RehearseCommand.mode(theme);
        Optional<Long> instant = at.map(CockpitCommand::instant);
        if (instant.isPresent() && choice.play.isEmpty()) {
            throw new IllegalArgumentException("--at opens a recording at an instant: name one with --play");
        }
        if (HeadlessScreen.wanted() && !FirstFrame.MEASURED) {
            return rehearseInstead(spoken);
        }
        return Desktop.run(choice, spoken, mode, instant);
    }

    /// Without a display the main job is done all the same, and where it went is said.
    private int rehearseInstead(String spoken) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("There is no display: rehearsing scenario 1 without a window.");
        out.flush();
        var arguments = new ArrayList<>(List.of("rehearse", "bursting", "--lang", spoken, "--theme", theme));
        arguments.addAll(choice.arguments());
        return spec.commandLine().execute(arguments.toArray(String[]::new));
    }

    static String spoken(String language) {
        if (!language.equals("ko") && !language.equals("en")) {
            throw new IllegalArgumentException("--lang is ko or en, not \"" + language + "\"");
        }
        return language;
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
        line.setParameterExceptionHandler((exception, arguments) -> misunderstood(exception));
        line.setExecutionExceptionHandler((exception, command, parsed) -> failed(exception, command.getErr()));
        return line;
    }

    private static int misunderstood(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(exception.getMessage());
        UnmatchedArgumentException.printSuggestions(exception, err);
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return 2;
    }

    /// What went wrong in a line that says what to do; the trace is for the log.
    private static int failed(Exception exception, PrintWriter err) {
        LoggerFactory.getLogger(CockpitCommand.class).error("It could not run", exception);
        boolean told = exception instanceof IllegalArgumentException || exception instanceof IOException;
        err.println(exception.getMessage() == null ? exception.toString() : exception.getMessage());
        if (!told) {
            err.println("That should not happen; " + Places.here().logs().resolve("cockpit.log") + " has the details");
        }
        err.flush();
        return 2;
    }
}
