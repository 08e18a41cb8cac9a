package cockpit.live.kubernetes;

import cockpit.live.Trouble;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.ExecEnvVar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs a kubeconfig's credential plugin for a token, under a time limit. A plugin that answers with a client
/// certificate is told of as one that gave no token.
///
/// Source: Kubernetes, "client-go credential plugins": `KUBERNETES_EXEC_INFO`, `ExecCredential`; a command with a
/// folder
/// in it is relative to the kubeconfig's.
///
/// @param limit the most it may take
record Plugin(ExecConfig exec, Path kubeconfig, String context, Duration limit, Clock clock) implements Token.Source {
    private static final JsonMapper JSON = new JsonMapper();
    /// For a token that does not say when it expires.
    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration AHEAD = Duration.ofMinutes(1);
    private static final int MOST_SAID = 300;

    @Override
    public Token next() throws NoAccess {
        Process process = start();
        try {
            // Both are read all the while: a plugin whose output is not taken away stops at the pipe's end.
            FutureTask<String> out = reading(process.getInputStream());
            FutureTask<String> err = reading(process.getErrorStream());
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NoAccess(Trouble.of(
                        "live.kubernetes.plugin.slow", command(), context, String.valueOf(limit.toSeconds())));
            }
            String said = last(text(err));
            if (process.exitValue() != 0) {
                throw new NoAccess(Trouble.of(
                        "live.kubernetes.plugin.failed",
                        command(),
                        context,
                        String.valueOf(process.exitValue()),
                        said));
            }
            return token(text(out), said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAccess(
                    Trouble.of("live.kubernetes.plugin.slow", command(), context, String.valueOf(limit.toSeconds())),
                    e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start() throws NoAccess {
        var words = new ArrayList<String>();
        words.add(command().contains("/") ? kubeconfig.resolveSibling(command()).toString() : command());
        words.addAll(exec.getArgs() == null ? List.of() : exec.getArgs());
        var builder = new ProcessBuilder(words);
        builder.environment()
                .put(
                        "KUBERNETES_EXEC_INFO",
                        "{\"kind\":\"ExecCredential\",\"apiVersion\":\"" + exec.getApiVersion()
                                + "\",\"spec\":{\"interactive\":false}}");
        for (ExecEnvVar each : exec.getEnv() == null ? List.<ExecEnvVar>of() : exec.getEnv()) {
            builder.environment().put(each.getName(), each.getValue());
        }
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new NoAccess(
                    Trouble.of("live.kubernetes.plugin.missing", command(), context, kubeconfig.toString()), e);
        }
    }

    private static FutureTask<String> reading(InputStream in) {
        var task = new FutureTask<>(() -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
        Thread.ofVirtual().name("kubernetes plugin").start(task);
        return task;
    }

    /// What the plugin wrote. A child of it that lives on may keep the pipe open: then it does not count.
    private static String text(FutureTask<String> reading) throws InterruptedException {
        try {
            return reading.get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return "";
        }
    }

    private Token token(String out, String said) throws NoAccess {
        JsonNode status;
        try {
            status = JSON.readTree(out).path("status");
        } catch (JacksonException e) {
            throw new NoAccess(Trouble.of("live.kubernetes.plugin.noToken", command(), context, said), e);
        }
        String token = status.path("token").asString("");
        if (token.isEmpty()) {
            throw new NoAccess(Trouble.of("live.kubernetes.plugin.noToken", command(), context, said));
        }
        Instant now = clock.instant();
        Instant expires = Moments.of(status.path("expirationTimestamp").asString(""));
        Instant renewAfter = expires.isAfter(now)
                ? now.plus(Duration.between(now, expires)
                        .minus(AHEAD)
                        .dividedBy(10)
                        .multipliedBy(9))
                : now.plus(USUAL);
        return new Token(token, renewAfter);
    }

    private String command() {
        return exec.getCommand();
    }

    /// The last thing it said, which is where tools put the reason.
    private static String last(String text) {
        String line = text.lines().filter(each -> !each.isBlank()).reduce("", (a, b) -> b);
        return line.length() <= MOST_SAID ? line : line.substring(0, MOST_SAID) + " ...";
    }
}
