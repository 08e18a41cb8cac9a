/// What if: knobs turned, the talk gone through on a fork, and both courses on one axis of time.
@NullMarked
package cockpit.views.whatif;

import org.jspecify.annotations.NullMarked;
