/// Command line, wiring, configuration, windows.
@NullMarked
package cockpit.app;

import org.jspecify.annotations.NullMarked;
