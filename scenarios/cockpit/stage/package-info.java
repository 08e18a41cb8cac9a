/// The port to the systems a talk runs on: live, recorded or simulated. Nothing above it knows which.
@NullMarked
package cockpit.stage;

import org.jspecify.annotations.NullMarked;
