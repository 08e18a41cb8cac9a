/// How Cluster Autoscaler decides in one loop which node groups grow and which nodes go. Pure.
@NullMarked
package cockpit.simulation.autoscaler;

import org.jspecify.annotations.NullMarked;
