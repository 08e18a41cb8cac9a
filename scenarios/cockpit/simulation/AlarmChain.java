package cockpit.simulation;

import cockpit.simulation.AlarmModel.Datapoint;
import cockpit.simulation.AlarmModel.State;
import cockpit.stage.Names;
import cockpit.world.CloudFact;
import cockpit.world.Event;
import cockpit.world.Origin;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// From the agent's datapoint to the function's decision: CloudWatch agent, alarm, SNS, Lambda.
///
/// Sources: CloudWatch User Guide (agent periods; alarms of high-resolution metrics evaluated every 10 s, others once a
/// minute; actions run on a change of state only); Lambda Developer Guide (asynchronous invocation: two retries, after
/// one and two minutes; at least once).
final class AlarmChain {
    static final String METRIC = "cpu_usage_active";
    private static final String MISSING = "missing";
    private static final long MINUTE = 60 * Event.SECOND;
    private static final String DIMENSION = "Octank-Cluster";

    private final ShopCourse course;
    private final Names names;
    private final RouteModel route;
    private final Random chance;
    private final TreeMap<Long, Double> datapoints = new TreeMap<>();
    private State state = State.INSUFFICIENT_DATA;
    private double sum;
    private int samples;
    private long lastRun = Long.MIN_VALUE;

    AlarmChain(ShopCourse course, Names names, RouteModel route) {
        this.course = course;
        this.names = names;
        this.route = route;
        this.chance = course.chance("alarm");
    }

    void start() {
        Knobs knobs = course.knobs;
        configured();
        course.tell(
                Course.CLOUDWATCH,
                new CloudFact.AlarmChanged(names.alarm(), state.name(), "Unchecked: Initial alarm creation"));
        long period = knobs.micros("agent.period");
        course.agenda.every(period, period, this::report);
        long asked = knobs.micros("alarm.interval");
        long interval = period() * Event.SECOND >= MINUTE ? Math.max(MINUTE, asked) : asked;
        // CloudWatch evaluates when it suits CloudWatch, not on the period's edge.
        course.agenda.every(interval / 2 + chance.nextInt(2_000_000), interval, this::evaluate);
    }

    /// Tells of the alarm as it is configured now.
    void configured() {
        Knobs knobs = course.knobs;
        course.tell(
                Course.CLOUDWATCH,
                new CloudFact.AlarmSeen(
                        names.alarm(),
                        METRIC,
                        knobs.get("alarm.threshold"),
                        period(),
                        knobs.whole("alarm.evaluationPeriods"),
                        knobs.whole("alarm.datapointsToAlarm"),
                        MISSING));
    }

    private int period() {
        return course.knobs.whole("alarm.period");
    }

    /// A second's mean CPU of the hosts, as the agents sample it.
    void sample(double meanPercent) {
        sum += meanPercent;
        samples++;
    }

    private void report() {
        long now = course.agenda.now();
        long period = course.knobs.micros("agent.period");
        double value = samples == 0 ? Double.NaN : Course.tenth(sum / samples);
        sum = 0;
        samples = 0;
        if (course.agentSilent || Double.isNaN(value)) {
            return;
        }
        course.agenda.in(Course.around(chance, course.knobs.micros("agent.delay")), () -> {
            datapoints.put(now - period, value);
            course.tell(
                    new Origin("CloudWatch"),
                    new CloudFact.DatapointPut(METRIC, DIMENSION, value, now - period, (int) (period / Event.SECOND)));
        });
    }

    /// Looks at the newest periods that are over. Of a period longer than a minute the window slides on by a minute, of
    /// a
    /// high-resolution one by ten seconds, so that a period is never judged by its first datapoints.
    private void evaluate() {
        AlarmRule rule = KnobRules.alarm(course.knobs, names).rule();
        long period = period() * Event.SECOND;
        long step = period >= MINUTE ? MINUTE : 10 * Event.SECOND;
        long reported = Math.min(period, course.knobs.micros("agent.period"));
        long told = datapoints.isEmpty() ? 0 : Math.floorDiv(datapoints.lastKey() + reported, step) * step;
        long due = Math.floorDiv(course.agenda.now() - course.knobs.micros("alarm.patience"), step) * step;
        long end = Math.max(told, due);
        var points = new ArrayList<Datapoint>();
        for (int i = 1; i <= rule.usualRange(); i++) {
            long start = end - i * period;
            double mean = mean(start, start + period);
            if (!Double.isNaN(mean)) {
                points.add(new Datapoint(instant(start), mean));
            }
        }
        var found = AlarmModel.evaluate(rule, state, instant(end), rule.usualRange(), points);
        set(found.state(), found.reason());
    }

    /// Puts the alarm into a state, which runs that state's actions if it is another. What is set by hand lasts until
    /// the alarm is next judged.
    void set(State next, String reason) {
        if (next == state) {
            return;
        }
        State before = state;
        state = next;
        course.tell(Course.CLOUDWATCH, new CloudFact.AlarmChanged(names.alarm(), state.name(), reason));
        if (state == State.ALARM || (state == State.OK && okGoesBack())) {
            publish(new ShiftDecision.AlarmEvent(names.alarm(), state.name(), before.name()));
        }
    }

    /// Whether the alarm has an OK action, and the function heeds it.
    private boolean okGoesBack() {
        return course.knobs.whole("split.okGoesBack") == 1;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// Mean of the datapoints in a period of the alarm; NaN when there is none.
    private double mean(long from, long to) {
        var within = datapoints.subMap(from, to);
        double total = 0;
        for (double value : within.values()) {
            total += value;
        }
        return within.isEmpty() ? Double.NaN : total / within.size();
    }

    private void publish(ShiftDecision.AlarmEvent message) {
        course.agenda.in(Course.around(chance, course.knobs.micros("sns.delay")), () -> {
            course.tell(
                    Course.CLOUDWATCH,
                    new CloudFact.MessagePublished(
                            names.topic(),
                            message.newState() + ": \"" + message.alarm() + "\" in Asia Pacific (Seoul)"));
            course.agenda.in(Course.around(chance, course.knobs.micros("lambda.queue")), () -> invoke(message, 1));
        });
    }

    private void invoke(ShiftDecision.AlarmEvent message, int attempt) {
        long now = course.agenda.now();
        boolean cold = lastRun == Long.MIN_VALUE || now - lastRun > course.knobs.micros("lambda.idle");
        long start = cold
                ? Course.around(chance, course.knobs.micros("lambda.coldStart"))
                : course.knobs.micros("lambda.warmStart");
        course.agenda.in(start, () -> {
            course.tell(Course.CLOUDWATCH, new CloudFact.FunctionStarted(names.function(), attempt, cold));
            long run = Course.around(chance, course.knobs.micros("lambda.run"));
            course.agenda.in(run, () -> finish(message, attempt, (int) (run / 1_000)));
        });
    }

    private void finish(ShiftDecision.AlarmEvent message, int attempt, int millis) {
        lastRun = course.agenda.now();
        if (course.functionFails) {
            course.tell(
                    Course.CLOUDWATCH,
                    new CloudFact.FunctionEnded(names.function(), false, millis, "Unhandled: the API server said 403"));
            if (attempt <= course.knobs.whole("lambda.retries")) {
                course.agenda.in(
                        course.knobs.micros(attempt == 1 ? "lambda.retry1" : "lambda.retry2"),
                        () -> invoke(message, attempt + 1));
            }
            return;
        }
        var policy = new ShiftDecision.Policy(
                names.alarm(),
                names.service(),
                course.knobs.whole("split.target"),
                okGoesBack(),
                route.sensitive() ? Set.of(names.service()) : Set.of());
        var now = new ShiftDecision.Route(names.service(), 100 - route.applied(), route.applied());
        var decided = ShiftDecision.of(message, now, policy);
        String outcome = switch (decided) {
            case ShiftDecision.SetWeight d -> {
                route.set(d.cloudWeight(), names.function());
                yield names.route() + " set to " + (100 - d.cloudWeight()) + "/" + d.cloudWeight() + ": " + d.reason();
            }
            case ShiftDecision.Nothing d -> d.reason();
            case ShiftDecision.Refused d -> "refused: " + d.reason();
        };
        course.tell(Course.CLOUDWATCH, new CloudFact.FunctionEnded(names.function(), true, millis, outcome));
    }
}
