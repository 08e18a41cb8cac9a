package cockpit.world;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// When each station between a rising load and moved traffic was reached. A fold of its own over the same events: a
/// station counts only once the one before it was reached, and a load raised while the traffic is at home starts
/// the chain anew.
@SuppressWarnings("EnumOrdinal") // the stations are reached in their order, so a length says it all
public final class Chain {
    /// Nothing has begun.
    public static final Chain IDLE = new Chain(new long[0]);

    private final long[] reached;

    private Chain(long[] reached) {
        this.reached = reached;
    }

    /// Whether the station was reached.
    public boolean reached(Link link) {
        return link.ordinal() < reached.length;
    }

    /// When it was, microseconds; -1 if it was not.
    public long at(Link link) {
        return reached(link) ? reached[link.ordinal()] : -1;
    }

    /// How many stations were reached.
    public int length() {
        return reached.length;
    }

    /// The times of the stations reached; for writing down.
    public long[] toTimes() {
        return reached.clone();
    }

    /// A chain from [#toTimes].
    public static Chain ofTimes(long... times) {
        return new Chain(times.clone());
    }

    Chain next(Link link, long at) {
        if (reached.length != link.ordinal()) {
            return this;
        }
        long[] longer = Arrays.copyOf(reached, reached.length + 1);
        longer[reached.length] = at;
        return new Chain(longer);
    }

    /// With the event folded in, given the world before it and the world after it.
    Chain apply(Event event, World before, World after) {
        return switch (event.fact()) {
            case DemandFact.LoadAsked f ->
                raised(f, before) && trafficAtHome(before) ? IDLE.next(Link.LOAD, event.at()) : this;
            case CloudFact.DatapointPut f -> overThreshold(f, after) ? next(Link.AGENT, event.at()) : this;
            case CloudFact.AlarmChanged f -> f.state().equals(Alarm.ALARM) ? next(Link.ALARM, event.at()) : this;
            case CloudFact.MessagePublished f -> next(Link.TOPIC, event.at());
            case CloudFact.FunctionStarted f -> next(Link.FUNCTION, event.at());
            case MeshFact.RouteApplied f ->
                before.mesh()
                                        .routes()
                                        .find(f.route())
                                        .map(route -> route.applied().value())
                                        .orElse(Double.NaN)
                                < f.cloudWeight()
                        ? next(Link.ROUTE, event.at())
                        : this;
            case MeshFact.RouteMeasured f ->
                after.mesh()
                                .routes()
                                .find(f.route())
                                .map(route -> route.settled() >= 0)
                                .orElse(false)
                        ? next(Link.TRAFFIC, event.at())
                        : this;
            default -> this;
        };
    }

    /// The load a stage opens with is not a rise.
    private static boolean raised(DemandFact.LoadAsked f, World before) {
        int asked = before.demand().askedUsers();
        return asked >= 0 && f.users() > asked;
    }

    private static boolean trafficAtHome(World world) {
        boolean[] home = {true};
        world.mesh().routes().forEach(route -> home[0] &= !(route.applied().value() > 0));
        return home[0];
    }

    private static boolean overThreshold(CloudFact.DatapointPut f, World world) {
        boolean[] over = {false};
        world.cloud()
                .alarms()
                .forEach(alarm -> over[0] |= alarm.metric().equals(f.metric()) && f.value() > alarm.threshold());
        return over[0];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Chain that && Arrays.equals(reached, that.reached);
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
