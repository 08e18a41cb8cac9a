package cockpit.world;

/// Which events leave a mark on the timeline, besides cues.
final class Marks {
    private Marks() {}

    static Talk apply(Talk talk, Event event, World before) {
        return switch (event.fact()) {
            case DemandFact.LoadAsked f ->
                before.demand().askedUsers() < 0
                        ? talk
                        : talk.marked(new Mark(event.at(), Mark.Kind.LOAD, String.valueOf(f.users())));
            case CloudFact.AlarmChanged f -> {
                String was = before.cloud()
                        .alarms()
                        .find(f.alarm())
                        .map(Alarm::state)
                        .orElse("");
                yield f.state().equals(was) ? talk : talk.marked(new Mark(event.at(), Mark.Kind.ALARM, f.state()));
            }
            case MeshFact.RouteApplied f -> {
                boolean moved = before.mesh()
                        .routes()
                        .find(f.route())
                        .filter(route -> route.applied().known())
                        .map(route -> route.applied().value() != f.cloudWeight())
                        .orElse(false);
                yield moved
                        ? talk.marked(new Mark(event.at(), Mark.Kind.ROUTE, String.valueOf(f.cloudWeight())))
                        : talk;
            }
            case TalkFact.SourceHeard f -> {
                var was = before.talk()
                        .sources()
                        .find(f.source())
                        .map(SourceState::health)
                        .orElse(f.health());
                yield was == f.health() ? talk : talk.marked(new Mark(event.at(), Mark.Kind.FAULT, f.source()));
            }
            case ScalingFact.Rescaled f ->
                talk.marked(new Mark(event.at(), Mark.Kind.REPLICAS, f.from() + " " + f.to()));
            case ScalingFact.GroupSeen f -> {
                int was = before.scaling()
                        .flatMap(scaling -> scaling.groups().find(f.group()))
                        .map(NodeGroup::desired)
                        .orElse(f.desired());
                yield was == f.desired()
                        ? talk
                        : talk.marked(new Mark(
                                event.at(),
                                Mark.Kind.CAPACITY,
                                was + " " + f.desired() + " " + f.group().name()));
            }
            case ScalingFact.SpotWarned f ->
                f.until() < 0
                        ? talk
                        : talk.marked(
                                new Mark(event.at(), Mark.Kind.NOTICE, f.node().name()));
            case ScalingFact.DrainPlayed f ->
                f.until() < 0
                        ? talk
                        : talk.marked(
                                new Mark(event.at(), Mark.Kind.PLAYED, f.node().name()));
            default -> talk;
        };
    }
}
