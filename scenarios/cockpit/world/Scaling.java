package cockpit.world;

/// What scales the stage's pods and nodes.
///
/// @param scaleUps what Cluster Autoscaler last decided, by kubectl context
/// @param ribbon   how far a rising load has come on its way to pods that answer it
public record Scaling(
        Table<HpaId, Hpa> hpas,
        Table<GroupId, NodeGroup> groups,
        Table<String, ScaleUp> scaleUps,
        Table<NodeId, NodeOutlook> outlooks,
        Ribbon ribbon) {
    static final Scaling EMPTY = new Scaling(Table.empty(), Table.empty(), Table.empty(), Table.empty(), Ribbon.IDLE);

    /// With this event's fact folded in.
    Scaling apply(ScalingFact fact, long at) {
        return switch (fact) {
            case ScalingFact.HpaSeen f -> with(hpas.with(hpa(f.hpa()).seen(f, at)));
            case ScalingFact.HpaGone f -> with(hpas.without(f.hpa()));
            case ScalingFact.HpaDecided f -> with(hpas.with(hpa(f.hpa()).decided(f.decision(), at)));
            case ScalingFact.Rescaled f -> with(hpas.with(hpa(f.hpa()).rescaled(f, at)));
            case ScalingFact.GroupSeen f ->
                withGroups(groups.with(group(f.group()).seen(f, at)));
            case ScalingFact.GroupGone f -> withGroups(groups.without(f.group()));
            case ScalingFact.GroupJudged f ->
                // Before the group itself was seen there is nothing to say it of; it is said again soon.
                groups.find(f.group())
                        .map(group -> withGroups(groups.with(group.judged(f))))
                        .orElse(this);
            case ScalingFact.ActivitySeen f ->
                withGroups(groups.with(group(f.group()).active(f, at)));
            case ScalingFact.ScaleUpDecided f -> {
                var decided =
                        new ScaleUp(f.context(), f.options(), f.chosen(), f.expander(), f.from(), f.to(), f.pods(), at);
                yield new Scaling(hpas, groups, scaleUps.with(decided), outlooks, ribbon);
            }
            case ScalingFact.NodeUnneeded f ->
                withOutlooks(outlooks.with(outlook(f.node()).unneeded(f)));
            case ScalingFact.SpotWarned f ->
                withOutlooks(outlooks.with(outlook(f.node()).warned(f, at)));
            case ScalingFact.DrainPlayed f ->
                withOutlooks(outlooks.with(outlook(f.node()).played(f, at)));
        };
    }

    /// What a node has to expect; nothing, when nothing was told.
    public NodeOutlook outlook(NodeId node) {
        return outlooks.find(node).orElseGet(() -> NodeOutlook.none(node));
    }

    private Hpa hpa(HpaId id) {
        return hpas.find(id).orElseGet(() -> Hpa.unknown(id));
    }

    private NodeGroup group(GroupId id) {
        return groups.find(id).orElseGet(() -> NodeGroup.unknown(id));
    }

    private Scaling with(Table<HpaId, Hpa> newHpas) {
        return new Scaling(newHpas, groups, scaleUps, outlooks, ribbon);
    }

    private Scaling withGroups(Table<GroupId, NodeGroup> newGroups) {
        return new Scaling(hpas, newGroups, scaleUps, outlooks, ribbon);
    }

    private Scaling withOutlooks(Table<NodeId, NodeOutlook> newOutlooks) {
        return new Scaling(hpas, groups, scaleUps, newOutlooks, ribbon);
    }

    Scaling with(Ribbon newRibbon) {
        return newRibbon.equals(ribbon) ? this : new Scaling(hpas, groups, scaleUps, outlooks, newRibbon);
    }
}
