/// `cockpit decide`: one decision of one model, from a file, without window, stage or clock.
@NullMarked
package cockpit.app.decide;

import org.jspecify.annotations.NullMarked;
