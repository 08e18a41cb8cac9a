package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.OwnerReference;
import cockpit.simulation.kubernetes.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Pods of one owner that are alike, so that what holds for one holds for all. Source:
/// `cluster-autoscaler/core/scaleup/equivalence/groups.go`.
final class PodGroup {
    /// An owner whose pods differ more than this has each further pod judged for itself.
    static final int KINDS_PER_OWNER = 10;

    private final List<Pod> pods = new ArrayList<>();
    /// By node group, why its nodes cannot take them.
    private final SortedMap<String, List<String>> rejections = new TreeMap<>();

    private boolean schedulable;

    private PodGroup(Pod first) {
        pods.add(first);
    }

    static List<PodGroup> of(List<Pod> pods) {
        var groups = new ArrayList<PodGroup>();
        var byOwner = new HashMap<String, List<PodGroup>>();
        for (Pod pod : pods) {
            if (pod.meta().controller().isEmpty() || pod.isOfDaemonSet()) {
                groups.add(new PodGroup(pod));
                continue;
            }
            List<PodGroup> siblings = byOwner.computeIfAbsent(owner(pod), uid -> new ArrayList<>());
            var same =
                    siblings.stream().filter(each -> alike(each.first(), pod)).findFirst();
            if (same.isPresent()) {
                same.get().pods.add(pod);
                continue;
            }
            var group = new PodGroup(pod);
            groups.add(group);
            if (siblings.size() < KINDS_PER_OWNER) {
                siblings.add(group);
            }
        }
        return groups;
    }

    /// What tells owners apart: the uid, or where a case leaves it out their kind and name.
    static String owner(Pod pod) {
        OwnerReference owner = pod.meta().controller().orElseThrow();
        return owner.uid().isEmpty() ? pod.meta().namespace() + "/" + owner.kind() + "/" + owner.name() : owner.uid();
    }

    static boolean alike(Pod one, Pod other) {
        return one.meta().labels().equals(other.meta().labels())
                && one.meta().namespace().equals(other.meta().namespace())
                && one.spec().equals(other.spec());
    }

    List<Pod> pods() {
        return pods;
    }

    Pod first() {
        return pods.getFirst();
    }

    /// Whether some group's fresh node could take one of them.
    boolean isSchedulable() {
        return schedulable;
    }

    Map<String, List<String>> rejections() {
        return rejections;
    }

    void judged(String nodeGroup, List<String> reasons) {
        if (reasons.isEmpty()) {
            schedulable = true;
        } else {
            rejections.put(nodeGroup, reasons);
        }
    }
}
