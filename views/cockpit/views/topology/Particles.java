package cockpit.views.topology;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;

/// Requests as dots: how many by the rate on one scale for all lanes, how they look by their outcome, where they are by
/// the time that has passed. FX thread only.
final class Particles {
    /// Time to cross, nanoseconds.
    static final double CROSSING = 1.65e9;
    /// Time of a loop that stays.
    static final double LOOPING = 0.95e9;

    private static final int MOST = 300;
    private static final int[] SCALES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000};

    private enum Outcome {
        GOOD,
        SLOW,
        FAILED
    }

    private static final class Dot {
        int lane;
        double beside;
        long born;
        Outcome outcome = Outcome.GOOD;
    }

    private final Random chance = new Random(7);
    private final List<Dot> dots = new ArrayList<>();
    private final List<Dot> spare = new ArrayList<>();
    private double[] owed = new double[0];
    private List<River.Lane> lanes = List.of();
    private double[] ends = new double[4 * MOST];
    private int scale = 5;
    private long last = -1;

    /// Requests a dot stands for.
    int scale() {
        return scale;
    }

    int inFlight() {
        return dots.size();
    }

    boolean idle() {
        return dots.isEmpty() && lanes.isEmpty();
    }

    /// The lanes as they are now. Dots under way go on where they are; the scale changes only when dots would become
    /// too
    /// many or could be five times as many.
    void lanes(List<River.Lane> newLanes) {
        if (newLanes.size() != lanes.size()) {
            owed = new double[newLanes.size()];
            dots.removeIf(dot -> dot.lane >= newLanes.size() && spare.add(dot));
        }
        lanes = newLanes;
        double flying = 0;
        for (River.Lane lane : lanes) {
            flying += lane.perSecond() * (lane.loop() ? LOOPING : CROSSING) / 1e9;
        }
        while (flying / scale > MOST && scale < SCALES[SCALES.length - 1]) {
            scale = neighbour(1);
        }
        while (scale > 5 && flying / neighbour(-1) < MOST / 5.0) {
            scale = neighbour(-1);
        }
    }

    private int neighbour(int step) {
        for (int i = 0; i < SCALES.length; i++) {
            if (SCALES[i] == scale) {
                return SCALES[Math.clamp(i + step, 0, SCALES.length - 1)];
            }
        }
        return scale;
    }

    /// Fills the lanes as if they had long been flowing: after a jump in time, or for a still picture.
    void settle(long nanos) {
        dots.clear();
        for (int i = 0; i < lanes.size(); i++) {
            River.Lane lane = lanes.get(i);
            double life = lane.loop() ? LOOPING : CROSSING;
            int count = (int) Math.round(lane.perSecond() / scale * life / 1e9);
            for (int k = 0; k < count; k++) {
                spawn(i, lane, nanos - (long) ((k + 0.15 + chance.nextDouble() * 0.7) / count * life));
            }
        }
        last = nanos;
    }

    /// Moves on to an instant: new dots by the time that has passed, arrived ones taken away.
    void advance(long nanos) {
        double seconds = last < 0 ? 0 : Math.min((nanos - last) / 1e9, 0.25);
        last = nanos;
        for (int i = 0; i < lanes.size(); i++) {
            River.Lane lane = lanes.get(i);
            owed[i] += lane.perSecond() / scale * seconds;
            while (owed[i] >= 1) {
                owed[i]--;
                spawn(i, lane, nanos - (long) (chance.nextDouble() * seconds * 1e9));
            }
        }
        dots.removeIf(dot -> nanos - dot.born > life(dot) && spare.add(dot));
    }

    private double life(Dot dot) {
        return lanes.get(dot.lane).loop() ? LOOPING : CROSSING;
    }

    private void spawn(int index, River.Lane lane, long born) {
        Dot dot = spare.isEmpty() ? new Dot() : spare.removeLast();
        dot.lane = index;
        dot.born = born;
        dot.beside = (chance.nextInt(11) / 10.0 - 0.5) * 2 * lane.spread();
        double draw = chance.nextDouble();
        dot.outcome = draw < lane.failed()
                ? Outcome.FAILED
                : draw < lane.failed() + lane.slow() ? Outcome.SLOW : Outcome.GOOD;
        dots.add(dot);
    }

    void paint(Brush brush, long nanos, boolean small) {
        Palette p = brush.palette;
        double r = small ? 2 : 3.3;
        double tail = small ? 10 : 24;
        ends = ends.length < 4 * dots.size() ? new double[4 * MOST + 4 * dots.size()] : ends;
        int n = 0;
        for (Dot dot : dots) {
            River.Lane lane = lanes.get(dot.lane);
            Path path = lane.path();
            double u = (nanos - dot.born) / life(dot);
            double bend = u > 0.62 ? Math.max(0.35, 1 - (u - 0.62) * 2) : 1;
            double step = 1 / path.length;
            double dx = path.x(u + step) - path.x(u - step);
            double dy = path.y(u + step) - path.y(u - step);
            double m = Math.hypot(dx, dy);
            double nx = m == 0 ? 0 : -dy / m * dot.beside * bend;
            double ny = m == 0 ? 0 : dx / m * dot.beside * bend;
            double x = path.x(u) + nx;
            double y = path.y(u) + ny;
            switch (dot.outcome) {
                case GOOD -> {
                    double back = lane.loop() ? tail / 2 : tail;
                    ends[n++] = path.x(u - back * step) + nx;
                    ends[n++] = path.y(u - back * step) + ny;
                    ends[n++] = x;
                    ends[n++] = y;
                }
                case SLOW -> {
                    brush.disc(x, y, r + 0.6, p.light() ? p.fill(Hue.PENDING) : p.ground);
                    brush.circle(x, y, r + 0.6, p.light() ? p.ink : p.fill(Hue.PENDING), 2);
                }
                case FAILED -> brush.icon(Icon.CROSS, x, y, 15, p.word(Hue.FAILED), 5);
            }
        }
        good(brush, p.text, r, n);
    }

    /// All good ones at once: a tail that thins out, and the head as a line of no length with a round cap.
    private void good(Brush brush, Color c, double r, int n) {
        brush.lines(RackPainter.alpha(c, 0.28), r * 1.1, StrokeLineCap.ROUND, ends, n);
        for (int i = 0; i < n; i += 4) {
            ends[i] = (ends[i] + ends[i + 2]) / 2;
            ends[i + 1] = (ends[i + 1] + ends[i + 3]) / 2;
        }
        brush.lines(RackPainter.alpha(c, 0.4), r * 1.3, StrokeLineCap.SQUARE, ends, n);
        for (int i = 0; i < n; i += 4) {
            ends[i] = ends[i + 2] - 0.01;
            ends[i + 1] = ends[i + 3];
        }
        brush.lines(c, 2 * r, StrokeLineCap.ROUND, ends, n);
    }
}
