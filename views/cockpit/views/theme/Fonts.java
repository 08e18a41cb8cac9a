package cockpit.views.theme;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The bundled fonts and how wide their words are. FX thread only.
public final class Fonts {
    private static final int WIDTHS_KEPT = 4_000;

    private static final Map<Weight, Map<Double, Font>> FONTS = new HashMap<>();
    private static final Map<Font, Map<String, Double>> WIDTHS = new HashMap<>();
    private static int kept;
    private static boolean loaded;

    private Fonts() {}

    /// A font of the family in a weight, digits all of one width.
    public static Font of(Weight weight, double size) {
        load();
        return FONTS.computeIfAbsent(weight, w -> new HashMap<>())
                .computeIfAbsent(size, s -> Font.font(weight.family, s));
    }

    /// Width of a text in px.
    public static double width(String text, Font font) {
        if (kept > WIDTHS_KEPT) {
            WIDTHS.clear();
            kept = 0;
        }
        return WIDTHS.computeIfAbsent(font, f -> new HashMap<>()).computeIfAbsent(text, t -> {
            kept++;
            var node = new Text(t);
            node.setFont(font);
            return node.getLayoutBounds().getWidth();
        });
    }

    /// Loads the bundled files, once.
    public static void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        for (String file : new String[] {
            "CockpitSans-Medium.otf",
            "CockpitSans-SemiBold.otf",
            "CockpitSans-Bold.otf",
            "CockpitSans-ExtraBold.otf",
            "JetBrainsMono-Regular.ttf"
        }) {
            var url = Fonts.class.getResource("/fonts/" + file);
            if (url == null || Font.loadFont(url.toExternalForm(), 12) == null) {
                throw new IllegalStateException("The font " + file + " is missing from the program's files");
            }
        }
    }
}
