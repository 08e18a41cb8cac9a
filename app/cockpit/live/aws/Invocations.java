package cockpit.live.aws;

import cockpit.world.CloudFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs of a function, pieced together from its log as the lines come in. Each is told once. Not for several threads.
final class Invocations {
    /// A line of one of the log's streams.
    record Line(String stream, Instant at, String message) {}

    /// Something that happened, and when by Lambda's clock.
    record Happening(Instant at, CloudFact fact) {}

    private record Run(int attempt, String stream, Instant start, List<String> said) {}

    /// Words may come by another stream than the run's; they belong to it if they are this close.
    private static final Duration NEAR = Duration.ofSeconds(1);
    private static final int MOST_REMEMBERED = 1_000;

    private final String function;
    private final Map<String, Run> running = new LinkedHashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Set<String> coldStreams = new HashSet<>();
    private final Deque<Line> loose = new ArrayDeque<>();
    private final Set<Line> seen = new HashSet<>();
    private final Deque<Line> order = new ArrayDeque<>();

    Invocations(String function) {
        this.function = function;
    }

    /// What new lines tell, in their order; lines seen before tell nothing.
    List<Happening> read(List<Line> lines) {
        List<Line> fresh = lines.stream()
                .filter(this::isNew)
                .sorted(Comparator.comparing(Line::at))
                .toList();
        Set<String> cold = fresh.stream()
                .map(line -> LogLine.of(line.message()))
                .flatMap(line -> line instanceof LogLine.Report report && report.cold()
                        ? Stream.of(report.request())
                        : Stream.empty())
                .collect(Collectors.toSet());
        var news = new ArrayList<Happening>();
        fresh.forEach(line -> read(line, cold, news));
        return news;
    }

    private boolean isNew(Line line) {
        if (!seen.add(line)) {
            return false;
        }
        order.add(line);
        if (order.size() > 10 * MOST_REMEMBERED) {
            seen.remove(order.remove());
        }
        return true;
    }

    private void read(Line line, Set<String> cold, List<Happening> news) {
        switch (LogLine.of(line.message())) {
            case LogLine.Init init -> coldStreams.add(line.stream());
            case LogLine.Start start -> begin(line, start.request(), cold, news);
            case LogLine.Report report -> end(line, report, news);
            case LogLine.Said said -> keep(line, said.text());
            case LogLine.Other other -> {}
        }
    }

    /// Lambda tries a failed event again under the same request's id.
    private void begin(Line line, String request, Set<String> cold, List<Happening> news) {
        int attempt = attempts.merge(request, 1, Integer::sum);
        boolean fromCold = coldStreams.remove(line.stream()) || attempt == 1 && cold.contains(request);
        running.put(request, new Run(attempt, line.stream(), line.at(), new ArrayList<>()));
        if (running.size() > MOST_REMEMBERED) {
            running.remove(running.keySet().iterator().next());
        }
        news.add(new Happening(line.at(), new CloudFact.FunctionStarted(function, attempt, fromCold)));
    }

    private void end(Line line, LogLine.Report report, List<Happening> news) {
        Run run = running.remove(report.request());
        if (run == null) {
            return; // it began before anybody listened
        }
        for (Line each : loose) {
            if (each.at().isAfter(run.start().minus(NEAR))
                    && each.at().isBefore(line.at().plus(NEAR))) {
                run.said().add(each.message().strip());
            }
        }
        Words words = Words.of(run.said());
        boolean succeeded = !words.failure()
                && (report.status().isEmpty() || report.status().equals("success"));
        String outcome = words.outcome().isEmpty() && !succeeded ? report.status() : words.outcome();
        news.add(new Happening(line.at(), new CloudFact.FunctionEnded(function, succeeded, report.millis(), outcome)));
    }

    private void keep(Line line, String text) {
        for (Run run : running.values()) {
            if (run.stream().equals(line.stream())) {
                run.said().add(text);
                return;
            }
        }
        loose.add(line);
        if (loose.size() > MOST_REMEMBERED) {
            loose.remove();
        }
    }
}
