package cockpit.views.topology.raster;

import cockpit.views.theme.Palette.Hue;
import cockpit.world.Capacity;
import cockpit.world.Node;
import cockpit.world.Side;

/// What kind of host a node is. Nodes of one kind stand together in columns of their own and share a hue.
enum Kind {
    HOST(Hue.ON_PREM),
    ON_DEMAND(Hue.CLOUD),
    SPOT(Hue.SPOT),
    GPU(Hue.GPU);

    final Hue hue;

    Kind(Hue hue) {
        this.hue = hue;
    }

    static Kind of(Node node, Side side) {
        if (side == Side.ON_PREM) {
            return HOST;
        }
        if (node.room().gpus() > 0) {
            return GPU;
        }
        return node.capacity() == Capacity.SPOT ? SPOT : ON_DEMAND;
    }
}
