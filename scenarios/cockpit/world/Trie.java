package cockpit.world;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The branches of a [Table]. A branch belongs to the draft that made it until the draft is done, and may be written in
/// place only by that draft; everybody else copies.
@SuppressWarnings("ReferenceEquality") // identity is the point: what is shared was not changed
final class Trie {
    private static final int BITS = 5;
    private static final int DEEPEST = 30;

    private Trie() {}

    /// The changes of one draft up to the next time it hands out a table: it owns the branches it made, and holds the
    /// row that its last put or remove displaced.
    static final class Edit {
        @Nullable
        Keyed<?> displaced;
    }

    static int hash(Object key) {
        int h = key.hashCode() * 0x9E3779B9; // spreads ids that differ in their last characters only
        return h ^ (h >>> 15);
    }

    /// A row found again by the key it was put with costs no look into the key.
    private static boolean same(Object a, Object b) {
        return a == b || a.equals(b);
    }

    private static int bit(int hash, int shift) {
        return 1 << ((hash >>> shift) & 31);
    }

    /// Up to 32 slots; each holds a row, a deeper branch, or (at the deepest level) a bucket of rows of one hash.
    static final class Branch {
        private int bitmap;
        private Object[] slots;
        private final Edit owner;

        Branch(Edit owner) {
            this(0, new Object[0], owner);
        }

        private Branch(int bitmap, Object[] slots, Edit owner) {
            this.bitmap = bitmap;
            this.slots = slots;
            this.owner = owner;
        }

        private int index(int bit) {
            return Integer.bitCount(bitmap & (bit - 1));
        }

        @Nullable
        Keyed<?> get(Object key, int hash, int shift) {
            Branch branch = this;
            for (int s = shift; ; s += BITS) {
                int bit = bit(hash, s);
                if ((branch.bitmap & bit) == 0) {
                    return null;
                }
                Object held = branch.slots[branch.index(bit)];
                if (held instanceof Branch deeper) { // not a switch: this is the fold's hottest loop
                    branch = deeper;
                } else if (held instanceof Keyed<?>[] bucket) {
                    return find(bucket, key);
                } else {
                    Keyed<?> row = (Keyed<?>) held;
                    return same(row.id(), key) ? row : null;
                }
            }
        }

        Branch put(Keyed<?> row, int hash, int shift, Edit edit) {
            int bit = bit(hash, shift);
            int at = index(bit);
            if ((bitmap & bit) == 0) {
                return inserted(bit, at, row, edit);
            }
            Object held = slots[at];
            Object next;
            if (held instanceof Branch deeper) {
                next = deeper.put(row, hash, shift + BITS, edit);
            } else if (held instanceof Keyed<?>[] bucket) {
                next = putIntoBucket(bucket, row, edit);
            } else {
                next = beside((Keyed<?>) held, row, hash, shift, edit);
            }
            return next == held ? this : replacedAt(at, next, edit);
        }

        private static Object beside(Keyed<?> other, Keyed<?> row, int hash, int shift, Edit edit) {
            if (same(other.id(), row.id())) {
                edit.displaced = other;
                return row;
            }
            if (shift >= DEEPEST) {
                return sortedBucket(other, row);
            }
            var deeper = new Branch(edit);
            deeper = deeper.put(other, hash(other.id()), shift + BITS, edit);
            return deeper.put(row, hash, shift + BITS, edit);
        }

        @Nullable
        Branch remove(Object key, int hash, int shift, Edit edit) {
            int bit = bit(hash, shift);
            if ((bitmap & bit) == 0) {
                return this;
            }
            int at = index(bit);
            Object held = slots[at];
            Object next = switch (held) {
                case Branch deeper -> collapsed(deeper.remove(key, hash, shift + BITS, edit));
                case Keyed<?> row -> {
                    if (!same(row.id(), key)) {
                        yield row;
                    }
                    edit.displaced = row;
                    yield Absent.ABSENT;
                }
                case Object bucket -> removeFromBucket((Keyed<?>[]) bucket, key, edit);
            };
            if (next == held) {
                return this;
            }
            return next == Absent.ABSENT ? withoutSlot(bit, at, edit) : replacedAt(at, next, edit);
        }

        /// A branch left with one row gives way to the row, so that the shape depends on the contents only.
        private static Object collapsed(@Nullable Branch branch) {
            if (branch == null) {
                return Absent.ABSENT;
            }
            return branch.slots.length == 1 && branch.slots[0] instanceof Keyed<?> row ? row : branch;
        }

        private Branch inserted(int bit, int at, Object value, Edit edit) {
            Object[] wider = new Object[slots.length + 1];
            System.arraycopy(slots, 0, wider, 0, at);
            wider[at] = value;
            System.arraycopy(slots, at, wider, at + 1, slots.length - at);
            return become(bitmap | bit, wider, edit);
        }

        private @Nullable Branch withoutSlot(int bit, int at, Edit edit) {
            if (slots.length == 1) {
                return null;
            }
            Object[] narrower = new Object[slots.length - 1];
            System.arraycopy(slots, 0, narrower, 0, at);
            System.arraycopy(slots, at + 1, narrower, at, narrower.length - at);
            return become(bitmap & ~bit, narrower, edit);
        }

        private Branch replacedAt(int at, Object value, Edit edit) {
            if (owner == edit) {
                slots[at] = value;
                return this;
            }
            Object[] copy = slots.clone();
            copy[at] = value;
            return new Branch(bitmap, copy, edit);
        }

        private Branch become(int newBitmap, Object[] newSlots, Edit edit) {
            if (owner == edit) {
                bitmap = newBitmap;
                slots = newSlots;
                return this;
            }
            return new Branch(newBitmap, newSlots, edit);
        }

        void forEach(Consumer<Keyed<?>> each) {
            for (Object slot : slots) {
                eachRow(slot, each);
            }
        }

        boolean sameRows(Branch that) {
            if (this == that) {
                return true;
            }
            if (bitmap != that.bitmap) {
                return false;
            }
            for (int i = 0; i < slots.length; i++) {
                if (!sameSlot(slots[i], that.slots[i])) {
                    return false;
                }
            }
            return true;
        }

        private static boolean sameSlot(Object a, Object b) {
            return switch (a) {
                case Branch x -> b instanceof Branch y && x.sameRows(y);
                case Keyed<?> row -> row.equals(b);
                case Object bucket -> b instanceof Keyed<?>[] other && Arrays.equals((Keyed<?>[]) bucket, other);
            };
        }
    }

    private enum Absent {
        ABSENT
    }

    private static void eachRow(Object slot, Consumer<Keyed<?>> each) {
        switch (slot) {
            case Branch deeper -> deeper.forEach(each);
            case Keyed<?> row -> each.accept(row);
            case Object bucket -> {
                for (Keyed<?> row : (Keyed<?>[]) bucket) {
                    each.accept(row);
                }
            }
        }
    }

    /// Walks two versions side by side; whole branches that both share are skipped unseen.
    static void changes(
            @Nullable Object before, @Nullable Object after, BiConsumer<@Nullable Keyed<?>, @Nullable Keyed<?>> each) {
        if (before == after) {
            return;
        }
        if (before == null && after != null) {
            eachRow(after, row -> each.accept(null, row));
            return;
        }
        if (before instanceof Branch a && after instanceof Branch b) {
            for (int bits = a.bitmap | b.bitmap; bits != 0; bits &= bits - 1) {
                int bit = Integer.lowestOneBit(bits);
                changes(
                        (a.bitmap & bit) == 0 ? null : a.slots[a.index(bit)],
                        (b.bitmap & bit) == 0 ? null : b.slots[b.index(bit)],
                        each);
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

    private static @Nullable Keyed<?> find(Keyed<?>[] bucket, Object key) {
        for (Keyed<?> row : bucket) {
            if (same(row.id(), key)) {
                return row;
            }
        }
        return null;
    }

    private static Keyed<?>[] sortedBucket(Keyed<?>... rows) {
        Arrays.sort(rows, Comparator.comparing(row -> row.id().toString()));
        return rows;
    }

    private static Object putIntoBucket(Keyed<?>[] bucket, Keyed<?> row, Edit edit) {
        edit.displaced = find(bucket, row.id());
        if (edit.displaced == null) {
            Keyed<?>[] wider = Arrays.copyOf(bucket, bucket.length + 1);
            wider[bucket.length] = row;
            return sortedBucket(wider);
        }
        Keyed<?>[] copy = bucket.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] == edit.displaced) {
                copy[i] = row;
            }
        }
        return copy;
    }

    private static Object removeFromBucket(Keyed<?>[] bucket, Object key, Edit edit) {
        edit.displaced = find(bucket, key);
        if (edit.displaced == null) {
            return bucket;
        }
        Keyed<?>[] rest =
                Arrays.stream(bucket).filter(row -> row != edit.displaced).toArray(Keyed<?>[]::new);
        return rest.length == 1 ? rest[0] : rest;
    }
}
