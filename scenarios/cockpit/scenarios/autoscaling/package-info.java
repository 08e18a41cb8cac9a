/// Scenario 2: pods by HPA, nodes by Cluster Autoscaler, Spot, GPUs. What its simulated stage is made of; the decisions
/// are the models'.
@NullMarked
package cockpit.scenarios.autoscaling;

import org.jspecify.annotations.NullMarked;
