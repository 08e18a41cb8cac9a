package cockpit.world;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The branches of a [Table]. A branch is a plain array, since a walk down the trie waits for memory at every step and
/// nothing else: 32 slots, and the edit that made it. Each slot holds nothing, a row, a deeper branch, or (at the
/// deepest
/// level) a bucket of rows of one hash. A branch may be written in place only by the edit that made it; everybody else
/// copies.
@SuppressWarnings("ReferenceEquality") // identity is the point: what is shared was not changed
final class Trie {
    private static final int BITS = 5;
    private static final int SLOTS = 1 << BITS;
    private static final int OWNER = SLOTS;
    private static final int DEEPEST = 30;

    private Trie() {}

    /// The changes of one draft up to the next time it hands out a table: it owns the branches it made, and holds the
    /// row that its last put or remove displaced.
    static final class Edit {
        @Nullable
        Keyed<?> displaced;
    }

    /// Rows whose keys share all of their hash, sorted.
    private record Bucket(Keyed<?>[] rows) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bucket that && Arrays.equals(rows, that.rows);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(rows);
        }

        @Nullable
        Keyed<?> find(Object key) {
            for (Keyed<?> row : rows) {
                if (same(row.id(), key)) {
                    return row;
                }
            }
            return null;
        }
    }

    static int hash(Object key) {
        int h = key.hashCode() * 0x9E3779B9; // spreads ids that differ in their last characters only
        return h ^ (h >>> 15);
    }

    /// A row found again by the key it was put with costs no look into the key.
    private static boolean same(Object a, Object b) {
        return a == b || a.equals(b);
    }

    private static int slot(int hash, int shift) {
        return (hash >>> shift) & (SLOTS - 1);
    }

    private static @Nullable Object[] branch(Edit edit) {
        @Nullable Object[] made = new @Nullable Object[SLOTS + 1];
        made[OWNER] = edit;
        return made;
    }

    @Nullable
    static Keyed<?> get(@Nullable Object[] root, Object key, int hash) {
        @Nullable Object[] branch = root;
        for (int shift = 0; ; shift += BITS) {
            Object held = branch[slot(hash, shift)];
            if (held instanceof @Nullable Object[] deeper) { // not a switch: this is the fold's hottest loop
                branch = deeper;
            } else if (held instanceof Bucket bucket) {
                return bucket.find(key);
            } else {
                Keyed<?> row = (Keyed<?>) held;
                return row != null && same(row.id(), key) ? row : null;
            }
        }
    }

    /// The trie with the row in it.
    static @Nullable Object[] put(@Nullable Object @Nullable [] root, Keyed<?> row, Edit edit) {
        return put(root == null ? branch(edit) : root, row, hash(row.id()), 0, edit);
    }

    private static @Nullable Object[] put(@Nullable Object[] branch, Keyed<?> row, int hash, int shift, Edit edit) {
        int at = slot(hash, shift);
        Object held = branch[at];
        Object next;
        if (held instanceof @Nullable Object[] deeper) {
            next = put(deeper, row, hash, shift + BITS, edit);
        } else if (held instanceof Bucket bucket) {
            next = putIntoBucket(bucket, row, edit);
        } else {
            next = held == null ? row : beside((Keyed<?>) held, row, hash, shift, edit);
        }
        return next == held ? branch : replacedAt(branch, at, next, edit);
    }

    private static Object beside(Keyed<?> other, Keyed<?> row, int hash, int shift, Edit edit) {
        if (same(other.id(), row.id())) {
            edit.displaced = other;
            return row;
        }
        if (shift >= DEEPEST) {
            return sortedBucket(other, row);
        }
        @Nullable Object[] deeper = put(branch(edit), other, hash(other.id()), shift + BITS, edit);
        return put(deeper, row, hash, shift + BITS, edit);
    }

    private static @Nullable Object[] replacedAt(@Nullable Object[] branch, int at, @Nullable Object value, Edit edit) {
        if (branch[OWNER] == edit) {
            branch[at] = value;
            return branch;
        }
        @Nullable Object[] copy = branch.clone();
        copy[at] = value;
        copy[OWNER] = edit;
        return copy;
    }

    /// The trie without the row of this key; nothing where it was the only one.
    static @Nullable Object @Nullable [] remove(@Nullable Object[] root, Object key, Edit edit) {
        Object rest = remove(root, key, hash(key), 0, edit);
        if (rest instanceof Keyed<?> only) {
            return put(null, only, edit);
        }
        return (@Nullable Object @Nullable []) rest;
    }

    /// A branch, the row it gives way to, or nothing.
    private static @Nullable Object remove(@Nullable Object[] branch, Object key, int hash, int shift, Edit edit) {
        int at = slot(hash, shift);
        Object held = branch[at];
        Object next;
        if (held instanceof @Nullable Object[] deeper) {
            next = remove(deeper, key, hash, shift + BITS, edit);
        } else if (held instanceof Bucket bucket) {
            next = removeFromBucket(bucket, key, edit);
        } else if (held instanceof Keyed<?> row && same(row.id(), key)) {
            edit.displaced = row;
            next = null;
        } else {
            return branch;
        }
        return next == held ? branch : collapsed(replacedAt(branch, at, next, edit));
    }

    /// A branch left with one row gives way to the row, so that the shape depends on the contents only.
    private static @Nullable Object collapsed(@Nullable Object[] branch) {
        Object only = null;
        for (int i = 0; i < SLOTS; i++) {
            if (branch[i] != null) {
                if (only != null) {
                    return branch;
                }
                only = branch[i];
            }
        }
        return only == null || only instanceof Keyed<?> ? only : branch;
    }

    static void forEach(@Nullable Object[] branch, Consumer<Keyed<?>> each) {
        for (int i = 0; i < SLOTS; i++) {
            Object held = branch[i];
            if (held != null) {
                eachRow(held, each);
            }
        }
    }

    private static void eachRow(Object slot, Consumer<Keyed<?>> each) {
        switch (slot) {
            case @Nullable Object[] deeper -> forEach(deeper, each);
            case Bucket bucket -> Arrays.asList(bucket.rows).forEach(each);
            default -> each.accept((Keyed<?>) slot);
        }
    }

    static boolean sameRows(@Nullable Object[] a, @Nullable Object[] b) {
        for (int i = 0; a != b && i < SLOTS; i++) {
            if (!sameSlot(a[i], b[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameSlot(@Nullable Object a, @Nullable Object b) {
        return switch (a) {
            case null -> b == null;
            case @Nullable Object[] x -> b instanceof @Nullable Object[] y && sameRows(x, y);
            default -> a == b || a.equals(b);
        };
    }

    /// Walks two versions side by side; whole branches that both share are skipped unseen.
    static void changes(
            @Nullable Object before, @Nullable Object after, BiConsumer<@Nullable Keyed<?>, @Nullable Keyed<?>> each) {
        if (before == after) {
            return;
        }
        if (before == null && after != null) {
            eachRow(after, row -> each.accept(null, row));
        } else if (before instanceof @Nullable Object[] a && after instanceof @Nullable Object[] b) {
            for (int i = 0; i < SLOTS; i++) {
                changes(a[i], b[i], each);
            }
        } else if (before instanceof Keyed<?> a && after instanceof Keyed<?> b && same(a.id(), b.id())) {
            if (!a.equals(b)) {
                each.accept(a, b);
            }
        } else {
            differing(before, after, each);
        }
    }

    /// Slots of different kinds: few rows, compared by key.
    private static void differing(
            @Nullable Object before, @Nullable Object after, BiConsumer<@Nullable Keyed<?>, @Nullable Keyed<?>> each) {
        var old = new LinkedHashMap<Object, Keyed<?>>();
        if (before != null) {
            eachRow(before, row -> old.put(row.id(), row));
        }
        if (after != null) {
            eachRow(after, row -> {
                Keyed<?> was = old.remove(row.id());
                if (!row.equals(was)) {
                    each.accept(was, row);
                }
            });
        }
        old.values().forEach(row -> each.accept(row, null));
    }

    private static Bucket sortedBucket(Keyed<?>... rows) {
        Arrays.sort(rows, Comparator.comparing(row -> row.id().toString()));
        return new Bucket(rows);
    }

    private static Bucket putIntoBucket(Bucket bucket, Keyed<?> row, Edit edit) {
        Keyed<?>[] rows = bucket.rows;
        edit.displaced = bucket.find(row.id());
        if (edit.displaced == null) {
            Keyed<?>[] wider = Arrays.copyOf(rows, rows.length + 1);
            wider[rows.length] = row;
            return sortedBucket(wider);
        }
        Keyed<?>[] copy = rows.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] == edit.displaced) {
                copy[i] = row;
            }
        }
        return new Bucket(copy);
    }

    private static Object removeFromBucket(Bucket bucket, Object key, Edit edit) {
        edit.displaced = bucket.find(key);
        if (edit.displaced == null) {
            return bucket;
        }
        Keyed<?>[] rest =
                Arrays.stream(bucket.rows).filter(row -> row != edit.displaced).toArray(Keyed<?>[]::new);
        return rest.length == 1 ? rest[0] : new Bucket(rest);
    }
}
