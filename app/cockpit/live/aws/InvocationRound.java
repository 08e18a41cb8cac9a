package cockpit.live.aws;

import cockpit.live.Feed;
import cockpit.live.SourceHealth;
import cockpit.world.CloudFact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/// The function's runs, from its log, since the reader began. One thread runs it.
final class InvocationRound implements Runnable {
    /// Lines may be this late in coming.
    private static final Duration LATE = Duration.ofSeconds(90);
    private static final int PAGES = 10;

    private final Supplier<String> logGroup;
    private final CloudWatchLogsClient logs;
    private final AlarmRound alarm;
    private final Feed feed;
    private final SourceHealth health;
    private final Clock clock;
    private final Question ask;
    private final Invocations invocations;
    private @Nullable Instant began;
    private Instant newest = Instant.EPOCH;

    InvocationRound(
            String function,
            Supplier<String> logGroup,
            AwsAccess access,
            CloudWatchLogsClient logs,
            AlarmRound alarm,
            Feed feed,
            SourceHealth health,
            Clock clock) {
        this.logGroup = logGroup;
        this.logs = logs;
        this.alarm = alarm;
        this.feed = feed;
        this.health = health;
        this.clock = clock;
        this.ask = new Question(Operation.FILTER_LOG_EVENTS, health, access);
        this.invocations = new Invocations(function);
    }

    @Override
    public void run() {
        if (began == null) {
            began = clock.instant();
        }
        Instant start = began;
        Instant from = newest.minus(LATE).isAfter(start) ? newest.minus(LATE) : start;
        ask.ask(() -> events(from)).ifPresent(events -> {
            ask.answered();
            events.forEach(line -> newest = line.at().isAfter(newest) ? line.at() : newest);
            invocations.read(events).forEach(this::tell);
        });
    }

    private void tell(Invocations.Happening happening) {
        if (happening.fact() instanceof CloudFact.FunctionStarted) {
            alarm.caughtUp(happening.at());
        }
        feed.tell(health.origin(), happening.fact());
    }

    /// Lambda makes the log group when the function first runs; before, there is nothing to tell.
    private List<Invocations.Line> events(Instant from) {
        var lines = new ArrayList<Invocations.Line>();
        String token = null;
        for (int page = 0; page < PAGES; page++) {
            String next = token;
            FilterLogEventsResponse answer;
            try {
                answer = logs.filterLogEvents(b -> b.logGroupName(logGroup.get())
                        .startTime(from.toEpochMilli())
                        .nextToken(next));
            } catch (ResourceNotFoundException e) {
                return List.of();
            }
            answer.events().forEach(event -> lines.add(line(event)));
            token = answer.nextToken();
            if (token == null || token.isEmpty()) {
                break;
            }
        }
        return lines;
    }

    private static Invocations.Line line(FilteredLogEvent event) {
        return new Invocations.Line(
                String.valueOf(event.logStreamName()), Instant.ofEpochMilli(event.timestamp()), event.message());
    }
}
