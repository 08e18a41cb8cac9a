package cockpit.live.aws;

import cockpit.live.Aftermath.Pause;
import cockpit.live.BoundsTarget;
import cockpit.live.Failed;
import cockpit.live.Outcome;
import cockpit.live.StageFile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import software.amazon.awssdk.services.eks.model.Nodegroup;
import software.amazon.awssdk.services.eks.model.NodegroupScalingConfig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A managed node group's minSize and maxSize. What it has now stays, unless that would be out of its bounds: then EKS
/// takes them only together with a desiredSize between them, which a reset does not undo.
///
/// Source: EKS API, UpdateNodegroupConfig, DescribeNodegroup (`status`: one that is UPDATING takes no other update).
public final class NodegroupBounds implements BoundsTarget {
    private static final Set<String> UNDER_WAY = Set.of("CREATING", "UPDATING");
    /// EKS takes some seconds for one; a slow one is not waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final String cluster;
    private final String group;
    private final String region;
    private final AwsWriter writer;
    private final InstantSource clock;
    private final Pause pause;

    /// @param group  as EKS calls it
    /// @param writer stays the caller's, to close
    public NodegroupBounds(StageFile stage, String group, AwsWriter writer, InstantSource clock, Pause pause) {
        this.cluster = stage.eks().cluster();
        this.group = group;
        this.region = stage.aws().region();
        this.writer = writer;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public String name() {
        return "Nodegroup " + region + "/" + cluster + "/" + group;
    }

    @Override
    public JsonNode read() throws Failed {
        return bounds(writer.nodegroup(cluster, group).scalingConfig());
    }

    /// Once no update is under way any more.
    @Override
    public JsonNode settled() throws Failed {
        return bounds(atRest().scalingConfig());
    }

    private static JsonNode bounds(NodegroupScalingConfig config) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("min", config.minSize())
                .put("max", config.maxSize());
    }

    private Nodegroup atRest() throws Failed {
        Instant limit = clock.instant().plus(PATIENCE);
        Nodegroup now = writer.nodegroup(cluster, group);
        try {
            while (UNDER_WAY.contains(now.statusAsString()) && clock.instant().isBefore(limit)) {
                pause.of(LOOK);
                now = writer.nodegroup(cluster, group);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return now;
    }

    /// EKS tells not by whom.
    @Override
    public Optional<String> writer() {
        return Optional.empty();
    }

    @Override
    public String set(int min, int max) throws Failed {
        int desired = atRest().scalingConfig().desiredSize();
        int inside = Math.clamp(desired, min, max);
        Outcome outcome = writer.updateNodegroup(
                cluster, group, min, max, inside == desired ? OptionalInt.empty() : OptionalInt.of(inside));
        return switch (outcome) {
            case Outcome.Done done -> done.output();
            case Outcome.Failed failed -> throw new Failed(failed.trouble());
        };
    }

    @Override
    public void restore(JsonNode state) throws Failed {
        if (!state.equals(read())) {
            set(state.path("min").asInt(), state.path("max").asInt());
        }
    }
}
