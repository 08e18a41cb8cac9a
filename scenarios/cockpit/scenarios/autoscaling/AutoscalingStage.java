package cockpit.scenarios.autoscaling;

import cockpit.simulation.BadKnob;
import cockpit.simulation.Course;
import cockpit.simulation.Knob;
import cockpit.simulation.Knobs;
import cockpit.stage.Answer;
import cockpit.stage.Answer.Reason;
import cockpit.stage.Command;
import cockpit.stage.Names;
import cockpit.stage.Printout;
import cockpit.stage.Source;
import cockpit.stage.Stage;
import cockpit.stage.Words;
import cockpit.world.Event;
import cockpit.world.GroupId;
import cockpit.world.PlatformFact;
import cockpit.world.Side;
import cockpit.world.TalkFact;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Scenario 2 in virtual time: php-apache and its load, metrics-server, the HorizontalPodAutoscaler, the scheduler,
/// Cluster Autoscaler, three node groups and their Auto Scaling groups, Spot. What is decided the models decide. Same
/// knobs, same seed, same commands at the same instants: the same events, however time is sliced.
public final class AutoscalingStage implements Stage {
    private static final int MOST_CLIENTS = 20;
    private static final int MOST_NODES = 12;
    private static final int MEASURED_EVERY = 10;

    private final Course course;
    private final Names names;
    private final Fleet fleet;
    private final Deployments deployments;
    private final AutoScalingGroups groups;
    private final SampleLoad load;
    private final MetricsServer metrics;
    private final PodScaler pods;
    private final NodeScaler nodes;
    private final SpotMarket spot;
    private final List<Event> fromCommands = new ArrayList<>();
    private World world = World.EMPTY;
    private int seconds;

    private AutoscalingStage(Knobs knobs, long seed, Names names) {
        this.names = names;
        course = new Course(knobs, seed);
        fleet = new Fleet(course, names);
        deployments = new Deployments(course, fleet);
        groups = new AutoScalingGroups(course, fleet, deployments);
        load = new SampleLoad(course, fleet);
        metrics = new MetricsServer(course, fleet, load);
        pods = new PodScaler(course, names, fleet, deployments, metrics);
        nodes = new NodeScaler(course, fleet, deployments, groups);
        spot = new SpotMarket(course, fleet, groups, deployments);
    }

    /// Opens the stage.
    ///
    /// @throws BadKnob if the knobs do not go together; the message says which and why
    public static AutoscalingStage open(Knobs knobs, long seed) {
        StageRules.check(knobs);
        var stage = new AutoscalingStage(knobs, seed, Names.SHIPPED);
        stage.begin();
        return stage;
    }

    private void begin() {
        StagePrices.of(course.knobs()).forEach(price -> course.tell(Course.CLOUDWATCH, price));
        course.tell(
                Course.MAIN,
                new PlatformFact.ClusterSeen(
                        names.mainContext(), "AWS-Cluster", Side.CLOUD, "1.34", "10.10.0.0/16", MOST_NODES));
        for (GroupSpec group : GroupSpec.values()) {
            groups.open(group);
        }
        List<String> first = fleet.nodes().stream()
                .filter(node -> node.group == GroupSpec.ON_DEMAND)
                .map(node -> node.name)
                .toList();
        List<String> all = fleet.nodes().stream().map(node -> node.name).toList();
        deployments.begin(Workload.AWS_NODE, all);
        deployments.begin(Workload.KUBE_PROXY, all);
        system(first);
        deployments.scale(Workload.PHP_APACHE_SPOT, 0, "");
        deployments.scale(Workload.GPU_JOB, 0, "");
        load.ask(0, course.knobs().get("load.spawnRate"));
        course.agenda().every(Event.SECOND, Event.SECOND, this::second);
        metrics.start();
        pods.start();
        nodes.start();
    }

    /// What a cluster needs for itself, and the sample's first pod.
    private void system(List<String> on) {
        if (on.isEmpty()) {
            deployments.scale(Workload.PHP_APACHE, Sample.min(course), "");
            return;
        }
        deployments.begin(Workload.COREDNS, List.of(on.getFirst(), on.getLast()));
        deployments.begin(Workload.CLUSTER_AUTOSCALER, List.of(on.getFirst()));
        deployments.begin(Workload.METRICS_SERVER, List.of(on.getLast()));
        deployments.begin(Workload.PHP_APACHE, Collections.nCopies(Math.max(1, Sample.min(course)), on.getLast()));
    }

    private void second() {
        seconds++;
        load.second();
        metrics.second();
        deployments.schedule();
        if (seconds % MEASURED_EVERY == 0) {
            fleet.nodes().stream().filter(FleetNode::registered).forEach(this::measure);
        }
    }

    private void measure(FleetNode node) {
        double used = fleet.on(node.name).stream().mapToDouble(load::use).sum();
        fleet.measure(node, Math.min(100, 2 + used / node.machine.cores() / 10));
    }

    @Override
    public Source source() {
        return Source.SIMULATED;
    }

    @Override
    public String name() {
        return "octank-demo";
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public long now() {
        return course.agenda().now();
    }

    @Override
    public List<Event> advance(long until) {
        course.agenda().runUntil(until);
        List<Event> events = new ArrayList<>(fromCommands);
        fromCommands.clear();
        events.addAll(course.takeTold());
        world = world.apply(events);
        return List.copyOf(events);
    }

    /// The load is a Deployment of clients, and what is told to it is told to that.
    @Override
    public String words(Command command) {
        return command instanceof Command.SetLoad c ? Words.ofPods(c, names) : Words.of(command, names);
    }

    @Override
    public Answer send(Command command) {
        Answer answer = switch (command) {
            case Command.SetLoad c -> load(c);
            case Command.Inspect c -> new Answer.Accepted(Printout.of(c.view(), world.apply(fromCommands), names));
            case Command.Scale c -> scale(c);
            case Command.SetHpaBounds c -> bounds(c);
            case Command.SetGroupBounds c -> bounds(c);
            case Command.InterruptSpot c -> interrupt(c);
            case Command.Panic c -> load(new Command.SetLoad(0, Words.STOP_RATE));
            case Command.TurnKnob c -> turn(c.knob(), c.value());
            case Command.Fault c -> fault(c);
            case Command.SetWeight c ->
                new Answer.Refused(Reason.UNKNOWN_OBJECT, c.route().name());
            case Command.SetAlarmState c -> new Answer.Refused(Reason.UNKNOWN_OBJECT, c.alarm());
            case Command.Apply c ->
                new Answer.Refused(Reason.NOT_HERE, c.manifest().file());
            case Command.Delete c ->
                new Answer.Refused(Reason.NOT_HERE, c.manifest().file());
            case Command.Reset c -> new Answer.Refused(Reason.NOT_HERE, names.mainContext());
        };
        fromCommands.addAll(course.takeTold());
        return answer;
    }

    private Answer load(Command.SetLoad c) {
        if (c.users() < 0 || c.users() > MOST_CLIENTS || !(c.spawnRate() > 0)) {
            return new Answer.Refused(Reason.OUT_OF_BOUNDS, "0 to " + MOST_CLIENTS);
        }
        load.ask(c.users(), c.spawnRate());
        return new Answer.Accepted("deployment.apps/" + names.autoscaling().load() + " scaled");
    }

    private Answer scale(Command.Scale c) {
        Optional<Workload> workload = Arrays.stream(Workload.values())
                .filter(each -> each.workload.equals(c.workload().name()) && !each.system())
                .findFirst();
        if (workload.isEmpty() || !c.workload().context().equals(names.mainContext())) {
            return new Answer.Refused(Reason.UNKNOWN_OBJECT, c.workload().name());
        }
        Knob most = Knobs.known("apache.max");
        if (c.replicas() < 0 || c.replicas() > most.max()) {
            return new Answer.Refused(Reason.OUT_OF_BOUNDS, "0 to " + (int) most.max());
        }
        deployments.scale(workload.get(), c.replicas(), "scaled by hand");
        return new Answer.Accepted("deployment.apps/" + c.workload().name() + " scaled");
    }

    private Answer bounds(Command.SetHpaBounds c) {
        if (!c.hpa().equals(names.hpaId())) {
            return new Answer.Refused(Reason.UNKNOWN_OBJECT, c.hpa().name());
        }
        Answer answer = turnBoth("apache.min", c.min(), "apache.max", c.max());
        return answer instanceof Answer.Accepted
                ? new Answer.Accepted("horizontalpodautoscaler.autoscaling/" + Sample.NAME + " patched")
                : answer;
    }

    private Answer bounds(Command.SetGroupBounds c) {
        Optional<GroupSpec> group = group(c.group());
        if (group.isEmpty()) {
            return new Answer.Refused(Reason.UNKNOWN_OBJECT, c.group().name());
        }
        Answer answer = turnBoth(group.get().min(), c.min(), group.get().max(), c.max());
        if (answer instanceof Answer.Accepted) {
            groups.bounded(group.get());
        }
        return answer;
    }

    private Answer interrupt(Command.InterruptSpot c) {
        Optional<GroupSpec> group = group(c.group());
        if (group.isEmpty()) {
            return new Answer.Refused(Reason.UNKNOWN_OBJECT, c.group().name());
        }
        return spot.interrupt(group.get())
                .<Answer>map(node -> new Answer.Accepted("node/" + node + " cordoned\nnode/" + node + " drained"))
                .orElseGet(() ->
                        new Answer.Refused(Reason.UNKNOWN_OBJECT, c.group().name()));
    }

    private Optional<GroupSpec> group(GroupId id) {
        return Arrays.stream(GroupSpec.values())
                .filter(each -> groups.id(each).equals(id))
                .findFirst();
    }

    private Answer turnBoth(String first, int a, String second, int b) {
        try {
            Knobs turned = course.knobs().with(first, String.valueOf(a)).with(second, String.valueOf(b));
            StageRules.check(turned);
            course.turn(turned);
            return new Answer.Accepted("");
        } catch (BadKnob e) {
            return new Answer.Refused(Reason.OUT_OF_BOUNDS, String.valueOf(e.getMessage()));
        }
    }

    private Answer turn(String knob, String value) {
        try {
            Knobs turned = course.knobs().with(knob, value);
            StageRules.check(turned);
            if (!Knobs.known(knob).running()) {
                return new Answer.Refused(Reason.OUT_OF_BOUNDS, knob + ": only before the stage opens");
            }
            course.turn(turned);
        } catch (BadKnob e) {
            return new Answer.Refused(Reason.OUT_OF_BOUNDS, String.valueOf(e.getMessage()));
        }
        for (GroupSpec group : GroupSpec.values()) {
            groups.bounded(group);
        }
        course.tell(Course.LOCUST, new TalkFact.KnobTurned(knob, value));
        return new Answer.Accepted("");
    }

    private Answer fault(Command.Fault c) {
        if (c.kind() != Command.Kind.CAPACITY_SHORTAGE) {
            return new Answer.Refused(Reason.NOT_HERE, "");
        }
        groups.shortage = c.on();
        return new Answer.Accepted("");
    }

    @Override
    public void close() {
        // Nothing is held outside the run itself.
    }
}
