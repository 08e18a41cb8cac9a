package cockpit.views.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;

/// What controls look like where the product's own style says nothing: AtlantaFX's Primer, dark or light. FX thread
/// only; for all windows of the program.
public final class BaseTheme {
    private BaseTheme() {}

    /// Puts it on.
    public static void wear(Mode mode) {
        String sheet = switch (mode) {
            case DARK -> new PrimerDark().getUserAgentStylesheet();
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
        };
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
    }
}
