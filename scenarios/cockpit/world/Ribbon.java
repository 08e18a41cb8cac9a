package cockpit.world;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// When each station between a rising load and pods that answer it was reached. A station counts only once the one
/// before it was reached; a load raised anew starts over.
///
/// What the platform's watches tell comes far too often to look here each time; so the ribbon looks when the load or a
/// scaler is heard of, which is once a second, and takes the exact instants from the pods' and nodes' own times.
@SuppressWarnings("EnumOrdinal") // the stations are reached in their order, so a length says it all
public final class Ribbon {
    /// Nothing has begun.
    public static final Ribbon IDLE = new Ribbon(new long[0]);

    /// How near to its time before the load an answer's time must be again.
    private static final double BACK = 1.5;

    private final long[] reached;

    private Ribbon(long[] reached) {
        this.reached = reached;
    }

    /// Whether the station was reached.
    public boolean reached(Hop hop) {
        return hop.ordinal() < reached.length;
    }

    /// When it was, microseconds; -1 if it was not.
    public long at(Hop hop) {
        return reached(hop) ? reached[hop.ordinal()] : -1;
    }

    /// How many stations were reached.
    public int length() {
        return reached.length;
    }

    /// The times of the stations reached; for writing down.
    public long[] toTimes() {
        return reached.clone();
    }

    /// A ribbon from [#toTimes].
    public static Ribbon ofTimes(long... times) {
        return new Ribbon(times.clone());
    }

    private Ribbon with(long at) {
        long[] longer = Arrays.copyOf(reached, reached.length + 1);
        longer[reached.length] = reached.length == 0 ? at : Math.max(at, reached[reached.length - 1]);
        return new Ribbon(longer);
    }

    /// With the event folded in, given the world before it and the world after it.
    Ribbon apply(Event event, World before, World after) {
        if (event.fact() instanceof DemandFact.LoadAsked f
                && before.demand().askedUsers() >= 0
                && f.users() > before.demand().askedUsers()) {
            return IDLE.with(event.at());
        }
        Ribbon ribbon = this;
        while (ribbon.length() > 0 && ribbon.length() < Hop.values().length) {
            long at = ribbon.next(event.at(), after);
            if (at < 0) {
                return ribbon;
            }
            ribbon = ribbon.with(at);
        }
        return ribbon;
    }

    /// When the next station was reached; -1 if it is not yet.
    private long next(long now, World world) {
        Scaling scaling = world.scaling().orElse(Scaling.EMPTY);
        return switch (Hop.values()[reached.length]) {
            case LOAD -> -1;
            case CPU -> hot(scaling) ? now : -1;
            case DESIRED -> {
                long[] first = {-1};
                scaling.hpas().forEach(hpa -> first[0] = Math.max(first[0], later(hpa.rescaled())));
                yield first[0];
            }
            case PENDING -> waiting(world);
            case CAPACITY -> {
                long[] first = {-1};
                scaling.groups().forEach(group -> {
                    if (group.desired() > group.before() && later(group.since()) >= 0) {
                        first[0] = first[0] < 0 ? group.since() : Math.min(first[0], group.since());
                    }
                });
                yield first[0];
            }
            case INSTANCE -> born(world);
            case READY -> ready(world);
            case RUNNING -> running(world);
            case LATENCY -> answered(world) ? now : -1;
        };
    }

    /// An instant that lies after the load; -1 for an earlier one.
    private long later(long at) {
        return at >= reached[0] ? at : -1;
    }

    private static boolean hot(Scaling scaling) {
        boolean[] hot = {false};
        scaling.hpas().forEach(hpa -> {
            double most = hpa.targetPercent() * (1 + hpa.decision().tolerance());
            hot[0] |= hpa.targetPercent() > 0 && hpa.percent().last() > most;
        });
        return hot[0];
    }

    private long waiting(World world) {
        long[] first = {-1};
        if (pending(world)) {
            world.platform().pods().forEach(pod -> {
                if (pod.phase() == PodPhase.PENDING && later(pod.since()) >= 0) {
                    first[0] = first[0] < 0 ? pod.since() : Math.min(first[0], pod.since());
                }
            });
        }
        return first[0];
    }

    private static boolean pending(World world) {
        boolean[] any = {false};
        world.platform().clusters().forEach(cluster -> any[0] |= cluster.pods().of(PodPhase.PENDING) > 0);
        return any[0];
    }

    /// The first instance ordered since the load that runs.
    private long born(World world) {
        long[] first = {-1};
        world.platform().nodes().forEach(node -> {
            boolean runs = node.phase() != NodePhase.ORDERED && node.phase() != NodePhase.GONE;
            if (runs && later(node.seen()) >= 0) {
                long at = node.phase() == NodePhase.BOOTING ? node.since() : node.seen();
                first[0] = first[0] < 0 ? at : Math.min(first[0], at);
            }
        });
        return first[0];
    }

    private long ready(World world) {
        boolean[] onTheWay = {false};
        long[] last = {-1};
        world.platform().nodes().forEach(node -> {
            onTheWay[0] |= node.phase() == NodePhase.ORDERED
                    || node.phase() == NodePhase.BOOTING
                    || node.phase() == NodePhase.JOINING;
            if (node.phase() == NodePhase.READY) {
                last[0] = Math.max(last[0], later(node.since()));
            }
        });
        return onTheWay[0] ? -1 : last[0];
    }

    private long running(World world) {
        if (pending(world)) {
            return -1;
        }
        boolean[] starting = {false};
        long[] last = {-1};
        world.platform().pods().forEach(pod -> {
            starting[0] |= pod.phase() == PodPhase.STARTING;
            if (pod.phase() == PodPhase.READY) {
                last[0] = Math.max(last[0], later(pod.since()));
            }
        });
        return starting[0] ? -1 : last[0];
    }

    private boolean answered(World world) {
        Trace p95 = world.demand().p95();
        double before = Double.NaN;
        for (int i = 0; i < p95.size() && p95.time(i) <= reached[0]; i++) {
            before = p95.value(i);
        }
        return p95.last() <= before * BACK;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ribbon that && Arrays.equals(reached, that.reached);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(reached);
    }

    @Override
    public String toString() {
        return Arrays.toString(reached);
    }
}
