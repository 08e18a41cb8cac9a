package cockpit.views.topology.raster;

import cockpit.world.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who stands where in one field. Each kind of host has columns of its own, shared out once by what is there, with what
/// is spare in proportion; a node keeps its slot, also while it is gone. A kind that outgrows its columns takes an
/// empty
/// one of another, so that nobody ever has to move.
final class Plots {
    private static final int NONE = -1;

    /// Columns side by side that belong to one kind.
    record Run(Kind kind, int first, int last) {}

    private final Grid grid;
    private final Side side;
    private final int columns;
    private final @Nullable Kind[] owner;
    private final int[] lefts;
    private final int[] taken;
    private final int[] placeAt;
    private final @Nullable Kind[] kindAt;
    private int[] slotOf = new int[0];

    /// @param counts nodes of each kind that are to be expected, by [Kind]'s order
    Plots(Grid grid, Side side, int... counts) {
        this.grid = grid;
        this.side = side;
        columns = grid.columns(side);
        owner = new Kind[columns];
        lefts = new int[columns];
        taken = new int[columns];
        placeAt = new int[columns * grid.rows()];
        kindAt = new Kind[placeAt.length];
        Arrays.fill(placeAt, NONE);
        share(counts);
    }

    private void share(int... counts) {
        int total = Arrays.stream(counts).sum();
        int[] wide = new int[counts.length];
        int spare = columns;
        for (int k = 0; k < counts.length; k++) {
            wide[k] = (counts[k] + grid.rows() - 1) / grid.rows();
            spare -= wide[k];
        }
        int left = Math.max(0, spare);
        for (int k = 0; k < counts.length && total > 0; k++) {
            int more = Math.min(left, (int) Math.round((double) Math.max(0, spare) * counts[k] / total));
            wide[k] += more;
            left -= more;
        }
        int x = grid.x(side);
        int column = 0;
        boolean begun = false;
        for (Kind kind : Kind.values()) {
            x += begun && wide[kind.ordinal()] > 0 ? grid.between() : 0;
            for (int i = 0; i < wide[kind.ordinal()] && column < columns; i++, column++) {
                begun = true;
                owner[column] = kind;
                lefts[column] = x;
                x += grid.nodeWidth();
            }
        }
        for (; column < columns; column++) {
            lefts[column] = x;
            x += grid.nodeWidth();
        }
    }

    /// Gives a place its slot, or tells the one it has; -1 when all are taken.
    int give(int place, Kind kind) {
        if (place >= slotOf.length) {
            int known = slotOf.length;
            slotOf = Arrays.copyOf(slotOf, Math.max(place + 1, known * 2));
            Arrays.fill(slotOf, known, slotOf.length, NONE);
        }
        int had = slotOf[place];
        if (had != NONE && kindAt[had] == kind) {
            return had;
        }
        if (had != NONE) {
            placeAt[had] = NONE;
            kindAt[had] = null;
            taken[had / grid.rows()]--;
        }
        int slot = free(kind);
        slotOf[place] = slot;
        if (slot != NONE) {
            placeAt[slot] = place;
            kindAt[slot] = kind;
            taken[slot / grid.rows()]++;
        }
        return slot;
    }

    private int free(Kind kind) {
        int slot = NONE;
        for (int column = 0; column < columns && slot == NONE; column++) {
            slot = owner[column] == kind ? lowest(column) : NONE;
        }
        for (int column = columns - 1; column >= 0 && slot == NONE; column--) {
            if (taken[column] == 0) {
                owner[column] = kind;
                slot = lowest(column);
            }
        }
        for (int column = columns - 1; column >= 0 && slot == NONE; column--) {
            slot = lowest(column);
        }
        return slot;
    }

    private int lowest(int column) {
        if (taken[column] < grid.rows()) {
            for (int slot = column * grid.rows(); slot < (column + 1) * grid.rows(); slot++) {
                if (placeAt[slot] == NONE) {
                    return slot;
                }
            }
        }
        return NONE;
    }

    /// The slot of a place; -1 while it has none.
    int slot(int place) {
        return place < 0 || place >= slotOf.length ? NONE : slotOf[place];
    }

    int slots() {
        return placeAt.length;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return grid.rows();
    }

    /// Left edge of a column; past the last one, the right edge of the field.
    int left(int column) {
        return column < columns ? lefts[column] : columns == 0 ? grid.x(side) : lefts[columns - 1] + grid.nodeWidth();
    }

    int x(int slot) {
        return lefts[slot / grid.rows()];
    }

    int y(int slot) {
        return slot % grid.rows() * grid.nodeHeight();
    }

    /// The slot at a point; -1 for none.
    int slotAt(double px, double py) {
        int row = (int) Math.floor(py / grid.nodeHeight());
        for (int column = 0; column < columns; column++) {
            if (px >= lefts[column] && px < lefts[column] + grid.nodeWidth()) {
                return row >= 0 && row < grid.rows() ? column * grid.rows() + row : NONE;
            }
        }
        return NONE;
    }

    /// The columns of each kind, from the left.
    List<Run> runs() {
        var runs = new ArrayList<Run>();
        for (int column = 0; column < columns; column++) {
            Kind kind = owner[column];
            if (kind == null) {
                continue;
            }
            Run last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.kind() == kind && last.last() == column - 1) {
                runs.set(runs.size() - 1, new Run(kind, last.first(), column));
            } else {
                runs.add(new Run(kind, column, column));
            }
        }
        return runs;
    }
}
