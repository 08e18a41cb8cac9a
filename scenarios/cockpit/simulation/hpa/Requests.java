package cockpit.simulation.hpa;

import cockpit.simulation.kubernetes.Container;
import cockpit.simulation.kubernetes.Quantity;

/// What a pod asks for of a resource, as the autoscaler counts it. Source: replica_calculator.go (calculateRequests).
final class Requests {
    private Requests() {}

    /// @param container "" for all of them; a container's name goes before what the pod asks for as a whole
    static long of(HpaPod pod, String container, String resource) throws Failure {
        if (container.isEmpty() && !pod.podRequests().isEmpty()) {
            Quantity whole = pod.podRequests().amounts().get(resource);
            if (whole == null) {
                throw new Failure("missing pod-level request for " + resource + " in Pod " + pod.name());
            }
            return whole.milliValue();
        }
        long sum = 0;
        for (Container each : pod.containers()) {
            if (container.isEmpty() || container.equals(each.name())) {
                Quantity request = each.requests().amounts().get(resource);
                if (request == null) {
                    throw new Failure("missing request for " + resource + " in container " + each.name() + " of Pod "
                            + pod.name());
                }
                sum += request.milliValue();
            }
        }
        return sum;
    }
}
