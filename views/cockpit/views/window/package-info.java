/// The presenter's window: its parts, its keys, its panels.
@NullMarked
package cockpit.views.window;

import org.jspecify.annotations.NullMarked;
