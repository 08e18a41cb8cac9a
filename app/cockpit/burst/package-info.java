/// The Lambda function that shifts the route when the alarm goes off, a jar of its own. What it decides is
/// [cockpit.simulation.ShiftDecision]'s; what is here reads the event, speaks with the Kubernetes API, and says what
/// came of it.
@NullMarked
package cockpit.burst;

import org.jspecify.annotations.NullMarked;
