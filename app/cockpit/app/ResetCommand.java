package cockpit.app;

import cockpit.live.Journal;
import cockpit.live.LiveStage;
import cockpit.views.theme.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `cockpit reset`: puts back what a run left changed on a live stage, without a window.
@Command(name = "reset", mixinStandardHelpOptions = true, versionProvider = CockpitCommand.Version.class)
final class ResetCommand implements Callable<Integer> {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Option(names = "--force")
    private boolean foreign;

    @Option(names = "--list")
    private boolean list;

    @Mixin
    private LiveChoice live = new LiveChoice();

    @Mixin
    private Speech speech = new Speech();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Texts texts = speech.texts();
        PrintWriter out = spec.commandLine().getOut();
        try (LiveStage stage = live.open("")) {
            List<Journal.Entry> left = stage.left();
            left.forEach(entry -> out.println(texts.get("cli.reset.left", clock(entry), entry.target(), entry.act())));
            boolean held = list || left.isEmpty() || LiveReset.run(stage, foreign, texts, out);
            if (left.isEmpty()) {
                out.println(texts.get("cli.reset.nothing"));
            }
            out.flush();
            return held ? 0 : 1;
        }
    }

    private static String clock(Journal.Entry entry) {
        return CLOCK.format(entry.at().atZone(ZoneId.systemDefault()));
    }
}
