package cockpit.views.theme;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.paint.Color;

/// The colours of one dress, by role. Hues carry meaning and are the same fills in both dresses; in the light one a 2
/// px
/// outline carries the contrast, and darkened hues are for words and lines only.
///
/// Source of the hues: Okabe and Ito's set, tuned for three kinds of colour vision.
public final class Palette {
    private static final Map<Mode, Palette> ALL = new EnumMap<>(Mode.class);

    static {
        ALL.put(Mode.DARK, new Palette(Mode.DARK));
        ALL.put(Mode.LIGHT, new Palette(Mode.LIGHT));
    }

    /// What a hue means.
    public enum Hue {
        ON_PREM("#E69F00", "#9A5B00"),
        CLOUD("#56B4E9", "#0B6CB8"),
        READY("#41DC99", "#007A53"),
        PENDING("#F0E442", "#7A6A00"),
        FRESH("#D3F7F7", "#00707C"),
        FAILED("#F25623", "#C02F00"),
        SPOT("#E183AD", "#A8326F"),
        GPU("#8E7DD8", "#5B3FC4");

        private final Color fill;
        private final Color word;

        Hue(String fill, String word) {
            this.fill = Color.web(fill);
            this.word = Color.web(word);
        }
    }

    public final Mode mode;
    /// Behind everything.
    public final Color ground;
    public final Color panel;
    public final Color raised;
    public final Color line;
    /// Lines that part areas for the audience: 3:1 on ground.
    public final Color frame;
    public final Color text;
    public final Color quiet;
    /// Text and icons on a fill.
    public final Color ink;
    /// What a passed station is filled with.
    public final Color passed;
    /// The body of a hot node.
    public final Color ember;
    /// The beds of the river, on-prem and cloud.
    public final Color bedHome;
    public final Color bedCloud;

    private Palette(Mode mode) {
        this.mode = mode;
        boolean dark = mode == Mode.DARK;
        this.ground = Color.web(dark ? "#0D1220" : "#FFFFFF");
        this.panel = Color.web(dark ? "#141B2D" : "#F1F4FA");
        this.raised = Color.web(dark ? "#1C2540" : "#E1E7F3");
        this.line = Color.web(dark ? "#2B3658" : "#C2CBDF");
        this.frame = Color.web(dark ? "#7383AE" : "#4A5672");
        this.text = Color.web(dark ? "#E8EDF7" : "#131A2B");
        this.quiet = Color.web(dark ? "#A3B1CC" : "#4A5672");
        this.ink = Color.web(dark ? "#0D1220" : "#131A2B");
        this.passed = Color.web(dark ? "#8C9BBB" : "#5A6683");
        this.ember = Color.web(dark ? "#5A3A00" : "#E69F00");
        this.bedHome = Color.web(dark ? "#4A3000" : "#FFE3AC");
        this.bedCloud = Color.web(dark ? "#12395A" : "#CBE7FA");
    }

    /// The palette of a dress.
    public static Palette of(Mode mode) {
        return ALL.getOrDefault(mode, ALL.values().iterator().next());
    }

    public boolean light() {
        return mode == Mode.LIGHT;
    }

    /// A hue as an area; in the light dress outlined by whoever draws it.
    public Color fill(Hue hue) {
        return hue.fill;
    }

    /// A hue as words, lines and small marks.
    public Color word(Hue hue) {
        return light() ? hue.word : hue.fill;
    }

    /// The contrast of two opaque colours, 1 to 21. Source: WCAG 2.2, relative luminance.
    public static double contrast(Color a, Color b) {
        double la = luminance(a) + 0.05;
        double lb = luminance(b) + 0.05;
        return Math.max(la, lb) / Math.min(la, lb);
    }

    /// The contrast of two colours in a room where white on the wall is `room` times as bright as black.
    public static double contrastInRoom(Color a, Color b, double room) {
        double flare = 1 / (room - 1);
        double la = luminance(a) + flare;
        double lb = luminance(b) + flare;
        return Math.max(la, lb) / Math.min(la, lb);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /// The roles as looked-up colours for the style sheets, on the window's root.
    public String css() {
        var css = new StringBuilder();
        role(css, "ground", ground);
        role(css, "panel", panel);
        role(css, "raised", raised);
        role(css, "line", line);
        role(css, "frame", frame);
        role(css, "text", text);
        role(css, "quiet", quiet);
        role(css, "ink", ink);
        for (Hue hue : Hue.values()) {
            String name = hue.name().toLowerCase(Locale.ROOT).replace('_', '-');
            role(css, name, word(hue));
            role(css, name + "-fill", fill(hue));
        }
        return css.toString();
    }

    private static void role(StringBuilder css, String name, Color color) {
        css.append("-cockpit-").append(name).append(": ").append(hex(color)).append(';');
    }

    private static String hex(Color c) {
        return "#%02X%02X%02X"
                .formatted(Math.round(c.getRed() * 255), Math.round(c.getGreen() * 255), Math.round(c.getBlue() * 255));
    }
}
