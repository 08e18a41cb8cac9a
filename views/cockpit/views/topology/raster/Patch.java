package cockpit.views.topology.raster;

import java.util.Optional;
import java.util.function.IntPredicate;

/// A block of slots in a field: columns side by side, rows one above the other.
record Patch(int column, int row, int columns, int rows) {
    /// The rim of a patch goes as long as it is so much thinner than the whole.
    private static final double THIN = 0.4;
    /// A patch is one only if its hosts are so much more often hot than those of the whole field.
    private static final double DENSER = 1.5;
    /// A patch stays while it still holds that much of what the best one would.
    private static final double LOYAL = 0.7;

    /// Where most of the marked slots lie together: at most half as wide and half as high as the field, so that there
    /// is room beside it for words about it. What was found before stays while it is nearly as good, for the eye's
    /// sake.
    static Optional<Patch> densest(Plots plots, IntPredicate marked, Optional<Patch> before) {
        int rows = plots.rows();
        int columns = plots.columns();
        int[][] sums = new int[columns + 1][rows + 1];
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < rows; r++) {
                int here = marked.test(c * rows + r) ? 1 : 0;
                sums[c + 1][r + 1] = sums[c][r + 1] + sums[c + 1][r] - sums[c][r] + here;
            }
        }
        Patch best = best(sums, columns, rows);
        double density = best.share(sums);
        double whole = new Patch(0, 0, columns, rows).share(sums);
        if (best.count(sums) == 0 || density < DENSER * whole) {
            return Optional.empty();
        }
        Patch trimmed = best.trimmed(sums);
        return before.filter(old -> old.within(columns, rows) && old.stillGood(trimmed, sums))
                .or(() -> Optional.of(trimmed));
    }

    private static Patch best(int[][] sums, int columns, int rows) {
        int w = Math.max(1, columns / 2);
        int h = Math.max(1, rows * 9 / 20);
        var best = new Patch(0, 0, w, h);
        int most = -1;
        for (int c = 0; c + w <= columns; c++) {
            for (int r = 0; r + h <= rows; r++) {
                var patch = new Patch(c, r, w, h);
                if (patch.count(sums) > most) {
                    most = patch.count(sums);
                    best = patch;
                }
            }
        }
        return best;
    }

    private Patch trimmed(int[][] sums) {
        double thin = share(sums) * THIN;
        var patch = this;
        while (true) {
            Patch next = patch.narrower(sums, thin);
            if (next.equals(patch)) {
                return patch;
            }
            patch = next;
        }
    }

    private Patch narrower(int[][] sums, double thin) {
        if (columns > 1 && new Patch(column, row, 1, rows).share(sums) <= thin) {
            return new Patch(column + 1, row, columns - 1, rows);
        }
        if (columns > 1 && new Patch(column + columns - 1, row, 1, rows).share(sums) <= thin) {
            return new Patch(column, row, columns - 1, rows);
        }
        if (rows > 1 && new Patch(column, row, columns, 1).share(sums) <= thin) {
            return new Patch(column, row + 1, columns, rows - 1);
        }
        if (rows > 1 && new Patch(column, row + rows - 1, columns, 1).share(sums) <= thin) {
            return new Patch(column, row, columns, rows - 1);
        }
        return this;
    }

    private boolean stillGood(Patch better, int[][] sums) {
        return count(sums) >= LOYAL * better.count(sums) && share(sums) >= LOYAL * better.share(sums);
    }

    private boolean within(int ofColumns, int ofRows) {
        return column + columns <= ofColumns && row + rows <= ofRows;
    }

    private double share(int[][] sums) {
        return count(sums) / (double) (columns * rows);
    }

    private int count(int[][] sums) {
        return sums[column + columns][row + rows]
                - sums[column][row + rows]
                - sums[column + columns][row]
                + sums[column][row];
    }

    /// The columns side by side, out of those with any of the marked slots, in which most of them lie.
    static Optional<Patch> columns(Plots plots, IntPredicate marked) {
        int rows = plots.rows();
        Patch best = null;
        int most = 0;
        int from = 0;
        int count = 0;
        int top = rows;
        int bottom = 0;
        for (int c = 0; c <= plots.columns(); c++) {
            int here = 0;
            for (int r = 0; c < plots.columns() && r < rows; r++) {
                if (marked.test(c * rows + r)) {
                    here++;
                    top = Math.min(top, r);
                    bottom = Math.max(bottom, r + 1);
                }
            }
            count += here;
            if (here > 0) {
                continue;
            }
            if (count > most) {
                most = count;
                best = new Patch(from, top, c - from, bottom - top);
            }
            from = c + 1;
            count = 0;
            top = rows;
            bottom = 0;
        }
        return Optional.ofNullable(best);
    }

    /// Where it lies in the raster, without the line after its last node.
    Area area(Plots plots, Grid grid) {
        int x = plots.left(column);
        int right = plots.left(column + columns - 1) + grid.nodeWidth() - grid.gapX();
        int y = row * grid.nodeHeight();
        return new Area(x, y, right - x, rows * grid.nodeHeight() - grid.gapY());
    }
}
