package cockpit.live.kubernetes;

import cockpit.live.Trouble;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One list and watch, which comes back by itself whatever becomes of it. Thread-safe.
final class Watch<T extends HasMetadata> {
    /// Who is told of the objects.
    ///
    /// @param seen an object that is new or has changed
    /// @param gone one that is not there any more; it has a name and a namespace and nothing else
    /// @param only names of all that are there, after a list
    record Eyes<T>(Consumer<T> seen, Consumer<T> gone, Consumer<Set<String>> only) {
        static <T> Eyes<T> of(Consumer<T> seen, Consumer<T> gone) {
            return new Eyes<>(seen, gone, names -> {});
        }
    }

    /// Longer than a page of a list may stay away, so that one that is only slow is left alone.
    private static final long STUCK = Duration.ofSeconds(4).toNanos();
    /// A list goes on in steps; without one for this long, it is waiting for somebody.
    private static final long SLOW = Duration.ofSeconds(2).toNanos();

    private final Asked asked;
    private final Informable<T> objects;
    private final Supplier<T> blank;
    private final Eyes<T> eyes;
    private volatile SharedIndexInformer<T> informer;
    private volatile boolean everWatched;
    private volatile long heardAt;
    private volatile int generation;
    private volatile @Nullable Trouble trouble;

    /// Begins.
    ///
    /// @param blank makes an object of the kind
    Watch(Asked asked, Informable<T> objects, Supplier<T> blank, Eyes<T> eyes) {
        this.asked = asked;
        this.objects = objects;
        this.blank = blank;
        this.eyes = eyes;
        this.heardAt = System.nanoTime();
        this.informer = informer(0);
        informer.start();
    }

    private SharedIndexInformer<T> informer(int mine) {
        var entries = new Entries<>(blank);
        SharedIndexInformer<T> made = objects.withLimit(Tuning.PAGE).runnableInformer(0);
        made.itemStore(entries);
        made.removeNamespaceIndex();
        // Otherwise one event that cannot be read, or a server that is away for long, ends it for good.
        made.exceptionHandler((started, failure) -> {
            hear(mine, () -> trouble = asked.failed(failure));
            return true;
        });
        made.addEventHandler(new ResourceEventHandler<T>() {
            @Override
            public void onAdd(T object) {
                hear(mine, () -> eyes.seen().accept(object));
            }

            @Override
            public void onUpdate(T before, T object) {
                hear(mine, () -> eyes.seen().accept(object));
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                hear(mine, () -> eyes.gone().accept(object));
            }

            @Override
            public void onList(String version, boolean remainedEmpty) {
                hear(mine, () -> eyes.only().accept(entries.names()));
            }
        });
        return made;
    }

    /// What one that was ended still had in hand is dropped: another is watching the same objects by then.
    private void hear(int mine, Runnable heard) {
        if (generation == mine) {
            heardAt = System.nanoTime();
            heard.run();
        }
    }

    /// Begins anew if it hangs. fabric8 waits without end for the answer to a WebSocket's opening: where the connection
    /// dies in that moment it is neither there nor tried again. Called by one thread.
    void unstick(long now) {
        if (!informer.isWatching() && now - heardAt >= STUCK) {
            heardAt = now;
            informer.stop();
            generation = generation + 1;
            informer = informer(generation);
            informer.start();
        }
    }

    Asked asked() {
        return asked;
    }

    /// Whether changes are heard of as they happen.
    boolean isWell() {
        if (!informer.isWatching()) {
            return false;
        }
        everWatched = true;
        heardAt = System.nanoTime();
        trouble = null;
        return true;
    }

    /// Why it is not; empty for one that is still listing for the first time.
    Optional<Trouble> trouble(long now) {
        Trouble known = trouble;
        if (known != null) {
            return Optional.of(known);
        }
        return everWatched || now - heardAt >= SLOW ? Optional.of(asked.interrupted()) : Optional.empty();
    }

    /// Ends it.
    void stop() {
        generation = -1;
        informer.stop();
    }
}
