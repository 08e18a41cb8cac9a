package cockpit.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cockpit info FILE`.
@Command(
        name = "info",
        description = "Says what is in a recording and whether it is whole.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is whole", "1:it is damaged; what is left plays", "2:it is no recording"})
public final class InfoCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A .cockpit file, or the folder that a crash left.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Recording recording = Recording.open(file)) {
            RecordingInfo info = RecordingInfo.of(recording);
            info.lines().forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
            return info.whole() ? 0 : 1;
        } catch (IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        }
    }
}
