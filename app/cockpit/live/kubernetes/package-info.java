/// Two Kubernetes clusters of a live stage, read by watches: nodes, pods, Deployments, what happened to them, Istio's
/// routes and gateways.
@NullMarked
package cockpit.live.kubernetes;

import org.jspecify.annotations.NullMarked;
