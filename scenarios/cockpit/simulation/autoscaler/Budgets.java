package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.PodDisruptionBudget;
import java.util.List;

/// What PodDisruptionBudgets still allow while node after node is considered. Source:
/// `cluster-autoscaler/core/scaledown/pdb/basic.go`.
final class Budgets {
    private final List<PodDisruptionBudget> budgets;
    private final int[] left;

    Budgets(List<PodDisruptionBudget> budgets) {
        this.budgets = budgets;
        left = budgets.stream()
                .mapToInt(PodDisruptionBudget::disruptionsAllowed)
                .toArray();
    }

    /// Whether any covers the pod.
    boolean cover(Pod pod) {
        return budgets.stream().anyMatch(each -> each.covers(pod));
    }

    /// Whether all that cover the pod have room for one.
    boolean allow(Pod pod) {
        for (int i = 0; i < left.length; i++) {
            if (left[i] < 1 && budgets.get(i).covers(pod)) {
                return false;
            }
        }
        return true;
    }

    /// Takes these pods' disruptions off.
    void spend(List<Pod> pods) {
        for (int i = 0; i < left.length; i++) {
            for (Pod each : pods) {
                if (budgets.get(i).covers(each)) {
                    left[i]--;
                }
            }
        }
    }
}
