package cockpit.live.mesh;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How long requests took: of a cumulative histogram's buckets, the rate of requests that took no longer than each.
/// Not for several threads.
///
/// Source: Prometheus documentation, histogram_quantile: linear within a bucket, the lowest begins at 0, and what lies
/// in the last is the bound before it.
final class Histogram {
    private final NavigableMap<Double, Double> buckets = new TreeMap<>();

    /// Adds requests a second of up to `bound`. NaN adds nothing.
    void add(double bound, double perSecond) {
        if (perSecond >= 0) {
            buckets.merge(bound, perSecond, Double::sum);
        }
    }

    /// Adds all of this to another.
    void addTo(Histogram other) {
        buckets.forEach(other::add);
    }

    /// All requests a second; 0 for none.
    double total() {
        return buckets.isEmpty() ? 0 : buckets.lastEntry().getValue();
    }

    /// The time that a share of the requests did not exceed; NaN if there were none, or no bucket without a bound.
    ///
    /// @param share 0 to 1
    double quantile(double share) {
        if (buckets.size() < 2 || !buckets.lastKey().isInfinite() || !(total() > 0)) {
            return Double.NaN;
        }
        double rank = share * total();
        double below = 0;
        double counted = 0;
        for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
            // Rates of different scrapes need not rise: a bucket never holds fewer than the one before it.
            double count = Math.max(counted, bucket.getValue());
            if (count >= rank && count > counted) {
                double within = (rank - counted) / (count - counted);
                return bucket.getKey().isInfinite() ? below : below + (bucket.getKey() - below) * within;
            }
            below = bucket.getKey();
            counted = count;
        }
        return Double.NaN;
    }

    /// Requests a second that took longer than a time; NaN if there is no bucket without a bound.
    double slower(double time) {
        if (buckets.isEmpty() || !buckets.lastKey().isInfinite()) {
            return Double.NaN;
        }
        Map.Entry<Double, Double> under = buckets.floorEntry(time);
        Map.Entry<Double, Double> over = buckets.ceilingEntry(time);
        double low = under == null ? 0 : under.getValue();
        if (over == null || under != null && under.getKey() == time) {
            return Math.max(0, total() - low);
        }
        double from = under == null ? 0 : under.getKey();
        double part = over.getKey().isInfinite() ? 0 : (time - from) / (over.getKey() - from);
        return Math.max(0, total() - low - (over.getValue() - low) * part);
    }
}
