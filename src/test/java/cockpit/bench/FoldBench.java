package cockpit.bench;

import cockpit.world.Event;
import cockpit.world.World;
import java.util.List;
import java.util.Locale;

/// How many mixed events a second fold into a world of 5,000 nodes and 150,000 pods, on one core; and how much heap
/// that
/// world takes. The value is of single steps; the batch entry's figure stands beside it.
public final class FoldBench {
    private static final int COUNT = 1_000_000;

    private FoldBench() {}

    public static void main(String[] args) {
        var source = new Events(5_000, 150_000, 1);
        World world = World.EMPTY.apply(source.first());
        double heap = heapMegabytes();
        List<Event> warm = source.churn(300_000, 1_000_000, 200_000);
        single(world, warm);
        world.apply(warm);
        double single = 0;
        double batch = 0;
        for (int run = 0; run < 3; run++) {
            List<Event> events = source.churn(COUNT / 2, 1_000_000, 200_000);
            long start = System.nanoTime();
            World one = single(world, events);
            long middle = System.nanoTime();
            World all = world.apply(events);
            long end = System.nanoTime();
            if (!one.platform().clusters().equals(all.platform().clusters())) {
                throw new IllegalStateException("batch and single steps disagree");
            }
            single = Math.max(single, events.size() * 1e9 / (middle - start));
            batch = Math.max(batch, events.size() * 1e9 / (end - middle));
        }
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"fold\",\"value\":%.0f,\"unit\":\"events/s\",\"batch\":%.0f,\"nodes\":5000,\"pods\":150000,"
                        + "\"worldHeapMB\":%.0f,\"maxHeapMB\":%d}%n",
                single,
                batch,
                heap,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static World single(World start, List<Event> events) {
        World world = start;
        for (Event event : events) {
            world = world.apply(event);
        }
        return world;
    }

    private static double heapMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
}
