/// The stage for many thousands of pods: one picture of pixels, of which only what changed is painted anew.
@NullMarked
package cockpit.views.topology.raster;

import org.jspecify.annotations.NullMarked;
