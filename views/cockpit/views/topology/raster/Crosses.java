package cockpit.views.topology.raster;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which nodes in trouble carry a cross: a few, spread over the field, and the same ones as long as they are in
/// trouble.
/// They say "here is something", the figures say how much.
final class Crosses {
    private static final int MOST = 3;
    /// A prime: steps of it visit every slot of a field that is no multiple of it, far apart.
    private static final int STRIDE = 1_009;

    private final Set<Integer> slots = new LinkedHashSet<>();

    List<Marks.Cross> on(Field field) {
        slots.removeIf(slot -> slot >= field.plots.slots() || !field.troubled(slot));
        int n = field.plots.slots();
        for (int i = 0, slot = 0; i < n && slots.size() < MOST; i++, slot = (slot + STRIDE) % n) {
            if (field.troubled(slot)) {
                slots.add(slot);
            }
        }
        return slots.stream()
                .map(field::cell)
                .map(cell -> new Marks.Cross(cell.x() + cell.w() / 2, cell.y() + cell.h() / 2))
                .toList();
    }
}
