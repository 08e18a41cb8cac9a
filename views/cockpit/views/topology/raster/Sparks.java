package cockpit.views.topology.raster;

import java.util.Random;

/// Requests between the fields as dots in the raster itself: placed by the time that has passed, drawn over a copy of
/// what lies under them.
final class Sparks {
    static final double CROSSING = 1.65;

    private static final double NANOS = CROSSING * 1e9;
    private static final double RADIUS = 2.9;
    private static final double TAIL = 22;

    /// A dot moves less than a px a frame: its picture is kept for so many parts of one.
    private static final int PARTS = 4;

    private final int[] lane;
    private final long[] born;
    private final float[] beside;
    private final Random chance = new Random(7);
    private int count;
    private double owed;
    private long last = -1;
    private double drawn;
    private int[][] dots = {};

    Sparks(int most) {
        lane = new int[most];
        born = new long[most];
        beside = new float[most];
    }

    int count() {
        return count;
    }

    /// Nothing is under way any more.
    void clear() {
        count = 0;
        owed = 0;
    }

    /// @param perSecond dots that set out a second
    void advance(long nanos, double perSecond, int lanes) {
        double seconds = last < 0 ? 0 : Math.min((nanos - last) / 1e9, 0.25);
        last = nanos;
        for (int i = count - 1; i >= 0; i--) {
            if (nanos - born[i] > NANOS) {
                count--;
                lane[i] = lane[count];
                born[i] = born[count];
                beside[i] = beside[count];
            }
        }
        owed = Math.min(owed + perSecond * seconds, lane.length);
        while (owed >= 1 && count < lane.length) {
            owed--;
            lane[count] = chance.nextInt(Math.max(1, lanes));
            born[count] = nanos - (long) (chance.nextDouble() * seconds * 1e9);
            beside[count] = chance.nextFloat() - 0.5f;
            count++;
        }
    }

    /// Draws all dots on their lanes.
    void paint(Pixels pixels, Grid grid, Stream stream, long nanos, int color) {
        double d = grid.density();
        double r = RADIUS * d * (stream.small() ? 0.7 : 1);
        double spread = Math.max(0, stream.laneHeight() * d - 2.4 * r);
        double from = stream.left() * d + r + 1;
        double way = stream.right() * d - 6 * d - from;
        if (r != drawn) {
            drawn = r;
            dots = dots(r);
        }
        for (int i = 0; i < count; i++) {
            double x = from + way * Math.clamp((nanos - born[i]) / NANOS, 0, 1);
            int y = (int) (stream.lane(lane[i]) * d + beside[i] * spread);
            tail(pixels, (int) x, y, (int) Math.min(TAIL * d, x - from), r, color);
            dot(pixels, x, y, color);
        }
    }

    /// A disc with soft edges, once for each part of a px by which it may lie to the right.
    private static int[][] dots(double r) {
        int reach = (int) Math.ceil(r) + 1;
        int edge = 2 * reach + 1;
        var dots = new int[PARTS][edge * edge];
        for (int part = 0; part < PARTS; part++) {
            for (int i = 0; i < edge * edge; i++) {
                double dx = i % edge - reach - part / (double) PARTS;
                double dy = i / edge - reach;
                dots[part][i] = (int) (255 * Math.clamp(r + 0.5 - Math.sqrt(dx * dx + dy * dy), 0, 1));
            }
        }
        return dots;
    }

    private void dot(Pixels pixels, double x, int y, int color) {
        int left = (int) Math.floor(x);
        int[] dot = dots[(int) ((x - left) * PARTS)];
        int edge = (int) Math.sqrt(dot.length);
        for (int i = 0; i < dot.length; i++) {
            pixels.blend(left + i % edge - edge / 2, y + i / edge - edge / 2, color, dot[i]);
        }
    }

    private static void tail(Pixels pixels, int x, int y, int length, double r, int color) {
        int half = Math.max(1, (int) (r * 0.55));
        for (int back = 1; back <= length; back++) {
            int alpha = 130 - 120 * back / Math.max(1, length);
            for (int dy = -half; dy < half; dy++) {
                pixels.blend(x - back, y + dy, color, alpha);
            }
        }
    }
}
