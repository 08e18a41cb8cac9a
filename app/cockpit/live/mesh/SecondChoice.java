package cockpit.live.mesh;

import cockpit.live.Feed;
import cockpit.live.StageFile;
import cockpit.world.EdgeId;
import cockpit.world.Fact;
import cockpit.world.MeshFact.EdgeMeasured;
import cockpit.world.MeshFact.RouteMeasured;
import cockpit.world.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The mesh's figures from CloudWatch, where there are none from Prometheus: of a cluster whose Prometheus is not named
/// in the stage's file, or has not answered for [#SILENCE]. What Prometheus has told of within that time it goes on
/// telling: no edge ever has both by turns. Any thread may call it.
public final class SecondChoice {
    /// Longer than a Prometheus that is restarted or whose port-forward is renewed stays away.
    static final Duration SILENCE = Duration.ofSeconds(30);
    /// Nothing will be heard of what is not wanted, and that is no news later.
    private static final Duration NEVER = Duration.ofDays(1);

    private final StageFile stage;
    private final Feed feed;
    private final Clock clock;
    private final Map<String, Instant> answered = new HashMap<>();
    private final Map<Object, Instant> told = new HashMap<>();
    private final Map<String, Boolean> wanted = new HashMap<>();
    private final Map<EdgeId, Boolean> tls = new HashMap<>();

    /// @param clock the wall's
    public SecondChoice(StageFile stage, Feed feed, Clock clock) {
        this.stage = stage;
        this.feed = feed;
        this.clock = clock;
        // Each is given as long to answer for the first time.
        stage.prometheus().main().ifPresent(server -> answered.put(main(), clock.instant()));
        stage.prometheus().remote().ifPresent(server -> answered.put(remote(), clock.instant()));
    }

    private String main() {
        return stage.kubernetes().main().context();
    }

    private String remote() {
        return stage.kubernetes().remote().context();
    }

    /// By whom a cluster's figures are told, when they come from CloudWatch.
    public static Origin origin(String context) {
        return new Origin("CloudWatch mesh " + context);
    }

    /// Whether CloudWatch has a cluster's figures at all.
    boolean has(String context) {
        return dimensions(context).isPresent();
    }

    private Optional<Map<String, String>> dimensions(String context) {
        return stage.mesh().flatMap(each -> context.equals(main()) ? each.main() : each.remote());
    }

    /// The dimensions that tell a cluster's metrics, while CloudWatch is to be asked for them; empty while it is not.
    public synchronized Optional<Map<String, String>> wanted(String context) {
        boolean now = has(context) && !recent(answered.get(context));
        if (Boolean.TRUE.equals(wanted.put(context, now)) && !now) {
            feed.well(origin(context), NEVER);
        }
        return now ? dimensions(context) : Optional.empty();
    }

    /// Tells what CloudWatch counted, as far as nobody else does.
    public synchronized void tell(List<Tally> tallies) {
        if (tallies.isEmpty()) {
            return;
        }
        boolean home = tallies.stream().anyMatch(each -> each.context().equals(remote()));
        var flows = new MergedFlows(stage, tallies.stream().map(Tally::answer).toList());
        flows.facts(tls).stream()
                .filter(each -> !recent(told.get(subject(each.fact()))))
                // Without the callers' own reports, which home has, a share would be of those that arrived.
                .filter(each -> home || !(each.fact() instanceof RouteMeasured))
                .forEach(each -> feed.tell(origin(each.context()), each.fact()));
    }

    /// These clusters' Prometheus has answered.
    synchronized void answered(Collection<String> contexts) {
        contexts.forEach(each -> answered.put(each, clock.instant()));
    }

    /// Prometheus tells this.
    synchronized void told(Fact fact) {
        told.put(subject(fact), clock.instant());
    }

    private static Object subject(Fact fact) {
        return switch (fact) {
            case EdgeMeasured edge -> edge.edge();
            case RouteMeasured route -> route.route();
            default -> fact.getClass();
        };
    }

    private boolean recent(@Nullable Instant time) {
        return time != null && time.plus(SILENCE).isAfter(clock.instant());
    }
}
