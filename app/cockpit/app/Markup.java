package cockpit.app;

import cockpit.views.theme.Texts;
import java.util.Locale;

/// A page of HTML under way. Text is text: what has a meaning in HTML loses it.
final class Markup {
    private final StringBuilder html = new StringBuilder(8 << 20);
    private final Texts texts;

    Markup(Texts texts) {
        this.texts = texts;
    }

    /// Markup as it is.
    Markup raw(String markup) {
        html.append(markup);
        return this;
    }

    Markup text(String text) {
        html.append(escaped(text));
        return this;
    }

    /// An element with a text.
    ///
    /// @param style its class, "" for none
    Markup element(String name, String style, String text) {
        html.append('<').append(name);
        if (!style.isEmpty()) {
            html.append(" class=\"").append(style).append('"');
        }
        html.append('>').append(escaped(text)).append("</").append(name).append('>');
        return this;
    }

    /// A table's head, a column a text's key.
    Markup head(String... keys) {
        html.append("<table><thead><tr>");
        for (String key : keys) {
            element("th", "", key.isEmpty() ? "" : texts.get(key));
        }
        html.append("</tr></thead><tbody>");
        return this;
    }

    /// A term and what it stands for.
    Markup fact(String key, String value) {
        html.append("<div>");
        element("dt", "", texts.get(key));
        element("dd", "", value);
        html.append("</div>");
        return this;
    }

    String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f ", value) + texts.get("unit.seconds");
    }

    static String clock(double seconds) {
        return String.format(Locale.ROOT, "%d:%02d", (long) seconds / 60, (long) seconds % 60);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
