package cockpit.simulation.hpa;

import java.util.Map;

/// How much of what they ask for pods use. Source: metrics/utilization.go (GetResourceUtilizationRatio).
///
/// @param percent of the request, cut off, not rounded
/// @param average a pod, thousandths
/// @param ratio   of the percent to the target's
record Utilization(int percent, long average, double ratio) {
    /// @param used     by pod, thousandths; pods without a request are left out
    /// @param requests by pod, thousandths
    static Utilization of(Map<String, Long> used, Map<String, Long> requests, int target) throws Failure {
        long usedInAll = 0;
        long requested = 0;
        int pods = 0;
        for (var each : used.entrySet()) {
            Long request = requests.get(each.getKey());
            if (request != null) {
                usedInAll += each.getValue();
                requested += request;
                pods++;
            }
        }
        if (requested == 0) {
            throw new Failure("no metrics returned matched known pods");
        }
        int percent = (int) (usedInAll * 100 / requested);
        return new Utilization(percent, usedInAll / pods, (double) percent / target);
    }
}
