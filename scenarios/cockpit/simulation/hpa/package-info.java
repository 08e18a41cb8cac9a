/// The HorizontalPodAutoscaler, decided as kube-controller-manager decides it.
///
/// Source of all of it: kubernetes 1.34, `pkg/controller/podautoscaler` (horizontal.go, replica_calculator.go,
/// metrics/)
/// and `pkg/apis/autoscaling/v2/defaults.go`.
@NullMarked
package cockpit.simulation.hpa;

import org.jspecify.annotations.NullMarked;
