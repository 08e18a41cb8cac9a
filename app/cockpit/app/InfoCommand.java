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
@Command(name = "info", mixinStandardHelpOptions = true, versionProvider = CockpitCommand.Version.class)
final class InfoCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", descriptionKey = "file")
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
