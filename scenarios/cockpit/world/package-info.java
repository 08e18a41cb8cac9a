/// What is known now, and the events it is folded from. Pure: no clock, no I/O, no pixels.
@NullMarked
package cockpit.world;

import org.jspecify.annotations.NullMarked;
