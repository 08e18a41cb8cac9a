package cockpit.views.topology;

import cockpit.script.Focus;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.ShortName;
import cockpit.views.theme.Weight;
import cockpit.world.Pod;
import cockpit.world.PodPhase;
import cockpit.world.Proxy;
import cockpit.world.WorkloadId;
import cockpit.world.World;
import javafx.scene.paint.Color;

/// Paints pods: with their names where there is room, else as cells.
final class PodPainter {
    private final Brush brush;
    private final Palette p;
    private final Geometry g;
    private final World world;
    private final long at;
    private final Story story;

    PodPainter(Brush brush, Geometry g, World world, long at, Story story) {
        this.brush = brush;
        this.p = brush.palette;
        this.g = g;
        this.world = world;
        this.at = at;
        this.story = story;
    }

    /// Paints a pod in its seat.
    void paint(Pod pod, Box seat) {
        if (g.named()) {
            unit(pod, seat);
        } else {
            cell(pod, seat);
        }
    }

    /// Paints the seat of a pod that waits for the node on which it is drawn.
    void awaited(Box seat, Color colour) {
        double size = Math.floor(Math.min(seat.w(), seat.h()));
        brush.dashed(Math.round(seat.x()) + 1, Math.round(seat.y()) + 1, size - 2, size - 2, 2, colour, 2, 3, 2.5);
    }

    private void cell(Pod pod, Box s) {
        boolean recedes = pod.phase() == PodPhase.READY && !story.highlights(pod.workload());
        brush.context().setGlobalAlpha(recedes ? 0.64 : 1);
        double size = Math.floor(Math.min(s.w(), s.h()));
        PodMark.paint(brush, pod.phase(), isFresh(pod), Math.round(s.x()), Math.round(s.y()), size, 0);
        brush.context().setGlobalAlpha(1);
    }

    private void unit(Pod pod, Box s) {
        boolean bright = story.highlights(pod.workload());
        boolean fresh = isFresh(pod) && pod.placed();
        boolean waits = !pod.placed();
        if (waits) {
            brush.dashed(s.x() + 1, s.y() + 1, s.w() - 2, s.h() - 2, 3, p.word(Hue.PENDING), 1.5, 4, 3);
        } else if (bright) {
            brush.fill(s.x(), s.y(), s.w(), s.h(), 3, p.raised);
        }
        if (fresh) {
            ring(pod, s);
        }
        double fs = g.m().label();
        double mark = Math.round(fs * 0.62);
        brush.context().setGlobalAlpha(bright ? 1 : 0.64);
        PodMark.paint(brush, pod.phase(), isFresh(pod), s.x() + 6, s.midY() - mark / 2, mark, 2);
        brush.context().setGlobalAlpha(1);
        boolean locked = sensitive(pod);
        boolean proxies = story.focus() == Focus.PROXIES;
        double right = locked || proxies ? fs * 1.1 : 4;
        double room = s.w() - mark - 12 - right;
        Weight weight = bright && !g.m().small() ? Weight.SEMIBOLD : Weight.MEDIUM;
        String name = ShortName.fit(ShortName.workload(pod.workload()), Fonts.of(weight, fs), room);
        brush.text(
                s.x() + mark + 12,
                s.midY() + fs * 0.35,
                Anchor.START,
                room,
                new Run(name, fs, weight, bright ? p.text : p.quiet));
        if (proxies) {
            sync(pod, s, fs);
        } else if (locked) {
            boolean lit = story.focus() == Focus.SENSITIVE;
            brush.icon(
                    Icon.LOCK,
                    s.right() - fs * 0.62,
                    s.midY() - 1,
                    fs * (lit ? 1.05 : 0.86),
                    bright || lit ? p.text : p.quiet);
        }
    }

    private void sync(Pod pod, Box s, double fs) {
        var proxy = world.mesh().proxies().find(pod.id());
        double x = s.right() - fs * 0.62;
        if (proxy.isEmpty()) {
            return;
        }
        if (proxy.map(Proxy::synced).orElse(false)) {
            brush.icon(Icon.CHECK, x, s.midY(), fs, p.word(Hue.READY), 3.2);
        } else {
            brush.circle(x, s.midY(), fs * 0.34, p.word(Hue.PENDING), 2.4);
        }
    }

    private void ring(Pod pod, Box s) {
        double age = Math.clamp((at - pod.seen()) / (double) PodMark.FRESH, 0, 1);
        Color c = p.word(Hue.FRESH);
        brush.stroke(s.x(), s.y(), s.w(), s.h(), 3, c, 2);
        double out = 4 * g.m().scale();
        brush.stroke(
                s.x() - out,
                s.y() - out,
                s.w() + 2 * out,
                s.h() + 2 * out,
                6,
                RackPainter.alpha(c, 0.45 * (1 - age * age)),
                1.5);
    }

    private boolean isFresh(Pod pod) {
        return PodMark.isFresh(pod, at);
    }

    private boolean sensitive(Pod pod) {
        return world.platform()
                .workloads()
                .find(new WorkloadId(pod.id().context(), pod.id().namespace(), pod.workload()))
                .map(w -> w.sensitive())
                .orElse(false);
    }
}
