package cockpit.live;

import cockpit.stage.Command.AlarmState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A part of a stage that holds a number, for tests.
public final class Part implements RouteTarget, LoadTarget, ScaleTarget, AlarmTarget {
    public final List<String> log = new CopyOnWriteArrayList<>();
    private final String name;
    public volatile int value;
    public volatile Optional<String> writer = Optional.empty();
    public volatile boolean stuck;
    public volatile boolean silent;
    /// A route without it cannot be given a weight.
    public volatile boolean defined = true;
    /// Counted down when a change has begun; it then waits for the other one.
    public final CountDownLatch begun = new CountDownLatch(1);
    public volatile CountDownLatch held = new CountDownLatch(0);

    public Part(String name, int value) {
        this.name = name;
        this.value = value;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public JsonNode read() throws Failed {
        if (silent) {
            throw new Failed(Trouble.of("live.test.silent", name));
        }
        return JsonNodeFactory.instance.numberNode(value);
    }

    @Override
    public void restore(JsonNode state) {
        log.add("restore " + state);
        if (!stuck) {
            value = state.asInt();
        }
    }

    @Override
    public Optional<String> writer() {
        return writer;
    }

    @Override
    public void check() throws Failed {
        if (!defined) {
            throw new Failed(Trouble.of("live.test.undefined", name));
        }
    }

    @Override
    public String set(int cloudWeight) throws Failed {
        read();
        begun.countDown();
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.add("set " + cloudWeight);
        value = cloudWeight;
        return name + " patched";
    }

    @Override
    public String set(AlarmState state) throws Failed {
        return set(state.ordinal());
    }

    @Override
    public String set(int users, double spawnRate) throws Failed {
        return set(users);
    }
}
