package cockpit.views.topology.raster;

import java.util.Random;

/// Requests between the fields as dots in the raster itself: placed by the time that has passed, drawn over a copy of
/// what
/// lies under them.
final class Sparks {
    private static final double CROSSING = 1.65e9;

    private final int[] lane;
    private final long[] born;
    private final float[] beside;
    private final Random chance = new Random(7);
    private int count;
    private double owed;
    private long last = -1;

    Sparks(int most) {
        lane = new int[most];
        born = new long[most];
        beside = new float[most];
    }

    int count() {
        return count;
    }

    /// @param perSecond dots that set out a second
    void advance(long nanos, double perSecond, int lanes) {
        double seconds = last < 0 ? 0 : Math.min((nanos - last) / 1e9, 0.25);
        last = nanos;
        for (int i = count - 1; i >= 0; i--) {
            if (nanos - born[i] > CROSSING) {
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

    /// Draws all dots between two edges.
    void paint(int[] pixels, int width, int left, int right, int top, int bottom, int lanes, long nanos, int color) {
        double laneHeight = (bottom - top) / (double) Math.max(1, lanes);
        for (int i = 0; i < count; i++) {
            double u = Math.clamp((nanos - born[i]) / CROSSING, 0, 1);
            int x = left + 4 + (int) ((right - left - 10) * u);
            int y = top + (int) ((lane[i] + 0.5 + beside[i] * 0.5) * laneHeight);
            for (int tail = 1; tail <= 8; tail++) {
                blend(pixels, y * width + Math.max(left, x - tail), color, 120 - tail * 14);
            }
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    blend(pixels, (y + dy) * width + x + dx, color, dx == 0 || dy == 0 ? 255 : 150);
                }
            }
        }
    }

    private static void blend(int[] pixels, int at, int color, int alpha) {
        if (at < 0 || at >= pixels.length || alpha <= 0) {
            return;
        }
        int under = pixels[at];
        int r = ((under >> 16 & 255) * (255 - alpha) + (color >> 16 & 255) * alpha) / 255;
        int g = ((under >> 8 & 255) * (255 - alpha) + (color >> 8 & 255) * alpha) / 255;
        int b = ((under & 255) * (255 - alpha) + (color & 255) * alpha) / 255;
        pixels[at] = 0xFF000000 | r << 16 | g << 8 | b;
    }
}
