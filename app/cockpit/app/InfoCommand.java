package cockpit.app;

import cockpit.recording.Recording;
import cockpit.recording.RecordingInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cockpit info FILE`.
@Command(
        name = "info",
        description = "Says what is in a recording and whether it is whole.",
        mixinStandardHelpOptions = true,
        versionProvider = CockpitCommand.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is whole", "1:it is damaged; what is left plays", "2:it is no recording"})
final class InfoCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A .cockpit file, or the folder that a crash left.")
    private Path file = Path.of("");

    @Mixin
    private Speech speech = new Speech();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var texts = speech.texts();
        try (Recording recording = Recording.examine(file)) {
            RecordingInfo info = RecordingInfo.of(recording, texts);
            info.lines().forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
            return info.whole() ? 0 : 1;
        }
    }
}
