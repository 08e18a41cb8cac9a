/// Who calls whom, as the mesh measures it.
@NullMarked
package cockpit.views.traffic;

import org.jspecify.annotations.NullMarked;
