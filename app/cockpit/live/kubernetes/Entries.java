package cockpit.live.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/// What an informer keeps of its objects: their names and versions. A whole pod is 36 kB, one of these some 200 bytes;
/// what is told of an object is kept by [Picture]. Thread-safe.
///
/// fabric8 asks for the former object where it wants to know its name or whether its version has changed, and is handed
/// one that has nothing else.
@NullUnmarked // the interface answers null for none
final class Entries<T extends HasMetadata> implements ItemStore<T> {
    private record Entry(String namespace, String name, String version) {}

    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, String> namespaces = new ConcurrentHashMap<>();
    private final Supplier<T> blank;

    /// @param blank makes an object of the kind
    Entries(Supplier<T> blank) {
        this.blank = blank;
    }

    @Override
    public String getKey(T object) {
        String namespace = object.getMetadata().getNamespace();
        return namespace == null
                ? object.getMetadata().getName()
                : namespace + "/" + object.getMetadata().getName();
    }

    @Override
    public T put(String key, T object) {
        return object(entries.put(key, entry(object.getMetadata())));
    }

    @Override
    public T remove(String key) {
        return object(entries.remove(key));
    }

    @Override
    public T get(String key) {
        return object(entries.get(key));
    }

    @Override
    public Stream<String> keySet() {
        return entries.keySet().stream();
    }

    @Override
    public Stream<T> values() {
        return entries.values().stream().map(this::object);
    }

    @Override
    public int size() {
        return entries.size();
    }

    /// Handlers get the whole object, page by page as a list comes in.
    @Override
    public boolean isFullState() {
        return false;
    }

    Set<String> names() {
        return entries.values().stream().map(Entry::name).collect(Collectors.toSet());
    }

    private Entry entry(ObjectMeta meta) {
        String namespace =
                meta.getNamespace() == null ? null : namespaces.computeIfAbsent(meta.getNamespace(), each -> each);
        return new Entry(namespace, meta.getName(), meta.getResourceVersion());
    }

    private T object(Entry entry) {
        if (entry == null) {
            return null;
        }
        T object = blank.get();
        var meta = new ObjectMeta();
        meta.setNamespace(entry.namespace());
        meta.setName(entry.name());
        meta.setResourceVersion(entry.version());
        object.setMetadata(meta);
        return object;
    }
}
