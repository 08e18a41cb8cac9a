package cockpit.simulation;

import cockpit.simulation.Shop.Service;
import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.stage.Names;
import cockpit.stage.Printout;
import cockpit.stage.Source;
import cockpit.stage.Stage;
import cockpit.stage.Words;
import cockpit.world.DemandFact;
import cockpit.world.Event;
import cockpit.world.MeshFact;
import cockpit.world.TalkFact;
import cockpit.world.WorkloadId;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;

/// The talk's systems in virtual time: a seeded discrete-event simulation of the shop's demand, its call graph and
/// queues,
/// CloudWatch, SNS, Lambda, the mesh and the cloud copy's HPA. Same knobs, same seed, same commands at the same
/// instants:
/// the same events, however time is sliced.
public final class SimulatedStage implements Stage {
    /// How often the load generator spawns; finer than a second, so that a ramp is one.
    private static final long RAMP = 200_000;

    private final ShopCourse course;
    private final Names names;
    private final Racks racks;
    private final RouteModel route;
    private final AlarmChain chain;
    private final Telemetry telemetry;
    private final CloudScaler scaler;
    private final List<Event> fromCommands = new ArrayList<>();
    private World world = World.EMPTY;
    private double users;
    private int asked;
    private double spawnRate;

    private SimulatedStage(Knobs knobs, long seed, Names names) {
        this.names = names;
        course = new ShopCourse(knobs, seed);
        racks = new Racks(course, names);
        route = new RouteModel(course, names, racks);
        chain = new AlarmChain(course, names, route);
        telemetry = new Telemetry(course, names);
        scaler = new CloudScaler(course, racks);
    }

    /// Opens the shipped stage.
    ///
    /// @throws IllegalArgumentException if the knobs do not go together; the message says which and why
    public static SimulatedStage open(Knobs knobs, long seed) {
        return open(knobs, seed, Names.SHIPPED);
    }

    static SimulatedStage open(Knobs knobs, long seed, Names names) {
        KnobRules.check(knobs, names);
        var stage = new SimulatedStage(knobs, seed, names);
        stage.begin();
        return stage;
    }

    private void begin() {
        asked = course.knobs.whole("load.users");
        users = asked;
        racks.open();
        network();
        spawnRate = course.knobs.get("load.spawnRate");
        course.tell(Course.LOCUST, new DemandFact.LoadAsked(asked, spawnRate));
        route.start();
        chain.start();
        for (int i = 0; i < 20; i++) {
            course.traffic.settle(course.knobs, users);
        }
        telemetry.start();
        scaler.start();
        course.agenda.every(RAMP, RAMP, this::ramp);
        course.agenda.every(Event.SECOND, Event.SECOND, this::second);
    }

    private void network() {
        course.tell(
                Course.MAIN,
                new MeshFact.PeeringSeen(
                        "pcx-octank-aws",
                        "10.10.0.0/16",
                        "10.20.0.0/16",
                        "active",
                        List.of("10.20.0.0/16 via pcx-octank-aws", "10.10.0.0/16 via pcx-octank-aws")));
        gateway(names.mainContext(), "istio-ingressgateway", "10.10.12.40", 443);
        gateway(names.mainContext(), "second-ingress", "10.10.13.41", 443);
        gateway(names.mainContext(), "istio-eastwestgateway", "10.10.12.52", 15_443);
        gateway(names.remoteContext(), "istio-eastwestgateway", "10.20.4.17", 15_443);
    }

    private void gateway(String context, String name, String address, int port) {
        course.tell(
                Racks.origin(context.equals(names.remoteContext())),
                new MeshFact.GatewaySeen(context, name, address, port, true));
    }

    private void ramp() {
        double step = spawnRate * RAMP / Event.SECOND;
        users = users < asked ? Math.min(asked, users + step) : Math.max(asked, users - step);
    }

    private void second() {
        course.traffic.settle(course.knobs, users);
        route.second();
        chain.sample(telemetry.second(true));
        course.tell(
                Course.LOCUST,
                new DemandFact.LoadMeasured(
                        (int) Math.round(users), Course.tenth(course.traffic.calls(Service.LOADGENERATOR, true))));
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
        return course.agenda.now();
    }

    @Override
    public List<Event> advance(long until) {
        course.agenda.runUntil(until);
        List<Event> events = new ArrayList<>(fromCommands);
        fromCommands.clear();
        events.addAll(course.takeTold());
        world = world.apply(events);
        return List.copyOf(events);
    }

    @Override
    public Answer send(Command command) {
        Answer answer = switch (command) {
            case Command.SetLoad c -> load(c);
            case Command.SetWeight c -> weight(c);
            case Command.Inspect c -> new Answer.Accepted(Printout.of(c.view(), seen(), names));
            case Command.Scale c -> scale(c);
            case Command.Apply c ->
                new Answer.Refused(Answer.Reason.NOT_HERE, c.manifest().file());
            case Command.Delete c ->
                new Answer.Refused(Answer.Reason.NOT_HERE, c.manifest().file());
            case Command.SetAlarmState c -> alarm(c);
            case Command.Reset c -> new Answer.Refused(Answer.Reason.NOT_HERE, names.route());
            case Command.Panic c -> {
                load(new Command.SetLoad(0, Words.STOP_RATE));
                yield weight(new Command.SetWeight(names.routeId(), 0));
            }
            case Command.SetHpaBounds c ->
                new Answer.Refused(Answer.Reason.UNKNOWN_OBJECT, c.hpa().name());
            case Command.SetGroupBounds c ->
                new Answer.Refused(Answer.Reason.UNKNOWN_OBJECT, c.group().name());
            case Command.InterruptSpot c ->
                new Answer.Refused(Answer.Reason.UNKNOWN_OBJECT, c.group().name());
            case Command.TurnKnob c -> turn(c);
            case Command.Fault c -> fault(c);
        };
        fromCommands.addAll(course.takeTold());
        return answer;
    }

    /// The world as told so far, for what a tool would print.
    private World seen() {
        return world.apply(fromCommands);
    }

    private Answer load(Command.SetLoad c) {
        Knob users = Knobs.known("load.users");
        Knob rate = Knobs.known("load.spawnRate");
        if (!users.admits(c.users())) {
            return new Answer.Refused(Answer.Reason.OUT_OF_BOUNDS, "users " + users.bounds());
        }
        if (!rate.admits(c.spawnRate())) {
            return new Answer.Refused(Answer.Reason.OUT_OF_BOUNDS, "users a second " + rate.bounds());
        }
        asked = c.users();
        spawnRate = c.spawnRate();
        course.tell(Course.LOCUST, new DemandFact.LoadAsked(asked, spawnRate));
        return new Answer.Accepted("deployment.apps/" + names.loadGenerator() + " env updated");
    }

    private Answer weight(Command.SetWeight c) {
        if (!c.route().equals(names.routeId())) {
            return new Answer.Refused(Answer.Reason.UNKNOWN_OBJECT, c.route().name());
        }
        if (route.sensitive()) {
            return new Answer.Refused(Answer.Reason.SENSITIVE, names.service());
        }
        if (c.cloudWeight() < 0 || c.cloudWeight() > 100) {
            return new Answer.Refused(Answer.Reason.OUT_OF_BOUNDS, "0 to 100");
        }
        route.set(c.cloudWeight(), "kubectl-patch");
        return new Answer.Accepted("virtualservice.networking.istio.io/" + names.route() + " patched");
    }

    /// The cloud copy of the service that may move is all whose pods are not painted on: at home the model counts its
    /// hosts' services as they were at first.
    private Answer scale(Command.Scale c) {
        WorkloadId cloudCopy = new WorkloadId(names.mainContext(), names.namespace(), Service.RECOMMENDATION.workload);
        if (seen().platform().workloads().find(c.workload()).isEmpty()) {
            return new Answer.Refused(Answer.Reason.UNKNOWN_OBJECT, c.workload().name());
        }
        if (!c.workload().equals(cloudCopy)) {
            return new Answer.Refused(Answer.Reason.NOT_HERE, c.workload().name());
        }
        Knob most = Knobs.known("hpa.max");
        if (!most.admits(c.replicas())) {
            return new Answer.Refused(Answer.Reason.OUT_OF_BOUNDS, most.bounds());
        }
        scaler.scale(c.replicas());
        return new Answer.Accepted("deployment.apps/" + c.workload().name() + " scaled");
    }

    private Answer alarm(Command.SetAlarmState c) {
        if (!c.alarm().equals(names.alarm())) {
            return new Answer.Refused(Answer.Reason.UNKNOWN_OBJECT, c.alarm());
        }
        chain.set(AlarmModel.State.valueOf(c.state().name()), Words.BY_HAND);
        return new Answer.Accepted("");
    }

    private Answer turn(Command.TurnKnob c) {
        try {
            Knobs turned = course.knobs.with(c.knob(), c.value());
            KnobRules.check(turned, names);
            if (!Knobs.known(c.knob()).running()) {
                return new Answer.Refused(Answer.Reason.OUT_OF_BOUNDS, c.knob() + ": only before the stage opens");
            }
            course.knobs = turned;
        } catch (IllegalArgumentException e) {
            return new Answer.Refused(Answer.Reason.OUT_OF_BOUNDS, String.valueOf(e.getMessage()));
        }
        course.tell(Course.LOCUST, new TalkFact.KnobTurned(c.knob(), c.value()));
        chain.configured();
        return new Answer.Accepted("");
    }

    private Answer fault(Command.Fault c) {
        switch (c.kind()) {
            case AGENT_SILENT -> course.agentSilent = c.on();
            case FUNCTION_FAILS -> course.functionFails = c.on();
            case PROMETHEUS_SILENT -> course.prometheusSilent = c.on();
            case CAPACITY_SHORTAGE -> {
                return new Answer.Refused(Answer.Reason.NOT_HERE, "");
            }
        }
        return new Answer.Accepted("");
    }

    @Override
    public void close() {
        // Nothing is held outside the run itself.
    }
}
