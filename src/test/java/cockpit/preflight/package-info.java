@NullMarked
package cockpit.preflight;

import org.jspecify.annotations.NullMarked;
