package cockpit.live;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A reader that takes long to make: it is made and started on a thread of its own, and nobody waits for it.
public final class LateReader implements Reader {
    private static final Logger LOG = LoggerFactory.getLogger(LateReader.class);

    private final String name;
    private final Supplier<Reader> maker;
    private final CompletableFuture<Reader> made = new CompletableFuture<>();
    private volatile boolean started;

    /// @param name of its thread
    public LateReader(String name, Supplier<Reader> maker) {
        this.name = name;
        this.maker = maker;
    }

    @Override
    public void start() {
        started = true;
        Thread.ofVirtual().name("making " + name).start(() -> {
            try {
                Reader reader = maker.get();
                reader.start();
                made.complete(reader);
            } catch (RuntimeException e) {
                LOG.error("{} cannot be read", name, e);
                made.completeExceptionally(e);
            }
        });
    }

    /// Waits until it is made, if it was started.
    @Override
    public void close() {
        if (!started) {
            return;
        }
        try {
            made.join().close();
        } catch (CompletionException e) {
            LOG.debug("nothing to close", e);
        }
    }
}
