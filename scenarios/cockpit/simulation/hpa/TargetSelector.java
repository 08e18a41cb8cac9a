package cockpit.simulation.hpa;

import cockpit.simulation.kubernetes.Requirement;
import cockpit.simulation.kubernetes.Requirement.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether the text of a selector, `status.selector` of the target's scale, can be read. Which pods it selects is not
/// asked here: they come selected.
///
/// Source: `k8s.io/apimachinery/pkg/labels/selector.go` (Lexer, Parser).
final class TargetSelector {
    private static final Pattern TOKEN = Pattern.compile("[ \\t\\r\\n]*([^=!(),<> \\t\\r\\n]+|==|!=|[=!(),<>])");
    private static final Set<String> SIGNS = Set.of(")", ",", "!", "==", "=", ">", "<", "!=", "(");
    private static final String END = "";

    private final Matcher tokens;
    private String next = END;

    private TargetSelector(String text) {
        this.tokens = TOKEN.matcher(text);
        advance();
    }

    /// What is wrong with it, empty if nothing is.
    static Optional<String> fault(String text) {
        try {
            new TargetSelector(text).read();
            return Optional.empty();
        } catch (Unreadable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    private Unreadable expected(String what) {
        return new Unreadable("found '" + next + "', expected: " + what);
    }

    private void advance() {
        boolean more = tokens.lookingAt();
        next = more ? tokens.group(1) : END;
        if (more) {
            tokens.region(tokens.end(), tokens.regionEnd());
        }
    }

    private String take() {
        String taken = next;
        advance();
        return taken;
    }

    /// `in` and `notin` are names too where a name may stand.
    private boolean isName() {
        return !next.equals(END) && !SIGNS.contains(next);
    }

    private boolean beginsRequirement() {
        return isName() || next.equals("!");
    }

    private void read() throws Unreadable {
        while (!next.equals(END)) {
            if (!beginsRequirement()) {
                throw expected("!, identifier, or 'end of string'");
            }
            try {
                requirement();
            } catch (Unreadable e) {
                var about = new Unreadable("unable to parse requirement: " + e.getMessage());
                about.addSuppressed(e);
                throw about;
            }
            if (next.equals(",")) {
                advance();
                if (!beginsRequirement()) {
                    throw expected("identifier after ','");
                }
            } else if (!next.equals(END)) {
                throw expected("',' or 'end of string'");
            }
        }
    }

    private void requirement() throws Unreadable {
        boolean absent = next.equals("!");
        if (absent) {
            advance();
        }
        if (!isName()) {
            throw expected("identifier");
        }
        String key = take();
        check(new Requirement(key, Operator.EXISTS, List.of()));
        if (absent || next.equals(END) || next.equals(",")) {
            return;
        }
        switch (next) {
            case "in", "notin" -> {
                advance();
                values(key);
            }
            case ">", "<" -> {
                advance();
                check(new Requirement(key, Operator.GT, List.of(value())));
            }
            case "=", "==", "!=" -> {
                advance();
                check(new Requirement(key, Operator.IN, List.of(value())));
            }
            default -> throw expected("in, notin, =, ==, !=, gt, lt");
        }
    }

    private String value() throws Unreadable {
        if (next.equals(END) || next.equals(",")) {
            return "";
        }
        if (!isName()) {
            throw expected("identifier");
        }
        return take();
    }

    /// Values in brackets. Upstream takes commas by twos: `(a,)` can be read and `(a,,)` cannot.
    private void values(String key) throws Unreadable {
        if (!next.equals("(")) {
            throw new Unreadable("found '" + next + "' expected: '('");
        }
        advance();
        if (!isName() && !next.equals(",") && !next.equals(")")) {
            throw expected("',', ')' or identifier");
        }
        while (!next.equals(")")) {
            if (isName()) {
                check(new Requirement(key, Operator.IN, List.of(take())));
                if (!next.equals(",") && !next.equals(")")) {
                    throw expected("',' or ')'");
                }
            } else {
                commas();
            }
        }
        advance();
    }

    private void commas() throws Unreadable {
        if (!next.equals(",")) {
            throw expected("',', or identifier");
        }
        advance();
        if (next.equals(",")) {
            advance();
            if (next.equals(")")) {
                throw expected("',', or identifier");
            }
        }
    }

    private static void check(Requirement requirement) throws Unreadable {
        if (!requirement.sound()) {
            throw new Unreadable("Invalid value: " + requirement.key() + " " + requirement.values()
                    + ": no name and values of a label");
        }
    }
}
