package cockpit.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A part of a stage that holds a number, for tests.
final class Part implements RouteTarget, LoadTarget {
    final List<String> log = new ArrayList<>();
    private final String name;
    int value;
    Optional<String> writer = Optional.empty();
    boolean stuck;
    boolean silent;

    Part(String name, int value) {
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
    public String set(int cloudWeight) throws Failed {
        read();
        log.add("set " + cloudWeight);
        value = cloudWeight;
        return name + " patched";
    }

    @Override
    public String set(int users, double spawnRate) throws Failed {
        return set(users);
    }
}
