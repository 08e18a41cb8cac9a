package cockpit.views.topology;

/// A curve cut into short straight pieces of equal length, so that a dot on it moves evenly. Immutable.
final class Path {
    private static final int PIECES = 96;
    private static final int FINE = 480;

    private final double[] xs = new double[PIECES + 1];
    private final double[] ys = new double[PIECES + 1];
    final double length;

    private Path(double[] fineX, double[] fineY, int n) {
        double[] run = new double[n];
        for (int i = 1; i < n; i++) {
            run[i] = run[i - 1] + Math.hypot(fineX[i] - fineX[i - 1], fineY[i] - fineY[i - 1]);
        }
        length = run[n - 1];
        int at = 0;
        for (int i = 0; i <= PIECES; i++) {
            double want = length * i / PIECES;
            while (at < n - 2 && run[at + 1] < want) {
                at++;
            }
            double span = run[at + 1] - run[at];
            double share = span == 0 ? 0 : (want - run[at]) / span;
            xs[i] = fineX[at] + (fineX[at + 1] - fineX[at]) * share;
            ys[i] = fineY[at] + (fineY[at + 1] - fineY[at]) * share;
        }
    }

    /// A chain of cubic curves: the start, then six numbers each.
    static Path cubics(double x, double y, double... curves) {
        int count = curves.length / 6;
        double[] fx = new double[FINE * count + 1];
        double[] fy = new double[FINE * count + 1];
        fx[0] = x;
        fy[0] = y;
        int n = 1;
        double px = x;
        double py = y;
        for (int c = 0; c < count; c++) {
            int o = c * 6;
            for (int i = 1; i <= FINE; i++) {
                double t = i / (double) FINE;
                fx[n] = cubic(t, px, curves[o], curves[o + 2], curves[o + 4]);
                fy[n++] = cubic(t, py, curves[o + 1], curves[o + 3], curves[o + 5]);
            }
            px = curves[o + 4];
            py = curves[o + 5];
        }
        return new Path(fx, fy, n);
    }

    private static double cubic(double t, double a, double b, double c, double d) {
        double s = 1 - t;
        return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }

    double x(double share) {
        return on(xs, share);
    }

    double y(double share) {
        return on(ys, share);
    }

    private static double on(double[] values, double share) {
        double at = Math.clamp(share, 0, 1) * PIECES;
        int i = Math.min((int) at, PIECES - 1);
        return values[i] + (values[i + 1] - values[i]) * (at - i);
    }
}
