package cockpit.simulation;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Locale;
import java.util.Optional;

/// How a VirtualService compares one text of a request. Case counts, unless the rule says otherwise.
/// Source: istio.io reference VirtualService, StringMatch; regular expressions are RE2's and must match the whole text.
public sealed interface StringMatch {
    /// Equal.
    record Exact(String value) implements StringMatch {}

    /// Begins with.
    record Prefix(String value) implements StringMatch {}

    /// Matches as a whole.
    record Regex(String value) implements StringMatch {}

    /// `{}`: nothing to compare with, so the text only has to be there.
    record Present() implements StringMatch {}

    /// `null`, which Istio refuses for a header.
    record Null() implements StringMatch {}

    /// Whether the text matches. An expression that RE2 cannot read matches nothing.
    ///
    /// @param ignoreCase as `ignoreUriCase`: for exact and prefix only
    default boolean matches(String text, boolean ignoreCase) {
        return switch (this) {
            case Exact e -> ignoreCase ? text.equalsIgnoreCase(e.value()) : text.equals(e.value());
            case Prefix p ->
                ignoreCase
                        ? text.toLowerCase(Locale.ROOT).startsWith(p.value().toLowerCase(Locale.ROOT))
                        : text.startsWith(p.value());
            case Regex r -> syntaxError().isEmpty() && Pattern.matches(r.value(), text);
            case Present present -> true;
            case Null none -> true;
        };
    }

    /// Whether it asks for no more than that the text is there: nothing given, or empty, or the regex `*`.
    /// Source: istio pilot/pkg/networking/core/route, isCatchAllStringMatch.
    default boolean isPresence() {
        return switch (this) {
            case Exact e -> e.value().isEmpty();
            case Prefix p -> p.value().isEmpty();
            case Regex r -> r.value().isEmpty() || r.value().equals("*");
            case Present present -> true;
            case Null none -> true;
        };
    }

    /// What RE2 has against the expression, in the words of Go's regexp package; empty when it is none or well formed.
    default Optional<String> syntaxError() {
        if (!(this instanceof Regex regex)) {
            return Optional.empty();
        }
        try {
            Pattern.compile(regex.value());
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("error parsing regexp: " + e.getDescription()
                    + (e.getPattern() == null ? "" : ": `" + e.getPattern() + "`"));
        }
    }
}
