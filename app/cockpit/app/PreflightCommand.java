package cockpit.app;

import cockpit.live.Mask;
import cockpit.live.StageFile;
import cockpit.preflight.Board;
import cockpit.preflight.Checklist;
import cockpit.preflight.Preflight;
import cockpit.preflight.Verdict;
import cockpit.views.theme.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `cockpit preflight`: looks whether a live stage is ready for a talk, and changes nothing.
@Command(name = "preflight", mixinStandardHelpOptions = true, versionProvider = CockpitCommand.Version.class)
final class PreflightCommand implements Callable<Integer> {
    private static final String SCENARIO = "bursting";
    private static final int LONGEST_MINUTES = 1_440;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--for", paramLabel = "MINUTES")
    private Optional<String> minutes = Optional.empty();

    @Mixin
    private LiveChoice live = new LiveChoice();

    @Mixin
    private Speech speech = new Speech();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Texts texts = speech.texts();
        StageFile stage = StageFile.read(live.file());
        Duration talk = minutes.map(PreflightCommand::minutes)
                .orElseGet(() -> Duration.ofSeconds(
                        Assets.scenario(SCENARIO, stage.names()).seconds()));
        Board board = look(stage, talk, texts);
        var page = new BoardPage(board, texts, new Mask(stage.mask()));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(page.json());
        } else {
            page.lines().forEach(out::println);
        }
        out.flush();
        return board.verdict() == Verdict.NO_GO ? 1 : 0;
    }

    private Board look(StageFile stage, Duration length, Texts texts) throws InterruptedException {
        Checklist.Talk talk = talk(stage, SCENARIO, length, Places.here());
        Clock clock = Clock.systemUTC();
        try (var list = new Checklist(stage, talk, clock)) {
            var progress = new Progress(
                    spec.commandLine().getErr(), texts, list.checks().size());
            var known = new AtomicInteger();
            Board board = new Preflight(list.checks(), clock)
                    .run((check, line) -> progress.at(known.getAndIncrement(), texts.get("preflight.looking")));
            progress.done();
            return board;
        }
    }

    /// What is not in the stage's file, for whoever makes its checks.
    static Checklist.Talk talk(StageFile stage, String scenario, Duration length, Places places) {
        return new Checklist.Talk(
                scenario,
                length,
                LiveOpening.journal(stage, LiveChoice.journals()),
                places.recordings(),
                () -> Assets.recordingFile(scenario, places.cache()));
    }

    /// @throws Misuse if it is no number of minutes
    private static Duration minutes(String text) {
        if (text.matches("\\d{1,4}")) {
            int number = Integer.parseInt(text);
            if (number > 0 && number <= LONGEST_MINUTES) {
                return Duration.ofMinutes(number);
            }
        }
        throw new Misuse("cli.bad.for", text, LONGEST_MINUTES);
    }
}
