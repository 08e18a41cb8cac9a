package cockpit.views.scaling;

import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.world.Capacity;
import cockpit.world.NodeGroup;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/// What a node group is for the eye, in the order in which groups stand.
enum Kind {
    ON_DEMAND,
    SPOT,
    GPU;

    private static final Pattern GPU_TYPE = Pattern.compile("^[gp]\\d.*");

    /// Whichever it is: a group whose nodes have GPUs is one of those first.
    static Kind of(NodeGroup group) {
        boolean gpu = group.taints().stream().anyMatch(taint -> taint.contains("nvidia.com/"))
                || group.instanceTypes().stream()
                        .anyMatch(type -> GPU_TYPE.matcher(type).matches());
        return gpu ? GPU : group.capacity() == Capacity.SPOT ? SPOT : ON_DEMAND;
    }

    /// The colour of its name; on-demand has none of its own.
    Color word(Palette p) {
        return switch (this) {
            case ON_DEMAND -> p.text;
            case SPOT -> p.word(Hue.SPOT);
            case GPU -> p.word(Hue.GPU);
        };
    }

    /// The colour of its nodes' frames.
    Color frame(Palette p) {
        return switch (this) {
            case ON_DEMAND -> p.word(Hue.CLOUD);
            case SPOT -> p.word(Hue.SPOT);
            case GPU -> p.word(Hue.GPU);
        };
    }

    /// Its area in a bar.
    Color fill(Palette p) {
        return switch (this) {
            case ON_DEMAND -> p.fill(Hue.CLOUD);
            case SPOT -> p.fill(Hue.SPOT);
            case GPU -> p.fill(Hue.GPU);
        };
    }
}
