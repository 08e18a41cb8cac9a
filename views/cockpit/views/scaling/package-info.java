/// The picture of autoscaling: a HorizontalPodAutoscaler and how it decides, pods that wait, node groups and their
/// nodes, the way from load to answer, and the instruments.
@NullMarked
package cockpit.views.scaling;

import org.jspecify.annotations.NullMarked;
