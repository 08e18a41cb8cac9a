package cockpit.live.kubernetes;

import cockpit.live.Trouble;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
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

    private final Asked asked;
    private final SharedIndexInformer<T> informer;
    private volatile boolean everWatched;
    private volatile boolean stopped;
    private volatile @Nullable Trouble trouble;

    /// Begins.
    ///
    /// @param blank makes an object of the kind
    Watch(Asked asked, Informable<T> objects, Supplier<T> blank, Eyes<T> eyes) {
        this.asked = asked;
        var entries = new Entries<>(blank);
        informer = objects.withLimit(Tuning.PAGE).runnableInformer(0);
        informer.itemStore(entries);
        informer.removeNamespaceIndex();
        // Otherwise one event that cannot be read, or a server that is away for long, ends it for good.
        informer.exceptionHandler((started, failure) -> {
            trouble = asked.failed(failure);
            return true;
        });
        informer.addEventHandler(new ResourceEventHandler<T>() {
            @Override
            public void onAdd(T object) {
                if (!stopped) {
                    eyes.seen().accept(object);
                }
            }

            @Override
            public void onUpdate(T before, T object) {
                if (!stopped) {
                    eyes.seen().accept(object);
                }
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                if (!stopped) {
                    eyes.gone().accept(object);
                }
            }

            @Override
            public void onList(String version, boolean remainedEmpty) {
                if (!stopped) {
                    eyes.only().accept(entries.names());
                }
            }
        });
        informer.start();
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
        trouble = null;
        return true;
    }

    /// Why it is not; empty for one that is still listing for the first time.
    Optional<Trouble> trouble() {
        Trouble known = trouble;
        return known != null ? Optional.of(known) : everWatched ? Optional.of(asked.interrupted()) : Optional.empty();
    }

    /// Ends it. What it still had in hand is dropped: another may be watching the same objects by then.
    void stop() {
        stopped = true;
        informer.stop();
    }
}
