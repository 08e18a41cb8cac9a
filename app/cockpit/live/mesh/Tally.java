package cockpit.live.mesh;

import java.util.List;
import java.util.SortedMap;

/// Requests that a cluster's proxies reported, counted over one period.
///
/// @param context of the cluster
/// @param seconds of the period
/// @param counts  one for each set of labels
public record Tally(String context, int seconds, List<Count> counts) {
    /// Copies the list.
    public Tally {
        counts = List.copyOf(counts);
    }

    /// Requests of one set of labels.
    ///
    /// @param labels   of `istio_requests_total`, those that were kept
    /// @param requests within the period; 0 or more
    public record Count(SortedMap<String, String> labels, double requests) {}

    /// As Prometheus would have answered: requests a second, and no times.
    Answer answer() {
        List<Series> series = counts.stream()
                .map(each -> new Series(each.labels(), each.requests() / seconds))
                .toList();
        return new Answer(context, series, List.of(), 1, seconds);
    }
}
