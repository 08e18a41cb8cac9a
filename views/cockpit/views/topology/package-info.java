/// The stage: both clusters as racks, what runs in them, and the river of requests between them.
@NullMarked
package cockpit.views.topology;

import org.jspecify.annotations.NullMarked;
