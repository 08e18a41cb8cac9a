package cockpit.world;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which places of a row are taken. A newcomer gets the lowest free one and keeps it until it leaves, so that nothing
/// that is drawn ever has to move up.
public final class Seats {
    /// All free.
    public static final Seats NONE = new Seats(new long[0]);

    private final long[] words;

    private Seats(long[] words) {
        this.words = words;
    }

    /// The lowest free place, from 0.
    public int lowestFree() {
        for (int i = 0; i < words.length; i++) {
            if (words[i] != -1L) {
                return i * 64 + Long.numberOfTrailingZeros(~words[i]);
            }
        }
        return words.length * 64;
    }

    /// Whether this place is taken.
    public boolean taken(int place) {
        return place / 64 < words.length && (words[place / 64] >>> place & 1) != 0;
    }

    /// One more than the highest place taken; 0 when none is.
    public int extent() {
        return words.length == 0 ? 0 : words.length * 64 - Long.numberOfLeadingZeros(words[words.length - 1]);
    }

    /// With this place taken.
    public Seats with(int place) {
        long[] copy = Arrays.copyOf(words, Math.max(words.length, place / 64 + 1));
        copy[place / 64] |= 1L << place;
        return new Seats(copy);
    }

    /// With this place free.
    public Seats without(int place) {
        if (place / 64 >= words.length) {
            return this;
        }
        long[] copy = words.clone();
        copy[place / 64] &= ~(1L << place);
        int used = copy.length;
        while (used > 0 && copy[used - 1] == 0) {
            used--;
        }
        return used == 0 ? NONE : new Seats(Arrays.copyOf(copy, used));
    }

    /// The bits, 64 places a word, lowest first; for writing down.
    public long[] toWords() {
        return words.clone();
    }

    /// Seats from [#toWords].
    public static Seats ofWords(long... words) {
        return words.length == 0 ? NONE : new Seats(words.clone());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Seats that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return Arrays.toString(words);
    }
}
