package cockpit.app;

import cockpit.recording.RecordedStage;
import cockpit.script.CelChecks;
import cockpit.script.Scenario;
import cockpit.stage.Source;
import cockpit.stage.Stage;
import cockpit.views.theme.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cockpit rehearse SCENARIO`.
@Command(
        name = "rehearse",
        description = "Runs a whole cue list without a person; writes a picture of each cue and a report.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every expectation held", "1:one did not hold", "2:it could not run"})
final class RehearseCommand implements Callable<Integer> {
    /// Where the events come from.
    enum From {
        simulated,
        recorded
    }

    @Parameters(paramLabel = "SCENARIO", description = "bursting")
    private String scenario = "bursting";

    @Option(names = "--source", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private From source = From.simulated;

    @Option(names = "--speed", paramLabel = "N|max", description = "Times the wall clock (default: ${DEFAULT-VALUE}).")
    private String speed = "max";

    @Option(names = "--lang", paramLabel = "ko|en", description = "Language (default: ${DEFAULT-VALUE}).")
    private String language = "en";

    @Option(names = "--theme", paramLabel = "dark|light", description = "Dress (default: ${DEFAULT-VALUE}).")
    private String theme = "dark";

    @Option(names = "--size", paramLabel = "WxH", description = "Size of the pictures (default: ${DEFAULT-VALUE}).")
    private String size = "1920x1080";

    @Option(names = "--report", paramLabel = "DIR", description = "Where the report goes.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--no-pictures", description = "Only the figures.")
    private boolean withoutPictures;

    @Mixin
    private StageChoice choice = new StageChoice();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final long began = System.nanoTime();

    @Override
    public Integer call() throws IOException {
        Path folder = report.orElseGet(
                () -> Places.here().state().resolve("rehearsals").resolve(scenario));
        int[] wh = size(size);
        double times = speed(speed);
        CockpitCommand.spoken(language);
        mode(theme);
        if (source == From.recorded && choice.play.isEmpty()) {
            return run(
                    new RecordedStage(Assets.recording(scenario, Places.here().cache())), folder, wh, times);
        }
        return run(choice.open(), folder, wh, times);
    }

    private int run(Stage stage, Path folder, int[] wh, double times) throws IOException {
        try (stage) {
            Scenario script = Assets.scenario(scenario, stage.names());
            var checks = new CelChecks(script, stage.names());
            if (!checks.problems().isEmpty()) {
                throw new IllegalArgumentException(String.join("\n", checks.problems()));
            }
            var progress =
                    new Progress(spec.commandLine().getErr(), script.cues().size());
            Rehearsal.Result result;
            try (var pictures = withoutPictures
                    ? null
                    : new CuePictures(
                            folder.resolve("cues"), wh[0], wh[1], language, mode(theme), checks, script.usual())) {
                var rehearsal = new Rehearsal(stage, script, checks, times, Rehearsal.conductor(stage, script, checks));
                result = rehearsal.run((index, cue, frame) -> {
                    progress.at(index, cue.title().in(language));
                    if (pictures != null) {
                        pictures.ended(index, cue, frame);
                    }
                });
            }
            progress.done();
            write(result, script, stage, folder);
            return result.held() ? 0 : 1;
        }
    }

    private void write(Rehearsal.Result result, Scenario script, Stage stage, Path folder) throws IOException {
        double wall = (System.nanoTime() - began) / 1e9 + Boot.startedSecondsBefore(began);
        var about = new Report.About(
                script.id(),
                script.title().in(language),
                language,
                choice.seed,
                stage.source().name().toLowerCase(Locale.ROOT),
                stage.source() == Source.RECORDED ? stage.name() : "knobs " + choice.knobs,
                wall);
        new Report(result, about, script.usual()).write(folder);
        var out = spec.commandLine().getOut();
        for (Rehearsal.Ended ended : result.cues()) {
            ended.expectations().stream()
                    .filter(expected -> !expected.held())
                    .forEach(expected ->
                            out.println("Did not hold: " + ended.cue().id() + ": "
                                    + expected.expectation().text().in(language)));
        }
        out.println((result.held() ? "Every expectation held. " : "") + "Report: " + folder.resolve("report.html"));
        out.flush();
    }

    static Mode mode(String word) {
        return switch (word) {
            case "dark" -> Mode.DARK;
            case "light" -> Mode.LIGHT;
            default -> throw new IllegalArgumentException("--theme is dark or light, not \"" + word + "\"");
        };
    }

    static double speed(String word) {
        if (word.equals("max")) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            double times = Double.parseDouble(word);
            if (times > 0) {
                return times;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--speed is a number or max, not \"" + word + "\"", e);
        }
        throw new IllegalArgumentException("--speed is more than 0, or max");
    }

    private static int[] size(String word) {
        String[] parts = word.split("x");
        try {
            int w = Integer.parseInt(parts[0]);
            int h = Integer.parseInt(parts[1]);
            if (w >= 640 && h >= 360 && w <= 7_680 && h <= 4_320) {
                return new int[] {w, h};
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("--size is like 1920x1080, not \"" + word + "\"", e);
        }
        throw new IllegalArgumentException("--size goes from 640x360 to 7680x4320");
    }
}
