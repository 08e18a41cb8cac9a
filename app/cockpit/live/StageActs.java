package cockpit.live;

import cockpit.stage.Answer.Reason;
import cockpit.stage.Answer.Refused;
import cockpit.stage.Command;
import cockpit.stage.Words;
import cockpit.world.DemandFact;
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
        try {
            answered(words, true, done(command, words));
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
                // The load sets off the alarm, and with it the function, which shifts the route.
                note(words, route);
                note(words, load);
                feed.tell(Origin.COCKPIT, new DemandFact.LoadAsked(c.users(), c.spawnRate()));
                yield load.set(c.users(), c.spawnRate());
            }
            case Command.Scale c -> {
                ScaleTarget scale = targets.clusters().scale(c.workload());
                note(words, scale);
                yield scale.set(c.replicas());
            }
            case Command.Apply c -> apply(words, targets.clusters().objects(c.manifest()));
            case Command.Delete c ->
                delete(words, targets.clusters().objects(c.manifest()).reversed());
            case Command.SetAlarmState c -> {
                // The alarm calls the function, which shifts the route.
                note(words, route);
                note(words, targets.alarm());
                yield targets.alarm().set(c.state());
            }
            case Command.Inspect c -> shop.look();
            case Command.Panic c -> stop(words);
            case Command.Reset c -> told(restoring().run(c.foreign()));
            case Command.SetHpaBounds c -> throw new IllegalArgumentException(words);
            case Command.SetGroupBounds c -> throw new IllegalArgumentException(words);
            case Command.InterruptSpot c -> throw new IllegalArgumentException(words);
            case Command.TurnKnob c -> throw new IllegalArgumentException(words);
            case Command.Fault c -> throw new IllegalArgumentException(words);
        };
    }

    /// All of a manifest is tried before any of it is written.
    private String apply(String words, List<ObjectTarget> objects) throws Failed, IOException {
        for (ObjectTarget object : objects) {
            object.tryApply();
        }
        var done = new ArrayList<String>();
        for (ObjectTarget object : objects) {
            note(words, object);
            ObjectTarget.Applied applied = object.apply();
            if (applied.made()) {
                journal.made(object.name(), applied.uid());
            }
            done.add(applied.output());
        }
        return String.join("\n", done);
    }

    private String delete(String words, List<ObjectTarget> objects) throws Failed, IOException {
        for (ObjectTarget object : objects) {
            object.tryDelete();
        }
        var done = new ArrayList<String>();
        for (ObjectTarget object : objects) {
            note(words, object);
            done.add(object.delete());
        }
        done.removeIf(String::isEmpty);
        return String.join("\n", done);
    }

    /// A target that is not put back since an earlier act goes back to what it was before that one, whatever it is now.
    private void note(String words, Target target) throws Failed, IOException {
        Optional<Journal.Entry> earlier = journal.open(target.name());
        journal.before(words, target.name(), earlier.isPresent() ? earlier.get().before() : target.read());
    }

    /// Of this run only: what nobody here has changed is none of its business. Whatever fails, the rest is tried.
    private String stop(String words) throws Failed, IOException {
        var done = new ArrayList<String>();
        Optional<Failed> failed = Optional.empty();
        if (journal.open(load.name()).isPresent()) {
            try {
                feed.tell(Origin.COCKPIT, new DemandFact.LoadAsked(0, Words.STOP_RATE));
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

    private Reset restoring() {
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
    }
}
