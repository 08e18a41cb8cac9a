package cockpit.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Streams of events as no stage would send them: out of order, twice, about things not seen yet.
public final class RandomEvents {
    private static final String[] CONTEXTS = {"MAIN", "REMOTE"};

    private final Random random;
    private long at;

    private RandomEvents(long seed) {
        random = new Random(seed);
    }

    public static List<Event> of(long seed, int count) {
        var source = new RandomEvents(seed);
        var events = new ArrayList<Event>();
        for (int i = 0; i < count; i++) {
            source.at += source.random.nextInt(200_000);
            events.add(new Event(source.at, new Origin("test"), source.fact()));
        }
        return events;
    }

    private String context() {
        return CONTEXTS[random.nextInt(2)];
    }

    private NodeId node() {
        return new NodeId(context(), "n" + random.nextInt(12));
    }

    private PodId pod() {
        return new PodId(context(), "shop", "p" + random.nextInt(60));
    }

    private <E extends Enum<E>> E any(Class<E> type) {
        E[] all = type.getEnumConstants();
        return all[random.nextInt(all.length)];
    }

    private Fact fact() {
        var route = new RouteId("MAIN", "shop", "split");
        return switch (random.nextInt(25)) {
            case 0 -> new PlatformFact.ClusterSeen("REMOTE", "home", Side.ON_PREM, "1.34", "", 6);
            case 1, 2, 3 ->
                new PlatformFact.NodeSeen(
                        node(),
                        "m5." + random.nextInt(3),
                        "g",
                        any(Capacity.class),
                        NodePhase.values()[random.nextInt(6)],
                        new Room(4_000, 8_000, 30, 0),
                        "");
            case 4 -> new PlatformFact.NodeGone(node(), "");
            case 5, 6 -> new PlatformFact.NodeMeasured(node(), Math.round(random.nextDouble() * 1_000) / 10.0);
            case 7, 8, 9, 10, 11 -> {
                PodId pod = pod();
                String on = random.nextInt(4) == 0 ? "" : "n" + random.nextInt(12);
                yield new PlatformFact.PodSeen(pod, "w" + random.nextInt(4), on, any(PodPhase.class), 100, "why");
            }
            case 12 -> new PlatformFact.PodGone(pod(), "");
            case 13 ->
                new PlatformFact.WorkloadSeen(
                        new WorkloadId(context(), "shop", "w" + random.nextInt(4)), 3, 2, random.nextBoolean(), "v1");
            case 14 ->
                new MeshFact.EdgeMeasured(
                        new EdgeId(context(), "a", context(), "b"), random.nextInt(300), 0, 1.5, 12.25, 80, true);
            case 15 ->
                new MeshFact.RouteApplied(
                        route, "h", "onprem", "cloud", random.nextInt(101), "" + random.nextInt(), "writer");
            case 16 -> new MeshFact.RouteMeasured(route, random.nextInt(101), 1 + random.nextInt(3_000), 10);
            case 17 -> new CloudFact.DatapointPut("cpu", "x", random.nextInt(100), at, 10);
            case 18 -> new CloudFact.AlarmChanged("alarm", random.nextBoolean() ? "OK" : "ALARM", "because");
            case 19 ->
                new CloudFact.PriceSeen(
                        "m5." + random.nextInt(3), any(Capacity.class), random.nextInt(100) / 100.0, "r", "d", "s");
            case 20 -> new DemandFact.LoadAsked(random.nextInt(2_000), 10);
            case 21 -> new DemandFact.ShopMeasured(random.nextInt(300), 0, 100.5, random.nextInt(1_500));
            case 22 -> new TalkFact.CueFired("s", "cue" + random.nextInt(9));
            case 23 -> new TalkFact.CueUndone("s", "cue" + random.nextInt(9));
            default -> new TalkFact.SourceHeard("Prometheus", any(TalkFact.Health.class), 2_000_000, "");
        };
    }
}
