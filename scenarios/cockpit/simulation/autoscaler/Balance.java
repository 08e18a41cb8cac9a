package cockpit.simulation.autoscaler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Spreads further nodes over look-alike groups: always to the smallest that is not full. Source:
/// `cluster-autoscaler/processors/nodegroupset/balancing_processor.go`.
final class Balance {
    private Balance() {}

    /// By group, those left as they are missing.
    static List<Increase> over(List<NodeGroup> groups, int newNodes) {
        var growing = new ArrayList<Growing>();
        for (NodeGroup each : groups) {
            if (each.capacity() > 0) {
                growing.add(new Growing(each));
            }
        }
        growing.sort(Comparator.comparingInt(each -> each.size));
        for (int i = 0; i < newNodes; i++) {
            var smallest = growing.stream()
                    .filter(each -> each.size < each.group.maxSize())
                    .min(Comparator.comparingInt(each -> each.size));
            smallest.ifPresent(each -> each.size++);
        }
        return growing.stream()
                .filter(each -> each.size > each.group.targetSize())
                .map(each -> new Increase(each.group.name(), each.group.targetSize(), each.size, each.group.maxSize()))
                .toList();
    }

    private static final class Growing {
        private final NodeGroup group;
        private int size;

        Growing(NodeGroup group) {
            this.group = group;
            this.size = group.targetSize();
        }
    }
}
