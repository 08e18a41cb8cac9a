package cockpit.world;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// When each station between a rising load and moved traffic was reached. A fold of its own over the same events: a
/// station counts only once the one before it was reached, and a load raised while the traffic is at home starts
/// the chain anew.
///
/// Real systems tell of a station at different speeds: a route's watch is faster than a function's log. A station heard
/// of
/// before the one it follows waits for that one, a while; which was then reached no later than what came of it.
@SuppressWarnings("EnumOrdinal") // the stations are reached in their order, so a length says it all
public final class Chain {
    /// Nothing has begun.
    public static final Chain IDLE = new Chain(new long[0], 0);

    private static final long NOT_HEARD = -1;
    /// How much later than its effect a cause may be heard: AWS's logs are asked every few seconds, and lag themselves.
    private static final long LATE = 30 * Event.SECOND;

    private final long[] heard;
    private final int reached;

    private Chain(long[] heard, int reached) {
        this.heard = heard;
        this.reached = reached;
    }

    /// Whether the station was reached.
    public boolean reached(Link link) {
        return link.ordinal() < reached;
    }

    private boolean heard(Link link) {
        return link.ordinal() < heard.length && heard[link.ordinal()] >= 0;
    }

    /// When it was, microseconds; -1 if it was not.
    public long at(Link link) {
        return reached(link) ? heard[link.ordinal()] : NOT_HEARD;
    }

    /// How many stations were reached.
    public int length() {
        return reached;
    }

    /// The times of the stations heard of, -1 for one between them that was not; for writing down.
    public long[] toTimes() {
        return heard.clone();
    }

    /// A chain from [#toTimes].
    public static Chain ofTimes(long... times) {
        return new Chain(times.clone(), prefix(times));
    }

    private static int prefix(long[] times) {
        int length = 0;
        while (length < times.length && times[length] >= 0) {
            length++;
        }
        return length;
    }

    Chain next(Link link, long at) {
        int place = link.ordinal();
        if (reached(link) || reached == 0 && place > 0 || link == Link.TRAFFIC && !heard(Link.ROUTE)) {
            return this; // traffic is measured all the time: it follows only a route that was moved
        }
        long[] times = new long[Math.max(heard.length, place + 1)];
        Arrays.fill(times, NOT_HEARD);
        System.arraycopy(heard, 0, times, 0, heard.length);
        times[place] = at;
        if (place > reached) {
            return new Chain(times, reached); // it waits for the one before it
        }
        for (int later = place + 1; later < times.length; later++) {
            if (times[later] >= 0 && times[later] < at - LATE) {
                times[later] = NOT_HEARD; // too long ago to have come of this
            }
        }
        int length = prefix(times);
        for (int i = length - 2; i >= reached; i--) {
            times[i] = Math.min(times[i], times[i + 1]);
        }
        return new Chain(trimmed(times), length);
    }

    /// Without what is not heard at the end: equal chains are written alike.
    private static long[] trimmed(long[] times) {
        int used = times.length;
        while (used > 0 && times[used - 1] < 0) {
            used--;
        }
        return used == times.length ? times : Arrays.copyOf(times, used);
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
        return other instanceof Chain that && Arrays.equals(heard, that.heard);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(heard);
    }

    @Override
    public String toString() {
        return Arrays.toString(heard);
    }
}
