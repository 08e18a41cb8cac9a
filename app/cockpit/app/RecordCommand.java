package cockpit.app;

import cockpit.recording.Head;
import cockpit.recording.Recorder;
import cockpit.script.CelChecks;
import cockpit.script.Scenario;
import cockpit.stage.Source;
import cockpit.stage.Stage;
import cockpit.views.theme.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cockpit record SCENARIO --out FILE`.
@Command(name = "record", mixinStandardHelpOptions = true, versionProvider = CockpitCommand.Version.class)
final class RecordCommand implements Callable<Integer> {
    /// What can be recorded.
    enum From {
        simulated,
        live
    }

    @Parameters(paramLabel = "SCENARIO", descriptionKey = "scenario")
    private String scenario = "bursting";

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private Path out = Path.of("");

    @Option(names = "--speed", paramLabel = "N|max")
    private String speed = "max";

    @Mixin
    private SimulationChoice choice = new SimulationChoice();

    @Option(names = "--source", paramLabel = "simulated|live")
    private Optional<From> source = Optional.empty();

    @Mixin
    private LiveChoice live = new LiveChoice();

    @Mixin
    private Speech speech = new Speech();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Texts texts = speech.texts();
        double times = RehearseCommand.speed(speed);
        Output.file(out);
        Path folder = out.resolveSibling(out.getFileName() + ".d");
        if (Files.exists(folder)) {
            throw new Misuse("cli.bad.unended", folder);
        }
        try (Stage stage = open();
                var interruption =
                        new Interruption(stage, texts, spec.commandLine().getErr())) {
            Scenario script = Assets.scenario(scenario, stage.names());
            boolean held = record(stage, script, times, folder, interruption, texts);
            spec.commandLine().getOut().println(texts.get("cli.recorded", out));
            spec.commandLine().getOut().flush();
            return held ? 0 : 1;
        }
    }

    private Stage open() throws IOException {
        if (source.filter(From.simulated::equals).isPresent() && live.wanted()) {
            throw new Misuse("cli.bad.liveAnd", "--source simulated");
        }
        if (!live.wanted() && source.orElse(From.simulated) == From.simulated) {
            return choice.open(scenario);
        }
        if (!choice.knobs.isEmpty()) {
            throw new Misuse("cli.bad.knobsOfLive", String.join(", ", choice.knobs.keySet()));
        }
        return live.open(scenario);
    }

    private boolean record(
            Stage stage, Scenario script, double times, Path folder, Interruption interruption, Texts texts)
            throws IOException {
        var checks = new CelChecks(script, stage.names());
        Recorder recorder = Recorder.open(folder, head(stage, script));
        var conductor = Rehearsal.conductor(stage, script, checks);
        LiveRehearsal.arm(stage, conductor);
        conductor.recordTo(Optional.of(recorder));
        var progress =
                new Progress(spec.commandLine().getErr(), texts, script.cues().size());
        boolean held;
        boolean reset;
        try {
            held = new Rehearsal(stage, script, checks, times, conductor)
                    .until(interruption::came)
                    .run((index, cue, frame) -> progress.at(index, cue.title().in(texts.language())))
                    .held();
        } finally {
            reset = LiveRehearsal.end(stage, texts, spec.commandLine().getErr()); // however it ended
        }
        recorder.seal(out);
        progress.done();
        return held && reset;
    }

    private Head head(Stage stage, Scenario script) {
        boolean real = stage.source() == Source.LIVE;
        String how =
                "cockpit record " + script.id() + " " + (real ? "--source live" : String.join(" ", choice.arguments()));
        String started = real ? Instant.now().truncatedTo(ChronoUnit.SECONDS).toString() : "";
        return new Head(stage.name(), stage.source(), script.id(), stage.names(), how, started, 0);
    }
}
