package cockpit.live;

import cockpit.stage.Answer.Reason;
import cockpit.stage.Answer.Refused;
import cockpit.stage.Command;
import cockpit.stage.Words;
import cockpit.world.DemandFact;
import cockpit.world.GroupId;
import cockpit.world.MeshFact;
import cockpit.world.Origin;
import cockpit.world.TalkFact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries commands out on real systems, one after the other, each noted in the journal first. The only writer of a
/// live
/// stage.
public final class StageActs implements Acts {
    /// The field manager that the API server notes for what the cockpit writes.
    public static final String WRITER = Words.WRITER;

    private static final Logger LOG = LoggerFactory.getLogger(StageActs.class);
    private static final int LAST_WORDS = 10;
    /// Seconds: Locust's users come to rest in forty.
    private static final int LONGEST_ACT = 60;

    private final StageFile file;
    private final Permits permits;
    private final Feed feed;
    private final Journal journal;
    private final Targets targets;
    private final RouteTarget route;
    private final LoadTarget load;
    private final Aftermath aftermath;
    private final ShopDoor shop;
    private final Notes notes;
    private final ManifestActs manifests;
    private final PlayedInterruptions interruptions;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("acts").factory());

    /// @param journal stays the caller's, to close after this
    public StageActs(StageFile file, Feed feed, Journal journal, Targets targets, Aftermath aftermath) {
        this.file = file;
        this.permits = new Permits(file);
        this.feed = feed;
        this.journal = journal;
        this.targets = targets;
        this.route = targets.route();
        this.load = targets.load();
        this.aftermath = aftermath;
        this.shop = new ShopDoor(file);
        this.notes = new Notes(journal);
        this.manifests = new ManifestActs(notes);
        this.interruptions = new PlayedInterruptions(feed, PlayedInterruptions.NOTICE);
    }

    @Override
    public Optional<Refused> forbids(Command command) {
        return permits.forbid(command)
                .or(() -> command.changes() && !journal.held()
                        ? Optional.of(new Refused(
                                Reason.HELD_ELSEWHERE,
                                journal.file().getFileName().toString()))
                        : Optional.empty());
    }

    @Override
    public void begin(Command command, String words) {
        thread.execute(() -> carryOut(command, words));
    }

    private void carryOut(Command command, String words) {
        if (command instanceof Command.InterruptSpot c) {
            attempt(words, () -> interrupted(c, words));
        } else {
            attempt(words, () -> Optional.of(done(command, words)));
        }
    }

    /// What is done; empty if it has only begun, and will be answered when it is.
    private interface Attempt {
        Optional<String> run() throws Failed, IOException;
    }

    private void attempt(String words, Attempt attempt) {
        try {
            attempt.run().ifPresent(output -> answered(words, true, output));
        } catch (Failed e) {
            LOG.warn("Not done: {}", words, e);
            answered(words, false, e.trouble().detail());
        } catch (IOException e) {
            LOG.error("The journal cannot be written", e);
            var trouble = Trouble.of("live.journal.failed", journal.file().toString(), String.valueOf(e.getMessage()));
            answered(words, false, trouble.detail());
        } catch (RuntimeException e) {
            LOG.error("Not done: {}", words, e);
            answered(
                    words,
                    false,
                    Trouble.of("live.act.stumbled", String.valueOf(e.getMessage()))
                            .detail());
        }
    }

    private String done(Command command, String words) throws Failed, IOException {
        return switch (command) {
            case Command.SetWeight c -> {
                route.check();
                note(words, route);
                feed.tell(Origin.COCKPIT, new MeshFact.RouteAsked(c.route(), c.cloudWeight(), WRITER));
                yield route.set(c.cloudWeight());
            }
            case Command.SetLoad c -> {
                if (!scales()) {
                    // The load sets off the alarm, and with it the function, which shifts the route.
                    note(words, route);
                }
                note(words, load);
                tellLoad(c.users(), c.spawnRate());
                yield load.set(c.users(), c.spawnRate());
            }
            case Command.Scale c -> {
                ScaleTarget scale = targets.clusters().scale(c.workload());
                note(words, scale);
                yield scale.set(c.replicas());
            }
            case Command.Apply c -> manifests.apply(words, targets.clusters().objects(c.manifest()));
            case Command.Delete c ->
                manifests.delete(words, targets.clusters().objects(c.manifest()).reversed());
            case Command.SetAlarmState c -> {
                // The alarm calls the function, which shifts the route.
                note(words, route);
                note(words, targets.alarm());
                yield targets.alarm().set(c.state());
            }
            case Command.Inspect c -> shop.look();
            case Command.Panic c -> stop(words);
            case Command.Reset c -> told(restoring().run(c.foreign()));
            case Command.SetHpaBounds c -> bound(words, targets.clusters().bounds(c.hpa()), c.min(), c.max());
            case Command.SetGroupBounds c -> bound(words, group(c.group()), c.min(), c.max());
            case Command.InterruptSpot c -> throw new IllegalArgumentException(words); // it only begins
            case Command.TurnKnob c -> throw new IllegalArgumentException(words);
            case Command.Fault c -> throw new IllegalArgumentException(words);
        };
    }

    private String bound(String words, BoundsTarget bounds, int min, int max) throws Failed, IOException {
        note(words, bounds);
        return bounds.set(min, max);
    }

    /// One that the stage has: what is none of its node groups is not let through.
    private BoundsTarget group(GroupId group) {
        return Optional.ofNullable(targets.groups().get(group.name())).orElseThrow();
    }

    /// The node is cordoned; its drain goes on by itself.
    private Optional<String> interrupted(Command.InterruptSpot c, String words) throws Failed, IOException {
        String group = file.names().autoscaling().group(c.group());
        NodeTarget node = targets.clusters().oldest(c.group().context(), group);
        node.tryDrain();
        note(words, node);
        String cordoned = node.cordon();
        interruptions.begin(node, drain -> attempt(words, () -> Optional.of(cordoned + "\n" + drain.run())));
        return Optional.empty();
    }

    /// Whether the stage was opened for scenario 2.
    private boolean scales() {
        return file.load().driver() == StageFile.Driver.PODS;
    }

    /// Pods come as their cluster makes them: no rate is claimed.
    private void tellLoad(int users, double spawnRate) {
        feed.tell(Origin.COCKPIT, new DemandFact.LoadAsked(users, scales() ? Double.NaN : spawnRate));
    }

    private void note(String words, Target target) throws Failed, IOException {
        notes.before(words, target);
    }

    /// Of this run only: what nobody here has changed is none of its business. Whatever fails, the rest is tried. In
    /// scenario 2 all else is put back too: nodes take pods in again, bounds are what they were.
    private String stop(String words) throws Failed, IOException {
        var done = new ArrayList<String>();
        Optional<Failed> failed = Optional.empty();
        if (journal.open(load.name()).isPresent()) {
            try {
                tellLoad(0, Words.STOP_RATE);
                done.add(load.set(0, Words.STOP_RATE));
            } catch (Failed e) {
                failed = Optional.of(e);
            }
        }
        if (journal.open(route.name()).isPresent()) {
            note(words, route);
            feed.tell(Origin.COCKPIT, new MeshFact.RouteAsked(file.names().routeId(), 0, WRITER));
            done.add(route.set(0));
        }
        if (scales()) { // and its load stays off, whatever it was
            try {
                done.add(told(restoring().run(entry -> !entry.target().equals(load.name()), false)));
            } catch (Failed e) {
                failed = failed.or(() -> Optional.of(e));
            }
        }
        if (failed.isPresent()) {
            throw failed.get();
        }
        return String.join("\n", done);
    }

    /// What a reset came to: the first thing that is not as it was, or all of them.
    private static String told(List<Reset.Outcome> outcomes) throws Failed {
        for (Reset.Outcome outcome : outcomes) {
            switch (outcome) {
                case Reset.Outcome.Restored o -> {}
                case Reset.Outcome.Foreign o ->
                    throw new Failed(Trouble.of("live.reset.foreign", o.target(), o.writer()));
                case Reset.Outcome.NotRestored o -> throw new Failed(o.trouble());
            }
        }
        return outcomes.stream().map(outcome -> outcome.target() + " restored").collect(Collectors.joining("\n"));
    }

    private void answered(String words, boolean accepted, String output) {
        feed.tell(Origin.COCKPIT, new TalkFact.CommandAnswered(words, accepted, output));
    }

    @Override
    public Reset reset() {
        var idle = new CountDownLatch(1);
        thread.execute(idle::countDown); // after all that was begun
        try {
            if (!idle.await(LONGEST_ACT, TimeUnit.SECONDS)) {
                LOG.warn("What was begun has not ended within {} s; it is put back all the same", LONGEST_ACT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return restoring();
    }

    /// Nothing more is drained of what is about to be put back.
    private Reset restoring() {
        interruptions.stop();
        return new Reset(journal, targets::of, Set.of(WRITER, file.function()), aftermath);
    }

    @Override
    public List<Journal.Entry> open() {
        return journal.open();
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_WORDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        interruptions.stop();
    }
}
