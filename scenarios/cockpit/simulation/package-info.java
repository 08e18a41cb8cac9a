/// The models of the simulated stage: what each real system would decide. Pure: time and seed come in as arguments.
@NullMarked
package cockpit.simulation;

import org.jspecify.annotations.NullMarked;
