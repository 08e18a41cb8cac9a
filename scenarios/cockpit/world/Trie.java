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

    /// Where a put or remove leaves the row it displaced.
    static final class Slot {
        @Nullable
        Keyed<?> row;
    }

    static int hash(Object key) {
        int h = key.hashCode() * 0x9E3779B9; // spreads ids that differ in their last characters only
        return h ^ (h >>> 15);
    }

    private static int bit(int hash, int shift) {
        return 1 << ((hash >>> shift) & 31);
    }

    /// Up to 32 slots; each holds a row, a deeper branch, or (at the deepest level) a bucket of rows of one hash.
    static final class Branch {
        private int bitmap;
        private Object[] slots;
        private final Object owner;

        Branch(Object owner) {
            this(0, new Object[0], owner);
        }

        private Branch(int bitmap, Object[] slots, Object owner) {
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
                switch (branch.slots[branch.index(bit)]) {
                    case Branch deeper -> branch = deeper;
                    case Keyed<?> row -> {
                        return row.id().equals(key) ? row : null;
                    }
                    case Object bucket -> {
                        return find((Keyed<?>[]) bucket, key);
                    }
                }
            }
        }

        Branch put(Keyed<?> row, int hash, int shift, Object draft, Slot replaced) {
            int bit = bit(hash, shift);
            int at = index(bit);
            if ((bitmap & bit) == 0) {
                return inserted(bit, at, row, draft);
            }
            Object held = slots[at];
            Object next = switch (held) {
                case Branch deeper -> deeper.put(row, hash, shift + BITS, draft, replaced);
                case Keyed<?> other -> beside(other, row, hash, shift, draft, replaced);
                case Object bucket -> putIntoBucket((Keyed<?>[]) bucket, row, replaced);
            };
            return next == held ? this : replacedAt(at, next, draft);
        }

        private static Object beside(Keyed<?> other, Keyed<?> row, int hash, int shift, Object draft, Slot replaced) {
            if (other.id().equals(row.id())) {
                replaced.row = other;
                return row;
            }
            if (shift >= DEEPEST) {
                return sortedBucket(other, row);
            }
            var deeper = new Branch(draft);
            deeper = deeper.put(other, hash(other.id()), shift + BITS, draft, replaced);
            return deeper.put(row, hash, shift + BITS, draft, replaced);
        }

        @Nullable
        Branch remove(Object key, int hash, int shift, Object draft, Slot removed) {
            int bit = bit(hash, shift);
            if ((bitmap & bit) == 0) {
                return this;
            }
            int at = index(bit);
            Object held = slots[at];
            Object next = switch (held) {
                case Branch deeper -> collapsed(deeper.remove(key, hash, shift + BITS, draft, removed));
                case Keyed<?> row -> {
                    if (!row.id().equals(key)) {
                        yield row;
                    }
                    removed.row = row;
                    yield Absent.ABSENT;
                }
                case Object bucket -> removeFromBucket((Keyed<?>[]) bucket, key, removed);
            };
            if (next == held) {
                return this;
            }
            return next == Absent.ABSENT ? withoutSlot(bit, at, draft) : replacedAt(at, next, draft);
        }

        /// A branch left with one row gives way to the row, so that the shape depends on the contents only.
        private static Object collapsed(@Nullable Branch branch) {
            if (branch == null) {
                return Absent.ABSENT;
            }
            return branch.slots.length == 1 && branch.slots[0] instanceof Keyed<?> row ? row : branch;
        }

        private Branch inserted(int bit, int at, Object value, Object draft) {
            Object[] wider = new Object[slots.length + 1];
            System.arraycopy(slots, 0, wider, 0, at);
            wider[at] = value;
            System.arraycopy(slots, at, wider, at + 1, slots.length - at);
            return become(bitmap | bit, wider, draft);
        }

        private @Nullable Branch withoutSlot(int bit, int at, Object draft) {
            if (slots.length == 1) {
                return null;
            }
            Object[] narrower = new Object[slots.length - 1];
            System.arraycopy(slots, 0, narrower, 0, at);
            System.arraycopy(slots, at + 1, narrower, at, narrower.length - at);
            return become(bitmap & ~bit, narrower, draft);
        }

        private Branch replacedAt(int at, Object value, Object draft) {
            if (owner == draft) {
                slots[at] = value;
                return this;
            }
            Object[] copy = slots.clone();
            copy[at] = value;
            return new Branch(bitmap, copy, draft);
        }

        private Branch become(int newBitmap, Object[] newSlots, Object draft) {
            if (owner == draft) {
                bitmap = newBitmap;
                slots = newSlots;
                return this;
            }
            return new Branch(newBitmap, newSlots, draft);
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
        } else if (before instanceof Keyed<?> a && after instanceof Keyed<?> b && a.id().equals(b.id())) {
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
            if (row.id().equals(key)) {
                return row;
            }
        }
        return null;
    }

    private static Keyed<?>[] sortedBucket(Keyed<?>... rows) {
        Arrays.sort(rows, Comparator.comparing(row -> row.id().toString()));
        return rows;
    }

    private static Object putIntoBucket(Keyed<?>[] bucket, Keyed<?> row, Slot replaced) {
        replaced.row = find(bucket, row.id());
        if (replaced.row == null) {
            Keyed<?>[] wider = Arrays.copyOf(bucket, bucket.length + 1);
            wider[bucket.length] = row;
            return sortedBucket(wider);
        }
        Keyed<?>[] copy = bucket.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] == replaced.row) {
                copy[i] = row;
            }
        }
        return copy;
    }

    private static Object removeFromBucket(Keyed<?>[] bucket, Object key, Slot removed) {
        removed.row = find(bucket, key);
        if (removed.row == null) {
            return bucket;
        }
        Keyed<?>[] rest =
                Arrays.stream(bucket).filter(row -> row != removed.row).toArray(Keyed<?>[]::new);
        return rest.length == 1 ? rest[0] : rest;
    }
}
