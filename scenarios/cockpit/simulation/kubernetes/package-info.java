/// Kubernetes' objects as far as the models read them. Pure values; who reads them from JSON or from a server is above.
@NullMarked
package cockpit.simulation.kubernetes;

import org.jspecify.annotations.NullMarked;
