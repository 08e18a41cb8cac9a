package cockpit.live.kubernetes;

import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.ExecEnvVar;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a kubeconfig asks of the AWS CLI or of aws-iam-authenticator: a token that can be made here, without either.
/// Source: `aws eks get-token help`; aws-iam-authenticator, README; `aws eks update-kubeconfig` writes the first.
///
/// @param cluster as EKS calls it
/// @param region  empty for the stage's
/// @param profile of the AWS configuration; empty for the stage's
/// @param role    whose rights are taken on first; empty for one's own
record EksPlugin(String cluster, Optional<String> region, Optional<String> profile, Optional<String> role) {
    /// Empty for any other plugin.
    static Optional<EksPlugin> of(ExecConfig exec) {
        String command = exec.getCommand() == null ? "" : exec.getCommand().replaceFirst(".*[/\\\\]", "");
        List<String> arguments = exec.getArgs() == null ? List.of() : exec.getArgs();
        boolean cli = command.matches("aws(\\.exe)?") && arguments.contains("eks") && arguments.contains("get-token");
        boolean authenticator = command.matches("aws-iam-authenticator(\\.exe)?") && arguments.contains("token");
        if (!cli && !authenticator) {
            return Optional.empty();
        }
        return option(arguments, "--cluster-name", "--cluster-id", "-i")
                .map(cluster -> new EksPlugin(
                        cluster,
                        option(arguments, "--region")
                                .or(() -> variable(exec, "AWS_REGION"))
                                .or(() -> variable(exec, "AWS_DEFAULT_REGION")),
                        option(arguments, "--profile").or(() -> variable(exec, "AWS_PROFILE")),
                        option(arguments, "--role-arn", "--role", "-r")));
    }

    private static Optional<String> option(List<String> arguments, String... names) {
        for (int i = 0; i < arguments.size(); i++) {
            for (String name : names) {
                if (arguments.get(i).equals(name) && i + 1 < arguments.size()) {
                    return Optional.of(arguments.get(i + 1));
                }
                if (arguments.get(i).startsWith(name + "=")) {
                    return Optional.of(arguments.get(i).substring(name.length() + 1));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> variable(ExecConfig exec, String name) {
        List<ExecEnvVar> variables = exec.getEnv();
        @Nullable
        String value = variables == null
                ? null
                : variables.stream()
                        .filter(each -> each.getName().equals(name))
                        .map(ExecEnvVar::getValue)
                        .findFirst()
                        .orElse(null);
        return Optional.ofNullable(value);
    }
}
