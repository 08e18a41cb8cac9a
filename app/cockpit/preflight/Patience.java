package cockpit.preflight;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Time that was spent on waiting for others. While this program is busy with itself, as in its first seconds on a slow
/// or crowded machine, nobody else is to blame: such time is not counted, within reason. [#spent] is one thread's.
final class Patience {
    /// Of one core: who only waits takes next to nothing of it.
    private static final double BUSY = 0.3;
    private static final long MOST_EXCUSED = Duration.ofSeconds(8).toNanos();
    /// Shorter stretches say nothing.
    private static final long STRETCH = Duration.ofMillis(40).toNanos();

    private final LongSupplier wall;
    private final LongSupplier processor;
    private long lastWall;
    private long lastProcessor;
    private long spent;
    private volatile long excused;

    /// From now on, by this machine's clocks.
    Patience() {
        this(System::nanoTime, ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime);
    }

    /// @param wall      time passed, nanoseconds
    /// @param processor time of all cores that went into this program, nanoseconds
    Patience(LongSupplier wall, LongSupplier processor) {
        this.wall = wall;
        this.processor = processor;
        this.lastWall = wall.getAsLong();
        this.lastProcessor = processor.getAsLong();
    }

    /// What is spent by now. To be asked often: each stretch since the last time is counted whole, or not at all.
    Duration spent() {
        long now = wall.getAsLong();
        long stretch = now - lastWall;
        if (stretch >= STRETCH) {
            long work = processor.getAsLong();
            if (work - lastProcessor >= BUSY * stretch && excused < MOST_EXCUSED) {
                excused = excused + stretch;
            } else {
                spent += stretch;
            }
            lastWall = now;
            lastProcessor = work;
        }
        return Duration.ofNanos(spent);
    }

    /// Whether time was not counted, so that even the time limits of those who were asked with may have been missed for
    /// no fault of anybody. Any thread may ask.
    boolean excusing() {
        return excused > 0;
    }
}
