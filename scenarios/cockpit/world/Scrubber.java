package cockpit.world;

import java.util.List;
import java.util.regex.Pattern;

/// Masks what must never be shown or stored: account ids, access keys, tokens, e-mail addresses, secrets in URLs. Every
/// adapter passes free text through it where an event is made; a recording checks again when it writes.
///
/// The placeholders are stable, so that two sightings of the same account still look alike.
public final class Scrubber {
    private record Rule(Pattern pattern, String replacement) {}

    private static final String ACCOUNT = "111122223333";

    private static final List<Rule> RULES = List.of(
            rule("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)", "<private key>"),
            rule("\\b(AKIA|ASIA|AIDA|AROA|ANPA|AGPA)[A-Z0-9]{12,}\\b", "<access key>"),
            rule("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*)?", "<token>"),
            rule("\\bk8s-aws-v1\\.[A-Za-z0-9_-]{8,}", "<token>"),
            rule("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}", "$1 <token>"),
            rule("(?i)(://[^/\\s:@]+):[^/\\s@]+@", "$1:<password>@"),
            rule(
                    "(?i)\\b((?:[\\w-]*(?:password|passwd|secret|token|api[_-]?key|access[_-]?key|session[_-]?token"
                            + "|x-amz-signature|x-amz-security-token|x-amz-credential)[\\w-]*)[\"']?\\s*[=:]\\s*)"
                            + "(?:\"[^\"]*\"|'[^']*'|[^\\s,;&\"'}]+)",
                    "$1<masked>"),
            rule("\\b[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+\\b", "<e-mail>"),
            rule("(?<![0-9A-Za-z.])(?!" + ACCOUNT + ")[0-9]{12}(?![0-9A-Za-z])", ACCOUNT));

    private Scrubber() {}

    /// The text with everything secret replaced by a placeholder. Idempotent.
    public static String scrub(String text) {
        if (text.length() < 8) {
            return text;
        }
        String clean = text;
        for (Rule rule : RULES) {
            clean = rule.pattern().matcher(clean).replaceAll(rule.replacement());
        }
        return clean;
    }

    /// Whether [#scrub] would change it.
    public static boolean tellsSecret(String text) {
        return !scrub(text).equals(text);
    }

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern, Pattern.DOTALL), replacement);
    }
}
