package cockpit.live;

import cockpit.live.aws.LoadScript;
import cockpit.stage.Command;
import cockpit.stage.Words;
import cockpit.world.WorkloadId;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Collectors;

/// A command as a person would type it for a live stage: what differs from [Words] is where this stage's load comes
/// from
/// and where its shop is.
final class LiveWords {
    /// As many users as stand for full hosts, and for how long, see the load drivers.
    private static final double FULL_USERS = 1_200;

    private static final int SECONDS = 1_800;

    private LiveWords() {}

    static String of(Command command, StageFile file) {
        return switch (command) {
            case Command.SetLoad c -> load(c, file);
            case Command.Inspect c -> look(c, file);
            case Command.Panic c ->
                // Whatever becomes of the load, the route goes home, and what scenario 2 changed is undone.
                of(new Command.SetLoad(0, Words.STOP_RATE), file) + "; "
                        + (file.load().driver() == StageFile.Driver.PODS
                                ? of(new Command.Reset(false), file)
                                : of(new Command.SetWeight(file.names().routeId(), 0), file));
            case Command.Reset c ->
                "cockpit reset --stage " + file.file().getFileName() + (c.foreign() ? " --force" : "");
            default -> Words.of(command, file.names());
        };
    }

    private static String look(Command.Inspect c, StageFile file) {
        return c.view() == Command.View.SHOP
                ? file.shop().map(url -> "curl -sf -o /dev/null -D - " + url).orElseGet(() -> Words.of(c, file.names()))
                : Words.of(c, file.names());
    }

    private static String load(Command.SetLoad c, StageFile file) {
        return switch (file.load().driver()) {
            case LOCUST -> locust(c, file.load().locust().orElseThrow());
            case DEPLOYMENT -> deployment(c, file);
            case PODS -> Words.ofPods(c, file.names());
            case HOSTS -> hosts(c, file.load().hosts().orElseThrow());
        };
    }

    /// No users is no pod.
    private static String deployment(Command.SetLoad c, StageFile file) {
        StageFile.Workload generator = file.load().deployment().orElseThrow();
        var workload = new WorkloadId(generator.context(), file.kubernetes().namespace(), generator.name());
        String scale = Words.of(new Command.Scale(workload, c.users() == 0 ? 0 : 1), file.names());
        return c.users() == 0 ? scale : Words.of(c, file.names()) + " && " + scale;
    }

    private static String locust(Command.SetLoad c, URI server) {
        String at = server.toString().replaceFirst("/+$", "");
        return c.users() == 0
                // Newer ones take it by POST alone, older ones by GET alone.
                ? "curl -sf -X POST " + at + "/stop || curl -sf " + at + "/stop"
                : "curl -sf -d 'user_count=" + c.users() + "&spawn_rate=" + number(c.spawnRate()) + "' " + at
                        + "/swarm";
    }

    private static String hosts(Command.SetLoad c, StageFile.Hosts hosts) {
        return switch (hosts) {
            case StageFile.Hosts.Hook hook ->
                "curl -sf -X POST '" + hook.url()
                        + String.format(Locale.ROOT, "?share=%.3f&seconds=%d'", share(c.users()), SECONDS);
            case StageFile.Hosts.Tagged tagged ->
                "aws ssm send-command --document-name AWS-RunShellScript --targets " + targets(tagged)
                        + " --parameters \"$(cat <<'EOF'\n"
                        + LoadScript.parameters((int) Math.round(100 * share(c.users())), SECONDS)
                        + "\nEOF\n)\"";
        };
    }

    private static String targets(StageFile.Hosts.Tagged tagged) {
        return tagged.tags().entrySet().stream()
                .map(tag -> "Key=tag:" + tag.getKey() + ",Values=" + tag.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static double share(int users) {
        return Math.min(1, users / FULL_USERS);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
