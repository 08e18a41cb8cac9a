/// One decision of a model, from a file: `cockpit decide`.
@NullMarked
package cockpit.app.decide;

import org.jspecify.annotations.NullMarked;
