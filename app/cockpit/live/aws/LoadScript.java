package cockpit.live.aws;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// CPU load on a host, as a shell script. The same name of file marks it, so that the next takes the place of the last;
/// it ends by itself, whatever becomes of the cockpit.
public final class LoadScript {
    private static final String MARK = "/run/cockpit-load.pid";

    private LoadScript() {}

    /// The document's parameters, as the AWS CLI takes them.
    ///
    /// @param percent 0 to 100
    /// @param seconds after which it ends by itself
    public static String parameters(int percent, int seconds) {
        return new JsonMapper().writeValueAsString(Map.of("commands", lines(percent, seconds)));
    }

    /// Loads so many percent of the cores, by one busy loop each, rounded; none, and it only ends what runs.
    ///
    /// @param percent 0 to 100
    /// @param seconds after which it ends by itself
    static List<String> lines(int percent, int seconds) {
        return List.of(
                // A number left behind may be another process's by now.
                "p=$(cat " + MARK + " 2>/dev/null)",
                "if grep -qs " + MARK + " \"/proc/$p/cmdline\"; then kill -- \"-$p\"; fi",
                "rm -f " + MARK,
                "n=$(( ($(nproc) * " + percent + " + 50) / 100 ))",
                "if [ \"$n\" -gt 0 ]; then",
                // timeout makes a process group of its own and ends all of it; its number is the group's.
                "  setsid timeout " + seconds + " sh -c 'echo \"$PPID\" > " + MARK
                        + "; i=0; while [ \"$i\" -lt \"$1\" ]; do (while :; do :; done) & i=$((i + 1)); done; wait'"
                        + " load \"$n\" </dev/null >/dev/null 2>&1 &",
                "fi",
                "echo \"$n of $(nproc) cores loaded\"");
    }
}
