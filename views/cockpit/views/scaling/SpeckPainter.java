package cockpit.views.scaling;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.topology.Box;
import cockpit.world.Node;
import cockpit.world.NodePhase;
import cockpit.world.Pod;
import java.util.List;
import javafx.scene.paint.Color;

/// Paints a node that is too small for its pods, as those of a group of hundreds are: a speck as full as its pods ask
/// for
/// its CPU; on its way it is bright, in trouble crossed.
final class SpeckPainter {
    private static final double GAP = 1;

    private final Brush brush;
    private final Palette p;
    private final Color frame;

    SpeckPainter(Sheet sheet, Band band) {
        this.brush = sheet.brush();
        this.p = sheet.p();
        this.frame = band.kind().frame(p);
    }

    void empty(Box b) {
        brush.stroke(b.x() + GAP, b.y() + GAP, b.w() - 2 * GAP, b.h() - 2 * GAP, 0, p.line, 1);
    }

    void paint(Node node, Box b, List<Pod> pods) {
        switch (node.phase()) {
            case ORDERED, BOOTING, JOINING -> brush.fill(b.x(), b.y(), b.w(), b.h(), 0, p.word(Hue.FRESH));
            case READY, NOT_READY, LEAVING, GONE -> standing(node, b, pods);
        }
    }

    private void standing(Node node, Box b, List<Pod> pods) {
        boolean bad = node.phase() == NodePhase.NOT_READY;
        Color line = bad ? p.word(Hue.FAILED) : frame;
        double sum = pods.stream().mapToInt(Pod::cpuMillis).sum();
        double share =
                node.room().cpuMillis() > 0 ? Math.clamp(sum / node.room().cpuMillis(), 0, 1) : 0;
        double high = (b.h() - 2) * share;
        brush.fill(b.x(), b.y(), b.w(), b.h(), 0, line);
        brush.fill(b.x() + 1, b.y() + 1, b.w() - 2, b.h() - 2, 0, p.ground);
        brush.fill(b.x() + 1, b.bottom() - 1 - high, b.w() - 2, high, 0, p.word(Hue.READY));
        if (bad) {
            brush.line(b.x() + 1, b.y() + 1, b.right() - 1, b.bottom() - 1, line, 1.5);
        }
    }
}
