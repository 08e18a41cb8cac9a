package cockpit.app;

import cockpit.app.decide.DecideCommand;
import cockpit.stage.Stage;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Texts;
import cockpit.world.Event;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `cockpit`: without a subcommand, the desk.
@Command(
        name = "cockpit",
        mixinStandardHelpOptions = true,
        versionProvider = CockpitCommand.Version.class,
        subcommands = {
            RehearseCommand.class,
            RecordCommand.class,
            ResetCommand.class,
            ManifestCommand.class,
            PreflightCommand.class,
            InfoCommand.class,
            DecideCommand.class
        })
final class CockpitCommand implements Callable<Integer> {
    @Option(names = "--theme", paramLabel = "dark|light")
    private Optional<String> theme = Optional.empty();

    @Option(names = "--at", paramLabel = "M:SS")
    private Optional<String> at = Optional.empty();

    @Option(names = "--trace", paramLabel = "FILE")
    private Optional<Path> trace = Optional.empty();

    @Mixin
    private StageChoice choice = new StageChoice();

    @Mixin
    private ParachuteChoice parachute = new ParachuteChoice();

    @Mixin
    private Speech speech = new Speech();

    private static final Pattern INSTANT = Pattern.compile("(\\d{1,3}:)?(\\d{1,4}:)?\\d{1,5}(\\.\\d{1,6})?");

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
        Texts texts = speech.texts();
        Optional<Mode> mode = theme.map(RehearseCommand::mode);
        Optional<Long> instant = at.map(CockpitCommand::instant);
        if (instant.isPresent() && choice.play.isEmpty()) {
            throw new Misuse("cli.bad.atWithoutPlay");
        }
        parachute.check(choice.isLive());
        var asked = new Desktop.Asked(texts.language(), mode, instant, trace);
        if (HeadlessScreen.wanted() && !asked.measured()) {
            if (instant.isPresent()) {
                try (Stage stage = choice.open("bursting")) {
                    Desktop.checkInstant(stage, instant);
                }
            }
            return rehearseInstead(texts);
        }
        Settings.Read kept = Settings.here();
        kept.problem().ifPresent(file -> {
            spec.commandLine().getErr().println(texts.get("notice.settings.broken", file));
            spec.commandLine().getErr().flush();
        });
        return Desktop.run(choice, parachute, asked, kept);
    }

    /// Without a display the main job is done all the same, and where it went is said.
    private int rehearseInstead(Texts texts) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(texts.get("cli.noDisplay"));
        out.flush();
        var arguments = new ArrayList<>(List.of("rehearse", "bursting", "--lang", texts.language()));
        theme.ifPresent(word -> arguments.addAll(List.of("--theme", word)));
        arguments.addAll(choice.arguments());
        return spec.commandLine().execute(arguments.toArray(String[]::new));
    }

    /// Microseconds of an instant as people write it: seconds, minutes and seconds, or with hours.
    ///
    /// @throws Misuse if it is not so written
    static long instant(String text) {
        if (!INSTANT.matcher(text).matches()) {
            throw new Misuse("cli.bad.at", text);
        }
        double seconds = 0;
        for (String part : text.split(":")) {
            seconds = seconds * 60 + Double.parseDouble(part);
        }
        return Math.round(seconds * Event.SECOND);
    }

    /// The command line, ready to execute these arguments, which also say in which language it helps.
    static CommandLine commandLine(List<String> arguments) {
        var line = new CommandLine(new CockpitCommand());
        line.setResourceBundle(Speech.help(arguments));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        var complaints = new Complaints(Places.here());
        line.setParameterExceptionHandler(complaints::misunderstood);
        line.setExecutionExceptionHandler(complaints::failed);
        return line;
    }
}
