/// The mesh's figures, from each cluster's Prometheus.
@NullMarked
package cockpit.live.mesh;

import org.jspecify.annotations.NullMarked;
