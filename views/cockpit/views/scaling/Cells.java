package cockpit.views.scaling;

import cockpit.views.topology.Box;

/// Places for pods within a node, row by row: as large as eight of them can be, and never cut anew for more.
final class Cells {
    private static final double[] SIZES = {24, 20, 17, 14, 12, 10, 8, 6, 4};
    private static final int WANTED = 8;

    private final double x;
    private final double y;
    private final double pitch;
    private final double size;
    private final int columns;
    private final int count;

    /// @param k largest size, 1 for the large window
    Cells(double x, double y, double w, double h, double k) {
        double chosen = SIZES[SIZES.length - 1];
        for (double each : SIZES) {
            double wide = each + gap(each);
            if (each <= Math.max(8, 24 * k)
                    && Math.floor((w + gap(each)) / wide) * Math.floor((h + gap(each)) / wide) >= WANTED) {
                chosen = each;
                break;
            }
        }
        size = chosen;
        pitch = size + gap(size);
        columns = Math.max(0, (int) ((w + gap(size)) / pitch));
        int rows = Math.max(0, (int) ((h + gap(size)) / pitch));
        count = columns * rows;
        this.x = Math.round(x + (w - columns * pitch + gap(size)) / 2);
        this.y = Math.round(y);
    }

    private static double gap(double size) {
        return Math.max(1, Math.round(size / 5));
    }

    int count() {
        return count;
    }

    Box at(int index) {
        return new Box(x + index % columns * pitch, y + (double) (index / columns) * pitch, size, size);
    }
}
