package cockpit.simulation.scheduler;

import cockpit.simulation.kubernetes.Resources;
import java.util.ArrayList;
import java.util.List;

/// Whether what a pod asks for is left on a node. Source: `pkg/scheduler/framework/plugins/noderesources/fit.go`
/// (fitsRequest). All that is lacking is named.
record ResourceFilter(Resources asked) implements Filter {
    private static final String INSUFFICIENT = "Insufficient ";

    @Override
    public List<String> reasons(NodeInfo node) {
        if (passes(node)) {
            return NONE;
        }
        var reasons = new ArrayList<String>();
        Resources all = node.allocatable();
        Resources taken = node.requested();
        if (node.pods().size() + 1L > all.pods()) {
            reasons.add("Too many pods");
        }
        if (lacks(asked.milliCpu(), all.milliCpu(), taken.milliCpu())) {
            reasons.add(INSUFFICIENT + Resources.CPU);
        }
        if (lacks(asked.memory(), all.memory(), taken.memory())) {
            reasons.add(INSUFFICIENT + Resources.MEMORY);
        }
        if (lacks(asked.ephemeralStorage(), all.ephemeralStorage(), taken.ephemeralStorage())) {
            reasons.add(INSUFFICIENT + Resources.EPHEMERAL_STORAGE);
        }
        asked.others().forEach((name, amount) -> {
            if (lacks(amount, all.other(name), taken.other(name))) {
                reasons.add(INSUFFICIENT + name);
            }
        });
        return reasons;
    }

    @Override
    public boolean passes(NodeInfo node) {
        Resources all = node.allocatable();
        Resources taken = node.requested();
        if (node.pods().size() + 1L > all.pods()
                || lacks(asked.milliCpu(), all.milliCpu(), taken.milliCpu())
                || lacks(asked.memory(), all.memory(), taken.memory())
                || lacks(asked.ephemeralStorage(), all.ephemeralStorage(), taken.ephemeralStorage())) {
            return false;
        }
        for (var each : asked.others().entrySet()) {
            if (lacks(each.getValue(), all.other(each.getKey()), taken.other(each.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /// What is not asked for is never lacking, not even on an overfull node.
    private static boolean lacks(long asked, long all, long taken) {
        return asked > 0 && asked > all - taken;
    }
}
