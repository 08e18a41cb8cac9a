package cockpit.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An immutable table of rows by key: a hash trie that shares all it did not change with the table it came from.
///
/// The shape depends on the contents only, so two tables with equal rows iterate in the same order in every run.
/// [#changes] walks just what differs between two versions, which is what lets a view draw what changed and nothing
/// else. Tables from a [Draft] are as immutable as any other; the draft itself is one thread's.
///
/// Source of the structure: Bagwell, "Ideal Hash Trees" (2001); 32 branches a level, rows at the leaves.
public final class Table<K, V extends Keyed<K>> {
    private final @Nullable Object @Nullable [] root;
    private final int size;

    private Table(@Nullable Object @Nullable [] root, int size) {
        this.root = root;
        this.size = size;
    }

    /// The table without rows.
    public static <K, V extends Keyed<K>> Table<K, V> empty() {
        return new Table<>(null, 0);
    }

    /// A table of these rows; of two with the same key the later stays.
    public static <K, V extends Keyed<K>> Table<K, V> of(Collection<? extends V> rows) {
        var draft = Table.<K, V>empty().draft();
        rows.forEach(draft::put);
        return draft.done();
    }

    public int size() {
        return size;
    }

    /// The row of this key, if there is one.
    public Optional<V> find(K key) {
        return Optional.ofNullable(get(key));
    }

    @SuppressWarnings("unchecked") // only rows of type V are ever put
    @Nullable
    V get(K key) {
        return root == null ? null : (V) Trie.get(root, key, Trie.hash(key));
    }

    /// This table with the row in it, in place of any row of the same key.
    public Table<K, V> with(V row) {
        var draft = draft();
        draft.put(row);
        return draft.done();
    }

    /// This table without the row of this key.
    public Table<K, V> without(K key) {
        var draft = draft();
        draft.remove(key);
        return draft.done();
    }

    /// Every row, in the table's own order: the same for equal tables, otherwise of no meaning.
    @SuppressWarnings("unchecked")
    public void forEach(Consumer<? super V> each) {
        if (root != null) {
            Trie.forEach(root, row -> each.accept((V) row));
        }
    }

    /// Every row as a list, sorted.
    public List<V> sorted(Comparator<? super V> order) {
        var rows = new ArrayList<V>(size);
        forEach(rows::add);
        rows.sort(order);
        return rows;
    }

    /// What differs from an older version: each row that came (before is null), went (after is null) or changed.
    /// Costs what changed, not what is there, as long as one table was made from the other.
    @SuppressWarnings("unchecked")
    public void changes(Table<K, V> older, BiConsumer<@Nullable V, @Nullable V> each) {
        if (root != older.root) {
            Trie.changes(older.root, root, (before, after) -> each.accept((V) before, (V) after));
        }
    }

    /// A draft that starts from this table, for many changes at once.
    Draft<K, V> draft() {
        return new Draft<>(this);
    }

    /// Whether both have equal rows.
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Table<?, ?> that) || that.size != size) {
            return false;
        }
        return root == that.root || (root != null && that.root != null && Trie.sameRows(root, that.root));
    }

    @Override
    public int hashCode() {
        int[] sum = {size};
        forEach(row -> sum[0] += row.hashCode());
        return sum[0];
    }

    @Override
    public String toString() {
        var rows = new ArrayList<V>();
        forEach(rows::add);
        return rows.toString();
    }

    /// Many changes to one table, of which only the result is seen. One thread's.
    static final class Draft<K, V extends Keyed<K>> {
        private Table<K, V> from;
        private @Nullable Object @Nullable [] root;
        private int size;
        private Trie.@Nullable Edit edit;

        private Draft(Table<K, V> from) {
            this.from = from;
            this.root = from.root;
            this.size = from.size;
        }

        @SuppressWarnings("unchecked")
        @Nullable
        V get(K key) {
            return root == null ? null : (V) Trie.get(root, key, Trie.hash(key));
        }

        /// Puts the row in, in place of any of the same key.
        void put(V row) {
            Trie.Edit edits = edit();
            root = Trie.put(root, row, edits);
            if (edits.displaced == null) {
                size++;
            }
        }

        /// Takes the row of this key out; returns it.
        @SuppressWarnings("unchecked")
        @Nullable
        V remove(K key) {
            if (root == null) {
                return null;
            }
            Trie.Edit edits = edit();
            root = Trie.remove(root, key, edits);
            if (edits.displaced != null) {
                size--;
            }
            return (V) edits.displaced;
        }

        private Trie.Edit edit() {
            if (edit == null) {
                edit = new Trie.Edit();
            }
            edit.displaced = null;
            return edit;
        }

        /// The table as it is now. The draft may go on; what it hands out never changes again.
        Table<K, V> done() {
            if (edit != null) {
                if (root != from.root || size != from.size) {
                    from = new Table<>(size == 0 ? null : root, size);
                }
                edit = null;
            }
            return from;
        }
    }
}
