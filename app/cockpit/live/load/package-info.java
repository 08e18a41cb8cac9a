/// What makes the load, driven and read.
@NullMarked
package cockpit.live.load;

import org.jspecify.annotations.NullMarked;
