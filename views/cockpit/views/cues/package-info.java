/// The cue list: what was, what runs, what stands by, and GO.
@NullMarked
package cockpit.views.cues;

import org.jspecify.annotations.NullMarked;
