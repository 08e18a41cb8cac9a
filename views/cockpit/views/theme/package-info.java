/// Colours by role, type, icons: what all views share of the look.
@NullMarked
package cockpit.views.theme;

import org.jspecify.annotations.NullMarked;
