package cockpit.app;

import cockpit.recording.RecordedStage;
import cockpit.script.Landings;
import cockpit.script.Likeness;
import cockpit.stage.Gap;
import cockpit.stage.Names;
import cockpit.world.Event;
import cockpit.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The recording that a live talk goes on from when its systems fail it: opened and gone through once beforehand, on a
/// thread of its own, so that it is at hand at once when it is wanted. One thread asks.
final class Parachute implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parachute.class);
    /// How finely it is gone through, microseconds: an eye's blink.
    private static final long STEP = Event.SECOND / 4;

    /// Opens the recording.
    interface Packing {
        /// @throws IOException if it cannot be opened
        RecordedStage open() throws IOException;
    }

    /// Ready.
    ///
    /// @param landings how it looks, all along
    record Packed(RecordedStage stage, Landings landings) {}

    private final CompletableFuture<Packed> coming;
    private final CountDownLatch closing = new CountDownLatch(1);

    private Parachute(CompletableFuture<Packed> coming) {
        this.coming = coming;
    }

    /// Packs one, a little later: a desk that has just been opened has its first picture to draw.
    static Parachute after(Duration delay, Packing packing) {
        var parachute = new Parachute(new CompletableFuture<>());
        Thread.ofPlatform().name("parachute").daemon().start(() -> parachute.pack(delay, packing));
        return parachute;
    }

    private void pack(Duration delay, Packing packing) {
        try {
            if (closing.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                coming.completeExceptionally(new IOException("closed before it was packed"));
                return;
            }
            RecordedStage stage = packing.open();
            coming.complete(new Packed(stage, survey(stage)));
            LOG.info("The parachute is {}", stage.name());
        } catch (IOException | InterruptedException | RuntimeException e) {
            LOG.error("There is no parachute", e);
            coming.completeExceptionally(e);
        }
    }

    /// None, and none will come.
    static Parachute none() {
        return new Parachute(CompletableFuture.failedFuture(new IOException("none was wanted")));
    }

    /// As soon as it is ready.
    Optional<Packed> packed() {
        return coming.isDone() && !failed() ? Optional.of(coming.join()) : Optional.empty();
    }

    boolean failed() {
        return coming.isCompletedExceptionally();
    }

    private static Landings survey(RecordedStage stage) {
        var landings = new Landings();
        Names names = stage.names();
        World world = stage.seek(0);
        landings.note(0, Likeness.of(world, names));
        while (!stage.ended()) {
            long before = stage.now();
            var events = stage.advance(before + STEP);
            world = known(stage, before) ? world.apply(events) : stage.seek(stage.now());
            landings.note(stage.now(), Likeness.of(world, names));
        }
        return landings;
    }

    /// Events alone do not lead over a gap.
    private static boolean known(RecordedStage stage, long before) {
        for (Gap gap : stage.gaps()) {
            if (gap.until() > before && gap.until() <= stage.now()) {
                return false;
            }
        }
        return true;
    }

    /// Waits until it is open, if it is being packed, and closes it.
    @Override
    public void close() {
        closing.countDown();
        try {
            coming.join().stage().close();
        } catch (CompletionException e) {
            LOG.debug("nothing to close", e);
        }
    }
}
