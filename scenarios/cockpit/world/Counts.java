package cockpit.world;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How many there are of each constant of an enum.
@SuppressWarnings("EnumOrdinal") // an array by constant, on the hottest path of the fold
public final class Counts {
    /// None of any.
    public static final Counts NONE = new Counts(new int[0]);

    private final int[] counts;

    private Counts(int[] counts) {
        this.counts = counts;
    }

    public int of(Enum<?> constant) {
        return constant.ordinal() < counts.length ? counts[constant.ordinal()] : 0;
    }

    public int total() {
        return Arrays.stream(counts).sum();
    }

    /// With this many more of one constant.
    Counts plus(Enum<?> constant, int more) {
        int[] copy = Arrays.copyOf(counts, Math.max(counts.length, constant.ordinal() + 1));
        copy[constant.ordinal()] += more;
        return new Counts(copy);
    }

    /// With one less of `from` and one more of `to`.
    Counts moved(Enum<?> from, Enum<?> to) {
        if (from == to) {
            return this;
        }
        int[] copy = Arrays.copyOf(counts, Math.max(counts.length, Math.max(from.ordinal(), to.ordinal()) + 1));
        copy[from.ordinal()]--;
        copy[to.ordinal()]++;
        return new Counts(copy);
    }

    /// The counts in the constants' order; for writing down.
    public int[] toArray() {
        return counts.clone();
    }

    /// Counts from [#toArray].
    public static Counts ofArray(int... counts) {
        return new Counts(counts.clone());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Counts that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
