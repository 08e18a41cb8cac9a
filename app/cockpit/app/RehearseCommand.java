package cockpit.app;

import cockpit.recording.RecordedStage;
import cockpit.script.CelChecks;
import cockpit.script.Scenario;
import cockpit.stage.Stage;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cockpit rehearse SCENARIO`.
@Command(name = "rehearse", mixinStandardHelpOptions = true, versionProvider = CockpitCommand.Version.class)
final class RehearseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SCENARIO", descriptionKey = "scenario")
    private String scenario = "bursting";

    @Option(names = "--speed", paramLabel = "N|max")
    private String speed = "max";

    @Option(names = "--theme", paramLabel = "dark|light")
    private String theme = "dark";

    @Option(names = "--size", paramLabel = "WxH")
    private String size = "1920x1080";

    @Option(names = "--report", paramLabel = "DIR")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--no-pictures")
    private boolean withoutPictures;

    @Mixin
    private StageChoice choice = new StageChoice();

    @Mixin
    private Speech speech = new Speech();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern SIZE = Pattern.compile("\\d{1,5}x\\d{1,5}");

    private final long began = System.nanoTime();

    @Override
    public Integer call() throws IOException {
        Texts texts = speech.texts();
        int[] wh = size(size);
        double times = speed(speed);
        mode(theme);
        Path folder = report.orElseGet(
                () -> Places.here().state().resolve("rehearsals").resolve(scenario));
        try (Stage stage = choice.open(scenario);
                var interruption =
                        new Interruption(stage, texts, spec.commandLine().getErr())) {
            Scenario script = Assets.scenario(scenario, stage.names());
            Output.folder(folder);
            return run(stage, script, folder, wh, times, interruption, texts);
        }
    }

    private int run(
            Stage stage, Scenario script, Path folder, int[] wh, double times, Interruption interruption, Texts texts)
            throws IOException {
        var checks = new CelChecks(script, stage.names());
        if (!checks.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", checks.problems()));
        }
        if (stage instanceof RecordedStage recorded) {
            recorded.repairs().forEach(repair -> spec.commandLine().getErr().println(repair.in(texts)));
        }
        var progress =
                new Progress(spec.commandLine().getErr(), texts, script.cues().size());
        Rehearsal.Result result;
        boolean reset;
        try (var pictures = withoutPictures
                ? null
                : new CuePictures(
                        folder.resolve("cues"), wh[0], wh[1], texts.language(), mode(theme), checks, script)) {
            var conductor = Rehearsal.conductor(stage, script, checks);
            LiveRehearsal.arm(stage, conductor);
            var rehearsal = new Rehearsal(stage, script, checks, times, conductor).until(interruption::came);
            try {
                result = rehearsal.run((index, cue, frame) -> {
                    progress.at(index, cue.title().in(texts.language()));
                    if (pictures != null) {
                        pictures.ended(index, cue, frame);
                    }
                });
            } finally {
                reset = LiveRehearsal.end(stage, texts, spec.commandLine().getOut()); // however it ended
            }
        }
        progress.done();
        write(result, script, stage, folder, texts);
        return result.held() && reset ? 0 : 1;
    }

    private void write(Rehearsal.Result result, Scenario script, Stage stage, Path folder, Texts texts)
            throws IOException {
        String language = texts.language();
        double wall = (System.nanoTime() - began) / 1e9 + Boot.startedSecondsBefore(began);
        var about = new Report.About(
                script.id(),
                script.title().in(language),
                language,
                choice.simulation.seed,
                stage.source(),
                stage instanceof RecordedStage recorded
                        ? recorded.name() + " · " + recorded.how()
                        : choice.simulation.words(),
                wall);
        new Report(result, about, Usual.of(script)).write(folder);
        var out = spec.commandLine().getOut();
        for (Rehearsal.Ended ended : result.cues()) {
            ended.expectations().stream()
                    .filter(expected -> !expected.held())
                    .forEach(expected -> out.println(texts.get(
                            "cli.notHeld",
                            ended.cue().id(),
                            expected.expectation().text().in(language))));
        }
        out.println(
                texts.get(result.held() ? "cli.rehearsed.held" : "cli.rehearsed.open", folder.resolve("report.html")));
        if (!withoutPictures) {
            out.println(texts.get("cli.pictures", folder.resolve("cues")));
        }
        out.flush();
    }

    static Mode mode(String word) {
        return switch (word) {
            case "dark" -> Mode.DARK;
            case "light" -> Mode.LIGHT;
            default -> throw new Misuse("cli.bad.theme", word);
        };
    }

    /// @throws Misuse if it is neither a number above 0 nor `max`
    static double speed(String word) {
        if (word.equals("max")) {
            return Double.POSITIVE_INFINITY;
        }
        if (PLAIN_NUMBER.matcher(word).matches() && Double.parseDouble(word) > 0) {
            return Double.parseDouble(word);
        }
        throw new Misuse("cli.bad.speed", word);
    }

    private static int[] size(String word) {
        if (SIZE.matcher(word).matches()) {
            String[] parts = word.split("x");
            int w = Integer.parseInt(parts[0]);
            int h = Integer.parseInt(parts[1]);
            if (w >= 640 && h >= 360 && w <= 7_680 && h <= 4_320) {
                return new int[] {w, h};
            }
        }
        throw new Misuse("cli.bad.size", word);
    }
}
