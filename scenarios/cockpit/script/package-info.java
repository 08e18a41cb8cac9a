/// The talk as written down: scenarios, cues, what each does and expects; and the show that goes through them.
@NullMarked
package cockpit.script;

import org.jspecify.annotations.NullMarked;
