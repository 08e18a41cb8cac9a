package cockpit.world;

import java.util.List;
import java.util.Optional;

/// All that is known at one instant, and nothing else: the fold of every event so far. Immutable.
///
/// @param now      time of the newest event, microseconds since the stage was opened
/// @param platform clusters, nodes, pods
/// @param mesh     traffic and what steers it
/// @param cloud    what AWS told
/// @param demand   load, and what users feel
/// @param bill     what it costs
/// @param chain    how far a rising load has come on its way to moved traffic
/// @param talk     sources, commands, cues, marks
/// @param scaling  what scales pods and nodes; none where nothing of it was told, and in recordings of a release that
///                 did not note it
public record World(
        long now,
        Platform platform,
        Mesh mesh,
        Cloud cloud,
        Demand demand,
        Bill bill,
        Chain chain,
        Talk talk,
        Optional<Scaling> scaling) {
    /// Before the first event.
    public static final World EMPTY = new World(
            0,
            Platform.EMPTY,
            Mesh.EMPTY,
            Cloud.EMPTY,
            Demand.EMPTY,
            Bill.EMPTY,
            Chain.IDLE,
            Talk.EMPTY,
            Optional.empty());

    /// Folds one event in. Pure and total: the same events give an equal world.
    public World apply(Event event) {
        var fold = new Fold(this);
        fold.apply(event);
        return fold.world();
    }

    /// Folds many events in, in their order. Equal to folding them one by one, and cheaper.
    public World apply(List<Event> events) {
        var fold = new Fold(this);
        for (Event event : events) {
            fold.apply(event);
        }
        return fold.world();
    }

    /// With marks that no event made, in order of time among the others.
    public World withMarks(List<Mark> more) {
        return more.isEmpty()
                ? this
                : new World(now, platform, mesh, cloud, demand, bill, chain, talk.withMarks(more), scaling);
    }
}
