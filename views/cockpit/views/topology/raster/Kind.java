package cockpit.views.topology.raster;

import cockpit.views.theme.Palette.Hue;
import cockpit.world.Capacity;
import cockpit.world.Node;
import cockpit.world.NodePhase;
import cockpit.world.Side;

/// What a node is to the eye: whose it is and how it is paid for; first of all whether it is well.
enum Kind {
    OWNED(Hue.ON_PREM, "group.owned"),
    ON_DEMAND(Hue.CLOUD, "group.onDemand"),
    SPOT(Hue.SPOT, "group.spot"),
    GPU(Hue.GPU, "group.gpu"),
    NOT_READY(Hue.FAILED, "group.notReady");

    final Hue hue;
    /// Its word in the bundle.
    final String text;

    Kind(Hue hue, String text) {
        this.hue = hue;
        this.text = text;
    }

    static Kind of(Node node, Side side) {
        if (node.phase() == NodePhase.NOT_READY) {
            return NOT_READY;
        }
        if (node.room().gpus() > 0) {
            return GPU;
        }
        return node.capacity() == Capacity.SPOT ? SPOT : side == Side.ON_PREM ? OWNED : ON_DEMAND;
    }
}
