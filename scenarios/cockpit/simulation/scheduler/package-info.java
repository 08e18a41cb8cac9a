/// How Kubernetes' scheduler decides where a pod may go, and where it goes. Pure.
@NullMarked
package cockpit.simulation.scheduler;

import org.jspecify.annotations.NullMarked;
