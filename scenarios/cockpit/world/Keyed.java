package cockpit.world;

/// A row of a [Table]: it knows its own key, which never changes while it is in the table.
public interface Keyed<K> {
    /// The key: unique in its table, with a stable `hashCode`.
    K id();
}
