package cockpit.app;

import cockpit.stage.Manifest;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cockpit manifest NAME`: prints what a cue's `apply` applies, for kubectl to read.
@Command(name = "manifest", mixinStandardHelpOptions = true, versionProvider = CockpitCommand.Version.class)
final class ManifestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", descriptionKey = "name")
    private String name = "";

    @Mixin
    private Speech speech = new Speech();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Manifest manifest = Arrays.stream(Manifest.values())
                .filter(each -> each.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new Misuse(
                        "cli.bad.manifest",
                        name,
                        Arrays.stream(Manifest.values()).map(Manifest::word).collect(Collectors.joining(", "))));
        spec.commandLine().getOut().print(Assets.manifest(manifest));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
