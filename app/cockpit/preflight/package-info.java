/// What is looked at before a talk: one small check for each thing that has ever spoilt one. Knows no window.
@NullMarked
package cockpit.preflight;

import org.jspecify.annotations.NullMarked;
