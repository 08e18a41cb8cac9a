package cockpit.simulation.kubernetes;

import java.util.List;

/// What a pod puts up with. Source: `k8s.io/api/core/v1/toleration.go` (ToleratesTaint) of 1.34.
///
/// @param key      "" for every key
/// @param operator "" and Equal compare the value, Exists does not; others tolerate nothing
/// @param effect   "" for every effect
public record Toleration(String key, String operator, String value, String effect) {
    public boolean tolerates(Taint taint) {
        if (!effect.isEmpty() && !effect.equals(taint.effect())) {
            return false;
        }
        if (!key.isEmpty() && !key.equals(taint.key())) {
            return false;
        }
        return switch (operator) {
            case "", "Equal" -> value.equals(taint.value());
            case "Exists" -> true;
            default -> false;
        };
    }

    /// Whether any of them tolerates it.
    public static boolean tolerated(List<Toleration> tolerations, Taint taint) {
        for (Toleration each : tolerations) {
            if (each.tolerates(taint)) {
                return true;
            }
        }
        return false;
    }

    /// Whether they tolerate all taints that would keep the pod off.
    public static boolean tolerated(List<Toleration> tolerations, List<Taint> taints) {
        for (Taint each : taints) {
            if (each.repels() && !tolerated(tolerations, each)) {
                return false;
            }
        }
        return true;
    }
}
