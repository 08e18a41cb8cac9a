/// The door between the windows and the performance behind them: frames come out, wishes go in.
@NullMarked
package cockpit.views.desk;

import org.jspecify.annotations.NullMarked;
