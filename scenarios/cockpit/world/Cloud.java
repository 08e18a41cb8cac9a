package cockpit.world;

import java.util.Optional;

/// What AWS told: metrics, alarms, topics, functions, prices.
///
/// @param credentials how long the keys hold with which it is asked; none before it is known, and in recordings of a
///                    release that did not note it
public record Cloud(
        Table<Metric.Key, Metric> metrics,
        Table<String, Alarm> alarms,
        Table<String, Topic> topics,
        Table<String, Function> functions,
        Table<Price.Key, Price> prices,
        Optional<Credentials> credentials) {
    static final Cloud EMPTY =
            new Cloud(Table.empty(), Table.empty(), Table.empty(), Table.empty(), Table.empty(), Optional.empty());

    /// With this event's fact folded in.
    Cloud apply(CloudFact fact, long at) {
        return switch (fact) {
            case CloudFact.DatapointPut f -> withMetric(f, at);
            case CloudFact.AlarmSeen f -> withAlarm(alarm(f.alarm()).configured(f));
            case CloudFact.AlarmChanged f -> withAlarm(alarm(f.alarm()).changed(f.state(), f.reason(), at));
            case CloudFact.MessagePublished f -> {
                int published = topics.find(f.topic()).map(Topic::published).orElse(0) + 1;
                var topic = new Topic(f.topic(), published, f.subject(), at);
                yield new Cloud(metrics, alarms, topics.with(topic), functions, prices, credentials);
            }
            case CloudFact.FunctionStarted f ->
                withFunction(function(f.function()).started(f, at));
            case CloudFact.FunctionEnded f ->
                withFunction(function(f.function()).ended(f, at));
            case CloudFact.PriceSeen f -> {
                var price = new Price(
                        new Price.Key(f.item(), f.capacity()), f.dollarsPerHour(), f.region(), f.asOf(), f.source());
                yield new Cloud(metrics, alarms, topics, functions, prices.with(price), credentials);
            }
            case CloudFact.CredentialsSeen f -> {
                var seen = new Credentials(f.ends(), f.until(), f.renewed());
                yield new Cloud(metrics, alarms, topics, functions, prices, Optional.of(seen));
            }
        };
    }

    private Alarm alarm(String name) {
        return alarms.find(name).orElseGet(() -> Alarm.unknown(name));
    }

    private Function function(String name) {
        return functions.find(name).orElseGet(() -> Function.unknown(name));
    }

    private Cloud withMetric(CloudFact.DatapointPut f, long at) {
        var key = new Metric.Key(f.metric(), f.dimension());
        Trace points = metrics.find(key).map(Metric::points).orElse(Trace.EMPTY);
        var metric = new Metric(key, points.with(f.start(), f.value()), f.periodSeconds(), at);
        return new Cloud(metrics.with(metric), alarms, topics, functions, prices, credentials);
    }

    private Cloud withAlarm(Alarm alarm) {
        return new Cloud(metrics, alarms.with(alarm), topics, functions, prices, credentials);
    }

    private Cloud withFunction(Function function) {
        return new Cloud(metrics, alarms, topics, functions.with(function), prices, credentials);
    }
}
