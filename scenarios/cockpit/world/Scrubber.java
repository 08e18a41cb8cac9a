package cockpit.world;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Masks what must never be shown or stored: account ids, access keys, tokens, passwords, private keys, e-mail
/// addresses, secrets in URLs, and all of these in Base64. Every adapter passes free text through it where an event is
/// made; a recording checks again when it writes, and the log does.
///
/// A secret is known by its shape or by the name before it. The placeholders are stable, so that two sightings of the
/// same account still look alike.
public final class Scrubber {
    /// @param mark nothing matches in a text without it
    private record Rule(String mark, Pattern pattern, String replacement) {
        String applied(String text) {
            return text.contains(mark) ? pattern.matcher(text).replaceAll(replacement) : text;
        }
    }

    private static final String ACCOUNT = "111122223333";

    /// How names end whose values are secret; what follows makes no difference.
    private static final String NAME = "(?:password|passwd|passphrase|pwd|secret|token|credential|signature"
            + "|(?:api|access|account|auth|client|encryption|license|master|private|service|session|shared|signing|ssh|storage)"
            + "[_-]?key|[._-]key(?![a-zA-Z])|x-amz-credential)[\\w.-]*";

    private static final String IS = "(?:\\\\?[\"'])?\\s*(?:[=:]|%3[AD])\\s*";
    private static final String VALUE = "(?:\\\\?\"(?:[^\"\\\\]|\\\\[^\"])*\\\\?\"|'[^']*'|[^\\s,;&\"'}\\\\]+)";

    /// What services give their keys to be known by.
    private static final String BRANDED = "gh[pousr]_\\w{20,}|github_pat_\\w{20,}|glpat-[\\w-]{16,}"
            + "|xox[abeoprs]-[\\w-]{8,}|xapp-[\\w-]{8,}|[rs]k_(?:live|test)_\\w{8,}|whsec_\\w{16,}|AIza[\\w-]{30,}"
            + "|SG\\.[\\w-]{16,}\\.[\\w-]{16,}|npm_\\w{30,}|pypi-[\\w-]{30,}|hv[sb]\\.[\\w-]{20,}|ya29\\.[\\w-]{16,}"
            + "|sk-[\\w-]{32,}|k8s-aws-v1\\.[\\w-]{8,}";

    private static final String TO_ITS_END = ".*?-----END [A-Z ]*PRIVATE KEY( BLOCK)?-----";
    /// Of a key that was cut off: its lines, and what there is of the last one.
    private static final String WHAT_IS_LEFT =
            "(?:(?:\\s|\\\\[rn])*[A-Za-z0-9+/=]{16,})*(?:(?:\\s|\\\\[rn])[A-Za-z0-9+/=]{1,15}(?=\\s|$))?";

    private static final String MIXED = "(?=[a-z0-9/+]*[A-Z])(?=[A-Z0-9/+]*[a-z])(?=[A-Za-z/+]*[0-9])";

    private static final List<Rule> RULES = List.of(
            rule(
                    "-----BEGIN",
                    "-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----(" + TO_ITS_END + "|" + WHAT_IS_LEFT + ")",
                    "<private key>"),
            rule("A", "\\b(A3T|ABIA|ACCA|AKIA|ASIA|AIDA|AROA|ANPA|AGPA)[A-Z0-9]{12,}\\b", "<access key>"),
            rule("", "\\b(?:" + BRANDED + ")", "<token>"),
            rule("slack", "(hooks\\.slack\\.com/)[\\w/]+", "$1<token>"),
            // A JSON object in Base64: a JWT, a Docker configuration.
            rule("eyJ", "\\beyJ[\\w+/-]{8,}=*(\\.[\\w-]*)*", "<token>"),
            rule("uthorization", "(?i)\\b((?:proxy-)?authorization" + IS + "[\"']?)[^\\r\\n\"',]+", "$1<masked>"),
            rule("ookie", "(?i)\\b((?:set-)?cookie" + IS + "[\"']?)[^\\r\\n\"']+", "$1<masked>"),
            rule(" ", "(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}", "$1 <token>"),
            rule("://", "(://[^/\\s:@\"']*):[^\\s/\"'<]+@", "$1:<password>@"),
            rule("auth", "(\"auth" + IS + ")" + VALUE, "$1<masked>"),
            rule(
                    "alue",
                    "(?i)(\\bname" + IS + "\\\\?[\"']?[\\w.-]*" + NAME + "\\\\?[\"']?[\\s,;]+\\\\?[\"']?value" + IS
                            + ")" + VALUE,
                    "$1<masked>"),
            rule("", "(?i)(" + NAME + IS + ")" + VALUE, "$1<masked>"),
            rule("-", "(?i)(\\s--?[\\w.-]*" + NAME + "\\s+)(?![-=:])" + VALUE, "$1<masked>"),
            rule("@", "\\b[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+\\b", "<e-mail>"),
            // An AWS secret access key has no mark but its length; a session token is longer than any name.
            rule("", "(?<![\\w/+-])" + MIXED + "[A-Za-z0-9/+]{40}(?![\\w/+=-])", "<secret key>"),
            rule("", "(?<![\\w/+-])" + MIXED + "[A-Za-z0-9/+]{100,}=*", "<token>"),
            rule("", "(?<![0-9A-Za-z])(?<![0-9]\\.)(?!" + ACCOUNT + ")[0-9]{12}(?![0-9A-Za-z])", ACCOUNT),
            rule("-", "(?<![0-9A-Za-z-])[0-9]{4}-[0-9]{4}-[0-9]{4}(?![0-9A-Za-z-])", ACCOUNT));

    private static final Pattern ENCODED = Pattern.compile("(?<![\\w+/-])[\\w+/-]{16,}={0,2}");

    private Scrubber() {}

    /// The text with everything secret replaced by a placeholder. Idempotent.
    public static String scrub(String text) {
        if (text.length() < 8) {
            return text;
        }
        String clean = text;
        for (Rule rule : RULES) {
            clean = rule.applied(clean);
        }
        return ENCODED.matcher(clean).replaceAll(Scrubber::decoded);
    }

    /// Whether [#scrub] would change it.
    public static boolean tellsSecret(String text) {
        return !scrub(text).equals(text);
    }

    /// What stands for a word: itself, unless it is a secret in Base64.
    private static String decoded(MatchResult word) {
        String plain = plain(word.group());
        return plain.isEmpty() || !tellsSecret(plain) ? word.group() : "<masked>";
    }

    /// What a word says in Base64, "" for nothing that could be read.
    private static String plain(String word) {
        String bare = word.replaceFirst("=+$", "").replace('-', '+').replace('_', '/');
        if (bare.length() % 4 == 1) {
            return "";
        }
        byte[] bytes = Base64.getDecoder().decode(bare);
        for (byte each : bytes) {
            if (each < ' ' && each != '\n' && each != '\r' && each != '\t' || each == 127) {
                return "";
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static Rule rule(String mark, String pattern, String replacement) {
        return new Rule(mark, Pattern.compile(pattern, Pattern.DOTALL), replacement);
    }
}
