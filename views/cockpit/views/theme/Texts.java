package cockpit.views.theme;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/// The texts on screen in one language. Immutable.
public final class Texts {
    private final ResourceBundle bundle;
    private final String language;

    private Texts(ResourceBundle bundle, String language) {
        this.bundle = bundle;
        this.language = language;
    }

    /// The texts of "ko", or of English.
    public static Texts of(String language) {
        String known = language.equals("ko") ? "ko" : "en";
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Texts(ResourceBundle.getBundle("i18n.cockpit", Locale.of(known), control), known);
    }

    /// "ko" or "en".
    public String language() {
        return language;
    }

    /// The text of a key. Braces take the arguments, as in [MessageFormat]; numbers come formatted. An apostrophe is
    /// doubled in the bundle, always, as [MessageFormat] wants it.
    ///
    /// @throws MissingResourceException when there is none: a test finds every such key
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0
                ? pattern.replace("''", "'")
                : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    /// What a fact says in words: a key and its arguments separated by tabs become the key's text; anything else is
    /// said
    /// as it is.
    public String told(String detail) {
        String[] parts = detail.split("\t", -1);
        return parts[0].indexOf('.') > 0 && has(parts[0])
                ? get(parts[0], (Object[]) Arrays.copyOfRange(parts, 1, parts.length))
                : detail;
    }

    /// Whether the key has a text.
    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}
