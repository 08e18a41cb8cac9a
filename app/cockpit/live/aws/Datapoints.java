package cockpit.live.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The datapoints of one metric that were told already. A period that still runs may be told again, with another value.
final class Datapoints {
    /// A value, and when its period starts.
    record Point(Instant start, double value) {}

    private final NavigableMap<Instant, Double> told = new TreeMap<>();

    /// Those that are news, oldest first.
    List<Point> news(List<Instant> starts, List<Double> values, Duration memory) {
        var points = new TreeMap<Instant, Double>();
        for (int i = 0; i < Math.min(starts.size(), values.size()); i++) {
            if (!values.get(i).isNaN()) {
                points.put(starts.get(i), values.get(i));
            }
        }
        var news = new ArrayList<Point>();
        points.forEach((start, value) -> {
            if (!value.equals(told.put(start, value))) {
                news.add(new Point(start, value));
            }
        });
        if (!told.isEmpty()) {
            told.headMap(told.lastKey().minus(memory)).clear();
        }
        return news;
    }
}
