/// The instruments: load, CPU against the threshold, the three weights, what users feel, what it costs.
@NullMarked
package cockpit.views.tiles;

import org.jspecify.annotations.NullMarked;
