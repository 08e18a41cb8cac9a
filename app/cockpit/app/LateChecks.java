package cockpit.app;

import cockpit.script.Checks;
import cockpit.script.Expectation;
import cockpit.world.World;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Checks whose compiler comes up in the background: until then nothing holds and no figure is known. Never waits.
final class LateChecks implements Checks {
    private final CompletableFuture<Checks> ready;

    LateChecks(Supplier<Checks> compile) {
        ready = CompletableFuture.supplyAsync(compile);
    }

    @Override
    public boolean holds(Expectation expectation, World world, long fired) {
        return ready.isDone() && ready.join().holds(expectation, world, fired);
    }

    @Override
    public String figure(Expectation expectation, World world, long fired) {
        return ready.isDone() ? ready.join().figure(expectation, world, fired) : "";
    }
}
