/// The chain from a rising load to moved traffic, timed.
@NullMarked
package cockpit.views.chain;

import org.jspecify.annotations.NullMarked;
