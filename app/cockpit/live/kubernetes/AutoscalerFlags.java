package cockpit.live.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How Cluster Autoscaler was started.
///
/// Source: cluster-autoscaler FAQ, "What are the parameters to CA?"; Go, time.ParseDuration.
///
/// @param expander which it chooses groups by; "" where that is not known: its default has changed
/// @param unneeded how long a node must be unneeded before it goes
record AutoscalerFlags(String expander, Duration unneeded) {
    /// Its defaults.
    static final AutoscalerFlags DEFAULT = new AutoscalerFlags("", Duration.ofMinutes(10));

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|s)");

    /// Empty for a Deployment that is not Cluster Autoscaler.
    static Optional<AutoscalerFlags> of(Deployment deployment) {
        List<String> words = deployment.getSpec().getTemplate().getSpec().getContainers().stream()
                .map(AutoscalerFlags::words)
                .filter(each -> each.stream().anyMatch(word -> word.endsWith("cluster-autoscaler")))
                .findFirst()
                .orElse(List.of());
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new AutoscalerFlags(
                        flag(words, "expander").orElse(DEFAULT.expander),
                        flag(words, "scale-down-unneeded-time")
                                .flatMap(AutoscalerFlags::duration)
                                .orElse(DEFAULT.unneeded)));
    }

    private static List<String> words(Container container) {
        return Stream.of(container.getCommand(), container.getArgs())
                .flatMap(Stream::ofNullable)
                .flatMap(List::stream)
                .toList();
    }

    private static Optional<String> flag(List<String> words, String name) {
        return words.stream()
                .filter(word -> word.matches("--?" + name + "=.*"))
                .map(word -> word.substring(word.indexOf('=') + 1))
                .reduce((first, last) -> last);
    }

    private static Optional<Duration> duration(String text) {
        Matcher part = PART.matcher(text);
        Duration sum = Duration.ZERO;
        while (part.find()) {
            long unit = switch (part.group(2)) {
                case "h" -> 3_600_000;
                case "m" -> 60_000;
                case "s" -> 1_000;
                default -> 1;
            };
            sum = sum.plusMillis(Math.round(Double.parseDouble(part.group(1)) * unit));
        }
        return sum.isZero() ? Optional.empty() : Optional.of(sum);
    }
}
