package cockpit.views.scaling;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.topology.Box;
import cockpit.views.topology.PodMark;
import cockpit.world.Event;
import cockpit.world.Pod;
import cockpit.world.PodPhase;

/// Paints a pod in its cell; a newcomer comes with a ring that goes out and fades.
final class PodCell {
    private static final double RING = 0.6;
    private static final double OUT = 3;
    /// What is not news recedes.
    private static final double QUIET = 0.72;

    private PodCell() {}

    static void paint(Brush brush, Pod pod, Box cell, long at) {
        Palette p = brush.palette;
        boolean fresh = PodMark.isFresh(pod, at);
        brush.context().setGlobalAlpha(pod.phase() == PodPhase.READY && !fresh ? QUIET : 1);
        PodMark.paint(brush, pod.phase(), fresh, cell.x(), cell.y(), cell.w(), cell.w() > 10 ? 2 : 0);
        brush.context().setGlobalAlpha(1);
        if (fresh) {
            double age = Math.clamp((at - pod.seen()) / (RING * Event.SECOND), 0, 1);
            double out = OUT * (1 - (1 - age) * (1 - age));
            brush.context().setGlobalAlpha(0.8 * (1 - 0.5 * age));
            Box ring = cell.grown(out * Math.min(1, cell.w() / 24));
            brush.stroke(ring.x(), ring.y(), ring.w(), ring.h(), 4, p.word(Hue.FRESH), 1.5);
            brush.context().setGlobalAlpha(1);
        }
    }
}
