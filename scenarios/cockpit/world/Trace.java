package cockpit.world;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A curve over time, thinned as it ages: the last two to four minutes at one sample a second, what is older at one
/// sample, a mean, every ten seconds. An hour takes about 600 samples.
public final class Trace {
    /// No sample yet.
    public static final Trace EMPTY = new Trace(new long[0], new float[0], 0, 0, Float.NaN);

    private static final int RECENT = 240;
    private static final int THINNED_AT_ONCE = 120;
    private static final long BUCKET = 10 * Event.SECOND;

    private final long[] times;
    private final float[] values;
    private final int thinned;
    private final long lastTime;
    private final float lastValue;

    private Trace(long[] times, float[] values, int thinned, long lastTime, float lastValue) {
        this.times = times;
        this.values = values;
        this.thinned = thinned;
        this.lastTime = lastTime;
        this.lastValue = lastValue;
    }

    /// With one sample more; a second sample within the same second takes the place of the first.
    public Trace with(long at, double value) {
        if (Float.isNaN(lastValue) || at / Event.SECOND == lastTime / Event.SECOND) {
            return new Trace(times, values, thinned, at, (float) value);
        }
        long[] moreTimes = Arrays.copyOf(times, times.length + 1);
        float[] moreValues = Arrays.copyOf(values, values.length + 1);
        moreTimes[times.length] = lastTime;
        moreValues[values.length] = lastValue;
        var longer = new Trace(moreTimes, moreValues, thinned, at, (float) value);
        return moreTimes.length - thinned >= RECENT ? longer.thin() : longer;
    }

    private Trace thin() {
        int end = thinned + THINNED_AT_ONCE;
        long[] newTimes = new long[times.length];
        float[] newValues = new float[times.length];
        System.arraycopy(times, 0, newTimes, 0, thinned);
        System.arraycopy(values, 0, newValues, 0, thinned);
        int out = thinned;
        for (int i = thinned; i < end; ) {
            long bucket = times[i] / BUCKET;
            double sum = 0;
            int n = 0;
            for (; i < end && times[i] / BUCKET == bucket; i++, n++) {
                sum += values[i];
            }
            newTimes[out] = bucket * BUCKET + BUCKET / 2;
            newValues[out++] = (float) (sum / n);
        }
        int rest = times.length - end;
        System.arraycopy(times, end, newTimes, out, rest);
        System.arraycopy(values, end, newValues, out, rest);
        return new Trace(
                Arrays.copyOf(newTimes, out + rest), Arrays.copyOf(newValues, out + rest), out, lastTime, lastValue);
    }

    /// Number of samples.
    public int size() {
        return Float.isNaN(lastValue) ? 0 : times.length + 1;
    }

    /// Time of a sample, microseconds; times never fall.
    public long time(int index) {
        return index == times.length ? lastTime : times[index];
    }

    /// Value of a sample.
    public double value(int index) {
        return index == times.length ? lastValue : values[index];
    }

    /// The newest value, NaN when there is none.
    public double last() {
        return lastValue;
    }

    /// Number of leading samples that are ten-second means.
    public int thinned() {
        return thinned;
    }

    /// A trace from its parts, as [#time], [#value] and [#thinned] give them.
    public static Trace of(long[] times, float[] values, int thinned) {
        if (times.length == 0) {
            return EMPTY;
        }
        int n = times.length - 1;
        return new Trace(Arrays.copyOf(times, n), Arrays.copyOf(values, n), thinned, times[n], values[n]);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Trace that
                && lastTime == that.lastTime
                && Float.floatToIntBits(lastValue) == Float.floatToIntBits(that.lastValue)
                && thinned == that.thinned
                && Arrays.equals(times, that.times)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values) * 31 + Long.hashCode(lastTime);
    }

    @Override
    public String toString() {
        return "Trace[" + size() + " samples, last " + lastValue + "]";
    }
}
