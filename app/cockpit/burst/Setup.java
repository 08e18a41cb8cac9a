package cockpit.burst;

import cockpit.simulation.ShiftDecision;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the function is told by its environment variables; none of them is a secret.
///
/// | variable | what | if it is not set |
/// |---|---|---|
/// | `ALARM` | name of the alarm it listens to | it must be |
/// | `NAMESPACE` | of the VirtualService | it must be |
/// | `ROUTE` | name of the VirtualService | it must be |
/// | `SERVICE` | whose requests are split | it must be |
/// | `SENSITIVE` | services that stay on-prem, separated by commas; may be empty | it must be |
/// | `HOME_SUBSET`, `CLOUD_SUBSET` | names of the two subsets | `onprem`, `cloud` |
/// | `CLOUD_WEIGHT` | wanted while the alarm is on, 1 to 100 | 80 |
/// | `OK_GOES_BACK` | `true`: OK sends everything home | `false` |
/// | `CLUSTER_ENDPOINT` | the API server, `https://...` | it must be |
/// | `CLUSTER_CA` | its certificate authority, PEM in base64, as EKS gives it | the JDK's authorities |
/// | `CLUSTER_NAME` | of the EKS cluster, for the token | a `TOKEN_FILE` must be |
/// | `TOKEN_FILE` | where a token for another cluster is kept | an EKS token is made |
///
/// `AWS_REGION` and the keys of the function's role are Lambda's own variables.
record Setup(
        String namespace,
        String route,
        String homeSubset,
        String cloudSubset,
        ShiftDecision.Policy policy,
        URI endpoint,
        Optional<String> authority,
        Optional<String> eksCluster,
        Optional<Path> tokenFile) {
    /// Reads.
    ///
    /// @throws IllegalArgumentException naming every variable that is missing or wrong, and what it takes
    static Setup of(Map<String, String> environment) {
        var reader = new Reader(environment);
        String alarm = reader.required("ALARM", "the alarm's name");
        String service = reader.required("SERVICE", "the service whose requests are split");
        int weight = reader.weight("CLOUD_WEIGHT", 80);
        boolean okGoesBack = reader.truth("OK_GOES_BACK");
        Set<String> sensitive = reader.list("SENSITIVE");
        Optional<String> eksCluster = reader.maybe("CLUSTER_NAME");
        Optional<Path> tokenFile = reader.maybe("TOKEN_FILE").map(Path::of);
        if (eksCluster.isEmpty() == tokenFile.isEmpty()) {
            reader.mistakes.add("either CLUSTER_NAME, of an EKS cluster, or TOKEN_FILE, for any other, must be set");
        }
        String namespace = reader.name("NAMESPACE", "the VirtualService's namespace");
        String route = reader.name("ROUTE", "the VirtualService's name");
        URI endpoint = reader.endpoint("CLUSTER_ENDPOINT");
        if (!reader.mistakes.isEmpty()) {
            throw new IllegalArgumentException("the function is not set up: " + String.join("; ", reader.mistakes));
        }
        return new Setup(
                namespace,
                route,
                reader.maybe("HOME_SUBSET").orElse("onprem"),
                reader.maybe("CLOUD_SUBSET").orElse("cloud"),
                new ShiftDecision.Policy(alarm, service, weight, okGoesBack, sensitive),
                endpoint,
                reader.maybe("CLUSTER_CA"),
                eksCluster,
                tokenFile);
    }

    private static final class Reader {
        private static final URI NOWHERE = URI.create("https://localhost");

        private final Map<String, String> environment;
        private final List<String> mistakes = new ArrayList<>();

        Reader(Map<String, String> environment) {
            this.environment = environment;
        }

        Optional<String> maybe(String name) {
            return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
        }

        String required(String name, String meaning) {
            return maybe(name).orElseGet(() -> {
                mistakes.add(name + " must be set: " + meaning);
                return "";
            });
        }

        /// Of a Kubernetes object: it becomes a part of an address.
        String name(String name, String meaning) {
            String value = required(name, meaning);
            if (!value.matches("[a-z0-9.-]*")) {
                mistakes.add(name + " must be lower-case letters, digits, - and .");
            }
            return value;
        }

        Set<String> list(String name) {
            @Nullable String value = environment.get(name);
            if (value == null) {
                mistakes.add(name + " must be set, if only to nothing: the services that stay on-prem");
                return Set.of();
            }
            return new TreeSet<>(Arrays.stream(value.split(","))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList());
        }

        int weight(String name, int otherwise) {
            String value = maybe(name).orElse(String.valueOf(otherwise));
            if (value.matches("[1-9][0-9]?|100")) {
                return Integer.parseInt(value);
            }
            mistakes.add(name + " must be a whole number, 1 to 100");
            return otherwise;
        }

        boolean truth(String name) {
            String value = maybe(name).orElse("false");
            if (!value.equals("true") && !value.equals("false")) {
                mistakes.add(name + " must be true or false");
            }
            return value.equals("true");
        }

        /// TLS, save on loopback: a token goes along.
        URI endpoint(String name) {
            String value = required(name, "the API server's address, https://...");
            if (value.matches("https://[A-Za-z0-9.:-]+/?|http://(127\\.0\\.0\\.1|localhost)(:[0-9]+)?/?")) {
                return URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            }
            if (!value.isEmpty()) {
                mistakes.add(name + " must be an address like https://host, without a path");
            }
            return NOWHERE;
        }
    }
}
