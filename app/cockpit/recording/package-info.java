/// Events on disk: written while they happen, repaired after a crash, played back to any instant.
@NullMarked
package cockpit.recording;

import org.jspecify.annotations.NullMarked;
