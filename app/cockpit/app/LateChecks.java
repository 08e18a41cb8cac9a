package cockpit.app;

import cockpit.script.Checks;
import cockpit.script.Expectation;
import cockpit.world.World;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks that are still being compiled while the window opens, which takes longer than anything else at the start.
/// Until they are there nothing holds and no figure is known; no cue can have been fired yet. Never blocks.
final class LateChecks implements Checks {
    private static final Logger LOG = LoggerFactory.getLogger(LateChecks.class);

    private static final Checks NOTHING_YET = new Checks() {
        @Override
        public boolean holds(Expectation expectation, World world, long fired) {
            return false;
        }

        @Override
        public String figure(Expectation expectation, World world, long fired) {
            return "";
        }
    };

    private final CompletableFuture<Checks> coming;

    /// @param compiled makes the checks, on a thread of its own
    LateChecks(Supplier<? extends Checks> compiled) {
        coming = CompletableFuture.<Checks>supplyAsync(compiled::get).exceptionally(failure -> {
            LOG.error("The expectations cannot be checked", failure);
            return NOTHING_YET;
        });
    }

    @Override
    public boolean holds(Expectation expectation, World world, long fired) {
        return coming.getNow(NOTHING_YET).holds(expectation, world, fired);
    }

    @Override
    public String figure(Expectation expectation, World world, long fired) {
        return coming.getNow(NOTHING_YET).figure(expectation, world, fired);
    }
}
