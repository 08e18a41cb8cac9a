package cockpit.live.aws;

import cockpit.live.Feed;
import cockpit.live.SourceHealth;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import cockpit.world.CloudFact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/// The alarm: how it is set, each change of its state, each message to its topic, all told once and in their order.
///
/// The history is what counts, since an alarm may go off and back between two looks; what it is in now stands in where
/// the history cannot be had, and tells the reason where the history does not. Any thread may run it.
final class AlarmRound implements Runnable {
    /// How far back each look goes: clocks may be five minutes apart before AWS refuses a signature.
    private static final Duration OVERLAP = Duration.ofMinutes(6);
    /// How far apart the history and the alarm itself may put the same change.
    private static final Duration SAME = Duration.ofSeconds(5);
    /// Topic and function take seconds; a function that starts this long after an alarm was called by somebody else.
    private static final Duration CAUSED = Duration.ofMinutes(2);
    /// Some tell the alarm's own time in whole seconds.
    private static final Duration ROUNDING = Duration.ofSeconds(1);
    private static final int PAGES = 10;

    private final StageFile stage;
    private final CloudWatchClient cloudWatch;
    private final Feed feed;
    private final SourceHealth health;
    private final SourceHealth topic;
    private final Clock clock;
    private final String region;
    private final Question describe;
    private final Question history;

    private final Map<AlarmHistoryItem, Instant> seen = new HashMap<>();
    private @Nullable Instant lookedAt;
    private CloudFact.@Nullable AlarmSeen told;
    private String state = "";
    private Instant changed = Instant.EPOCH;
    private AlarmItem.@Nullable Changed toldByItself;
    private boolean published;
    private volatile Optional<Watched> watched = Optional.empty();

    AlarmRound(
            StageFile stage,
            AwsAccess access,
            CloudWatchClient cloudWatch,
            Feed feed,
            SourceHealth health,
            SourceHealth topic,
            Clock clock) {
        this.stage = stage;
        this.cloudWatch = cloudWatch;
        this.feed = feed;
        this.health = health;
        this.topic = topic;
        this.clock = clock;
        this.region = Optional.ofNullable(access.region().metadata())
                .map(RegionMetadata::description)
                .orElse(stage.aws().region());
        this.describe = new Question(Operation.DESCRIBE_ALARMS, health, access);
        this.history = new Question(Operation.DESCRIBE_ALARM_HISTORY, health, access);
    }

    /// The alarm as last seen; empty if it never was.
    Optional<Watched> watched() {
        return watched;
    }

    @Override
    public synchronized void run() {
        boolean first = lookedAt == null;
        List<AlarmItem> items = newItems();
        Optional<Watched> now = look();
        if (!first) {
            items.forEach(item -> tell(item, now));
        }
        now.ifPresent(this::settle);
    }

    /// Before a function's start is told, all that led to it has to be: the logs may be ahead of the alarm. A start
    /// soon after the alarm told its topic shows that the topic had the message, even where nothing else does.
    synchronized void caughtUp(Instant started) {
        run();
        boolean caused = state.equals("ALARM")
                && !published
                && !started.isBefore(changed.minus(SAME))
                && started.isBefore(changed.plus(CAUSED));
        boolean tells = watched.filter(each -> each.tells(stage.topic())).isPresent();
        if (caused && tells) {
            publish(subject());
        }
    }

    private boolean isTopic(String arn) {
        return arn.endsWith(":" + stage.topic());
    }

    /// Oldest first. The first look only learns what is old.
    private List<AlarmItem> newItems() {
        Instant now = clock.instant();
        Instant from = lookedAt == null ? now : lookedAt;
        return history.ask(() -> pages(from.minus(OVERLAP)))
                .map(all -> {
                    history.answered();
                    lookedAt = now;
                    var fresh = all.stream()
                            .filter(item -> seen.putIfAbsent(item, now) == null)
                            .toList();
                    seen.values().removeIf(at -> at.isBefore(from.minus(OVERLAP).minus(OVERLAP)));
                    return fresh.stream()
                            .flatMap(item -> AlarmItem.of(item).stream())
                            .sorted(Comparator.comparing(AlarmItem::at)
                                    .thenComparing(item -> item instanceof AlarmItem.Acted))
                            .toList();
                })
                .orElse(List.of());
    }

    private List<AlarmHistoryItem> pages(Instant from) {
        var all = new ArrayList<AlarmHistoryItem>();
        String token = null;
        for (int page = 0; page < PAGES; page++) {
            String next = token;
            DescribeAlarmHistoryResponse answer = cloudWatch.describeAlarmHistory(
                    b -> b.alarmName(stage.alarm().name())
                            .startDate(from)
                            .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                            .nextToken(next));
            all.addAll(answer.alarmHistoryItems());
            token = answer.nextToken();
            if (token == null || token.isEmpty()) {
                break;
            }
        }
        return all;
    }

    private Optional<Watched> look() {
        String name = stage.alarm().name();
        var answer = describe.ask(
                () -> cloudWatch.describeAlarms(b -> b.alarmNames(name)).metricAlarms());
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        Optional<Watched> found = answer.get().stream()
                .filter(alarm -> name.equals(alarm.alarmName()))
                .findFirst()
                .map(alarm -> Watched.of(alarm, stage.alarm().metric()));
        watched = found;
        if (found.isEmpty()) {
            describe.missing(Trouble.of("live.aws.noAlarm", name, stage.aws().region()));
        } else {
            describe.answered();
            tellSetting(found.get());
        }
        return found;
    }

    private void tellSetting(Watched now) {
        var setting = new CloudFact.AlarmSeen(
                now.name(),
                now.metric(),
                now.threshold(),
                now.periodSeconds(),
                now.evaluationPeriods(),
                now.datapointsToAlarm(),
                now.treatMissingData());
        if (!setting.equals(told)) {
            told = setting;
            feed.tell(health.origin(), setting);
        }
    }

    private void tell(AlarmItem item, Optional<Watched> now) {
        switch (item) {
            case AlarmItem.Changed change -> {
                if (!alreadyTold(change)) {
                    String reason = !change.reason().isEmpty()
                            ? change.reason()
                            : now.filter(alarm -> alarm.state().equals(change.state()))
                                    .map(Watched::reason)
                                    .orElse("");
                    enter(change.at(), change.state(), reason);
                }
            }
            case AlarmItem.Acted act -> {
                if (isTopic(act.arn())) {
                    acted(act);
                }
            }
        }
    }

    private boolean alreadyTold(AlarmItem.Changed change) {
        var last = toldByItself;
        boolean same = last != null
                && last.state().equals(change.state())
                && Duration.between(last.at(), change.at()).abs().compareTo(SAME) <= 0;
        if (same) {
            toldByItself = null;
        }
        return same;
    }

    /// The alarm's own word, where the history has none of the change, or not yet.
    private void settle(Watched now) {
        if (!now.state().isEmpty() && !now.state().equals(state) && !now.since().isBefore(changed.minus(ROUNDING))) {
            toldByItself = new AlarmItem.Changed(now.since(), now.state(), now.reason());
            enter(now.since(), now.state(), now.reason());
        }
    }

    private void enter(Instant at, String newState, String reason) {
        boolean opening = state.isEmpty();
        state = newState;
        changed = at;
        published = opening; // what was before the stage opened is nobody's news
        feed.tell(health.origin(), new CloudFact.AlarmChanged(stage.alarm().name(), newState, reason));
    }

    private void acted(AlarmItem.Acted act) {
        if (!act.succeeded()) {
            topic.doubted(
                    "action", Trouble.of("live.aws.notPublished", stage.alarm().name(), stage.topic(), act.said()));
            return;
        }
        topic.answered("action");
        if (!published) {
            publish(act.subject().isEmpty() ? subject() : act.subject());
        }
    }

    private String subject() {
        return AlarmItem.subject(state, stage.alarm().name(), region);
    }

    private void publish(String subject) {
        published = true;
        feed.tell(topic.origin(), new CloudFact.MessagePublished(stage.topic(), subject));
    }
}
