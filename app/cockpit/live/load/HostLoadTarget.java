package cockpit.live.load;

import cockpit.live.Failed;
import cockpit.live.LoadTarget;
import cockpit.live.Outcome;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// CPU load on the on-prem hosts. Nobody can ask a host how much of its load is ours: its state is whether we have put
/// some on it, and it goes back to none.
public final class HostLoadTarget implements LoadTarget {
    private final String name;
    private final LoadDriver driver;
    private boolean loaded;

    /// @param left whether an earlier run may have left load on the hosts
    public HostLoadTarget(String name, LoadDriver driver, boolean left) {
        this.name = name;
        this.driver = driver;
        this.loaded = left;
    }

    /// Its name in the journal.
    public static String named(String hosts) {
        return "CPU load on " + hosts;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized JsonNode read() {
        return JsonNodeFactory.instance.objectNode().put("loaded", loaded);
    }

    @Override
    public Optional<String> writer() {
        return Optional.empty();
    }

    @Override
    public synchronized String set(int users, double spawnRate) throws Failed {
        String output = output(driver.set(users, spawnRate));
        loaded = users > 0;
        return output;
    }

    @Override
    public synchronized void restore(JsonNode state) throws Failed {
        output(driver.stop());
        loaded = false;
    }

    private static String output(Outcome outcome) throws Failed {
        return switch (outcome) {
            case Outcome.Done done -> done.output();
            case Outcome.Failed failed -> throw new Failed(failed.trouble());
        };
    }
}
