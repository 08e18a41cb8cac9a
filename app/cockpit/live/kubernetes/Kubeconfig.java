package cockpit.live.kubernetes;

import cockpit.live.StageFile;
import cockpit.live.Trouble;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The kubeconfig of a stage: one file, or as many as `KUBECONFIG` names, taken together as kubectl does. Nothing that
/// it
/// names is run on reading.
final class Kubeconfig {
    /// How a cluster is asked.
    ///
    /// @param credential the token's, where it is not written in the file
    record Access(io.fabric8.kubernetes.client.Config config, Optional<Credential> credential) {
        String server() {
            return config.getMasterUrl().replaceFirst("/$", "");
        }
    }

    /// Reads the files that are there.
    ///
    /// @throws NoAccess if there is none, or one cannot be read
    static Kubeconfig read(List<Path> files) throws NoAccess {
        var there = files.stream().filter(Files::exists).toList();
        if (there.isEmpty()) {
            throw new NoAccess(Trouble.of("live.kubernetes.noFile", names(files)));
        }
        var parsed = new ArrayList<Config>();
        for (Path file : there) {
            parsed.add(parse(file));
        }
        return new Kubeconfig(there, parsed);
    }

    /// Those of a stage: its own, else what kubectl would take.
    static List<Path> files(StageFile stage) {
        return stage.kubernetes()
                .kubeconfig()
                .map(List::of)
                .orElseGet(() -> io.fabric8.kubernetes.client.Config.getKubeconfigFilenames().stream()
                        .map(Path::of)
                        .toList());
    }

    private final List<Path> files;
    private final List<Config> parsed;

    private Kubeconfig(List<Path> files, List<Config> parsed) {
        this.files = files;
        this.parsed = parsed;
    }

    private static Config parse(Path file) throws NoAccess {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new NoAccess(Trouble.of("live.kubernetes.unreadableFile", file.toString()));
        }
        try {
            Config config = Files.size(file) == 0 ? null : KubeConfigUtils.parseConfig(file.toFile());
            if (config != null && !list(config.getContexts()).isEmpty()) {
                return config;
            }
        } catch (IOException | RuntimeException e) { // whatever YAML and Jackson throw
            throw new NoAccess(Trouble.of("live.kubernetes.badFile", file.toString(), firstLine(e)), e);
        }
        throw new NoAccess(Trouble.of("live.kubernetes.emptyFile", file.toString()));
    }

    /// How a context's cluster is asked; once, as what fabric8 must not run is taken out of what was read. Gets the
    /// first token, which may take as long as that is allowed to.
    ///
    /// @param limit the most that a plugin may take
    Access access(String context, StageFile.Aws aws, Duration limit, Clock clock) throws NoAccess {
        NamedContext named = find(Config::getContexts, each -> each.getName().equals(context))
                .filter(each -> each.getContext() != null)
                .orElseThrow(() -> new NoAccess(
                        Trouble.of("live.kubernetes.noContext", context, names(files), String.join(", ", contexts()))));
        String cluster = named.getContext().getCluster();
        if (find(Config::getClusters, each -> each.getName().equals(cluster))
                .map(NamedCluster::getCluster)
                .filter(each -> each.getServer() != null)
                .isEmpty()) {
            throw new NoAccess(Trouble.of("live.kubernetes.noCluster", context, names(files), String.valueOf(cluster)));
        }
        Optional<Credential> credential = credential(named, aws, limit, clock);
        var config = io.fabric8.kubernetes.client.Config.empty();
        credential.ifPresent(config::setOauthTokenProvider);
        try {
            KubeConfigUtils.merge(config, context, parsed.toArray(Config[]::new));
        } catch (KubernetesClientException e) {
            throw new NoAccess(Trouble.of("live.kubernetes.badFile", names(files), firstLine(e)), e);
        }
        certificatesThere(config, context);
        return new Access(config, credential);
    }

    private Optional<Credential> credential(NamedContext context, StageFile.Aws aws, Duration limit, Clock clock)
            throws NoAccess {
        String name = context.getContext().getUser();
        Optional<AuthInfo> user =
                find(Config::getUsers, each -> each.getName().equals(name)).map(NamedAuthInfo::getUser);
        if (user.isEmpty()) {
            throw new NoAccess(
                    Trouble.of("live.kubernetes.noUser", context.getName(), names(files), String.valueOf(name)));
        }
        ExecConfig exec = user.get().getExec();
        // Else fabric8 runs it itself: without a time limit, and its warnings mixed into its answer.
        user.get().setExec(null);
        if (exec != null && exec.getCommand() != null) {
            Optional<EksPlugin> eks = EksPlugin.of(exec);
            Token.Source source = eks.isPresent()
                    ? new EksTokens(eks.get(), aws, context.getName(), limit, clock)
                    : new Plugin(exec, fileOf(context), context.getName(), limit, clock);
            return Optional.of(new Credential(source, clock));
        }
        String file = user.get().getTokenFile();
        if (file != null) {
            return Optional.of(new Credential(tokenFile(fileOf(context).resolveSibling(file), clock), clock));
        }
        return Optional.empty();
    }

    /// kubectl reads it again each minute: whoever issues the token writes a new one in time.
    private static Token.Source tokenFile(Path file, Clock clock) {
        return () -> {
            try {
                return new Token(Files.readString(file).strip(), clock.instant().plus(Duration.ofMinutes(1)));
            } catch (IOException e) {
                throw new NoAccess(Trouble.of("live.kubernetes.unreadableFile", file.toString()), e);
            }
        };
    }

    private static void certificatesThere(io.fabric8.kubernetes.client.Config config, String context) throws NoAccess {
        for (@Nullable
        String file : new String[] {config.getCaCertFile(), config.getClientCertFile(), config.getClientKeyFile()}) {
            if (file != null && !Files.isReadable(Path.of(file))) {
                throw new NoAccess(Trouble.of("live.kubernetes.noCertificate", context, file));
            }
        }
    }

    private Path fileOf(NamedContext context) {
        for (int i = 0; i < files.size(); i++) {
            if (list(parsed.get(i).getContexts()).contains(context)) {
                return files.get(i);
            }
        }
        return files.getFirst();
    }

    private TreeSet<String> contexts() {
        var names = new TreeSet<String>();
        parsed.forEach(each -> list(each.getContexts()).forEach(context -> names.add(context.getName())));
        return names;
    }

    /// As kubectl: the first file that has the name wins.
    private <T> Optional<T> find(Function<Config, @Nullable List<T>> part, Predicate<T> wanted) {
        return parsed.stream()
                .flatMap(each -> list(part.apply(each)).stream())
                .filter(wanted)
                .findFirst();
    }

    private static String names(List<Path> files) {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }

    private static String firstLine(Throwable e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private static <T> List<T> list(@Nullable List<T> maybe) {
        return maybe == null ? List.of() : maybe;
    }
}
