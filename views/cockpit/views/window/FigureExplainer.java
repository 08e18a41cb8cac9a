package cockpit.views.window;

import cockpit.views.desk.Figure;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Texts;
import cockpit.views.window.Explainer.Words;
import cockpit.world.Alarm;
import cockpit.world.Credentials;
import cockpit.world.Demand;
import cockpit.world.Event;
import cockpit.world.Link;
import cockpit.world.Price;
import cockpit.world.Reading;
import cockpit.world.Route;
import cockpit.world.SentCommand;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Puts the window's figures and signs into words: what each counts, how it stands, and where it comes from.
final class FigureExplainer {
    private final Frame frame;
    private final World world;
    private final Texts texts;

    FigureExplainer(Frame frame, Texts texts) {
        this.frame = frame;
        this.world = frame.world();
        this.texts = texts;
    }

    Words of(Figure figure) {
        var lines = new ArrayList<String>();
        lines.add(
                figure == Figure.ORIGIN
                        ? texts.get("explain.origin." + frame.source())
                        : texts.get("explain.figure." + figure));
        lines.addAll(state(figure));
        String title =
                figure == Figure.ORIGIN ? texts.get("source." + frame.source()) : texts.get("explain.title." + figure);
        return new Words(title, lines);
    }

    private List<String> state(Figure figure) {
        return switch (figure) {
            case ORIGIN -> List.of(frame.stageName());
            case CREDENTIALS -> credentials();
            case CLOCK ->
                List.of(texts.get(
                        "explain.clock",
                        Figures.clock(frame.pace().elapsed()),
                        Figures.clock(frame.pace().total())));
            case PACE ->
                List.of(texts.get(
                        frame.pace().drift() < 0 ? "explain.pace.ahead" : "explain.pace.behind",
                        Figures.clock(Math.abs(frame.pace().drift()))));
            case LOAD -> load(world.demand());
            case CPU -> alarm();
            case ASKED -> weight(Route::asked);
            case APPLIED -> applied();
            case MEASURED -> measured();
            case BAND -> band();
            case LATENCY -> latency(world.demand());
            case ERRORS ->
                List.of(texts.get(
                        "explain.errors",
                        Figures.whole(world.demand().errors()),
                        Figures.whole(world.demand().requests())));
            case COST_HOUR, COST_DEMO -> prices();
            case COMMAND -> command();
            case STOPWATCH ->
                List.of(texts.get("explain.at", Figures.clock(world.chain().at(Link.LOAD) / 1e6)));
            case CLIENTS -> clients(world.demand());
            case EXPANDER, CAPACITY, QUEUE, REPLICAS -> new ScalingExplainer(frame, texts).state(figure);
            case SAVING, COST_GROUPS -> prices();
            case RECORDING, SPEED, TRACK, DOTS -> List.of();
        };
    }

    private List<String> credentials() {
        return world.cloud()
                .credentials()
                .filter(Credentials::ends)
                .map(keys -> {
                    long left = keys.left(frame.at());
                    return List.of(
                            left > 0
                                    ? texts.get("explain.keys.left", Figures.clock(left / Event.SECOND))
                                    : texts.get(
                                            "explain.keys.out",
                                            Figures.clock((frame.at() - keys.until()) / Event.SECOND)),
                            texts.get(keys.renewed() ? "explain.keys.renewed" : "explain.keys.kept"));
                })
                .orElse(List.of());
    }

    private List<String> load(Demand d) {
        return d.askedUsers() < 0
                ? List.of()
                : List.of(texts.get(
                        "explain.load",
                        Figures.whole(d.askedUsers()),
                        Figures.whole(d.spawnRate()),
                        Figures.whole(d.users()),
                        Figures.whole(d.perSecond())));
    }

    private List<String> clients(Demand d) {
        var lines = new ArrayList<>(load(d));
        lines.addAll(latency(d));
        return lines;
    }

    private List<String> alarm() {
        return world.cloud()
                .alarms()
                .find(frame.names().alarm())
                .map(this::alarm)
                .orElse(List.of());
    }

    private List<String> alarm(Alarm a) {
        var rule = texts.get(
                "explain.alarm",
                a.id(),
                a.datapointsToAlarm(),
                a.evaluationPeriods(),
                a.periodSeconds(),
                Figures.whole(a.threshold()));
        return a.reason().isEmpty() ? List.of(rule) : List.of(rule, a.state() + ": " + a.reason());
    }

    private Optional<Route> route() {
        return world.mesh().routes().find(frame.names().routeId());
    }

    private interface Weight {
        Reading of(Route route);
    }

    private List<String> weight(Weight which) {
        return route().map(which::of)
                .filter(Reading::known)
                .map(reading -> List.of(
                        texts.get("explain.weight", Figures.whole(reading.value()), Figures.clock(reading.at() / 1e6))))
                .orElse(List.of());
    }

    private List<String> applied() {
        var lines = new ArrayList<>(weight(Route::applied));
        route().filter(r -> !r.writer().isEmpty())
                .ifPresent(r -> lines.add(texts.get("explain.writer", r.writer(), r.resourceVersion())));
        return lines;
    }

    private List<String> measured() {
        return route().filter(r -> r.measured().known())
                .map(r -> List.of(texts.get(
                        "explain.measured",
                        Figures.one(r.measured().value()),
                        Figures.whole(r.measured().count()),
                        r.windowSeconds())))
                .orElse(List.of());
    }

    private List<String> band() {
        return route().filter(r -> !Double.isNaN(r.band()))
                .map(r -> List.of(
                        texts.get("explain.band", Figures.whole(r.applied().value()), Figures.one(r.band()))))
                .orElse(List.of());
    }

    private List<String> latency(Demand d) {
        return Double.isNaN(d.p95Millis())
                ? List.of()
                : List.of(texts.get(
                        "explain.latency",
                        Figures.whole(d.p50Millis()),
                        Figures.whole(d.p95Millis()),
                        Figures.whole(d.peakMillis()),
                        Figures.clock(d.peakAt() / 1e6)));
    }

    private List<String> prices() {
        var lines = new ArrayList<String>();
        var sources = new TreeSet<String>();
        world.cloud()
                .prices()
                .sorted(Comparator.comparing((Price price) -> price.id().item())
                        .thenComparing(price -> price.id().capacity()))
                .forEach(price -> {
                    lines.add(texts.get(
                            "explain.price",
                            price.id().item(),
                            price.id().item().equals(Price.CONTROL_PLANE)
                                    ? ""
                                    : price.id().capacity().toString(),
                            Figures.four(price.dollarsPerHour())));
                    sources.add(price.region() + " · " + price.asOf() + " · " + price.source());
                });
        lines.addAll(sources);
        return lines;
    }

    private List<String> command() {
        List<SentCommand> sent = world.talk().commands();
        if (sent.isEmpty()) {
            return List.of();
        }
        SentCommand newest = sent.getLast();
        String answer = newest.answered() < 0
                ? texts.get("explain.command.open")
                : texts.get(
                        newest.accepted() ? "explain.command.done" : "explain.command.refused",
                        Figures.one((newest.answered() - newest.sent()) / 1e6));
        return List.of(newest.words(), answer);
    }
}
