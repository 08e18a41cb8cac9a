package cockpit.views.topology.raster;

import java.util.EnumMap;
import java.util.Map;

/// What stands on one field at an instant, counted.
///
/// @param groups  nodes of each kind and the columns they stand in, from the first to the last
/// @param booting nodes that are ordered, boot or join
/// @param hot     nodes whose CPU is at [Field#HOT] percent or more
record Census(Map<Kind, Group> groups, int booting, int hot) {
    /// @param nodes how many
    /// @param left  the left edge of their first column, px
    /// @param right the right edge of their last
    record Group(int nodes, int left, int right) {
        Group with(int x, int width) {
            return new Group(nodes + 1, Math.min(left, x), Math.max(right, x + width));
        }
    }

    static final class Counting {
        private final Map<Kind, Group> groups = new EnumMap<>(Kind.class);
        private int booting;
        private int hot;

        void node(Kind kind, int x, int width) {
            groups.merge(kind, new Group(1, x, x + width), (had, one) -> had.with(x, width));
        }

        void booting() {
            booting++;
        }

        void hot() {
            hot++;
        }

        Census done() {
            return new Census(new EnumMap<>(groups), booting, hot);
        }
    }
}
