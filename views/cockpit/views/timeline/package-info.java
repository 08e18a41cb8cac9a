/// What happened, with marks; transport; the command just sent.
@NullMarked
package cockpit.views.timeline;

import org.jspecify.annotations.NullMarked;
