package cockpit.views.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why a pod waits, out of the scheduler's own sentence.
///
/// Source: Kubernetes' FitError, `0/5 nodes are available: 4 Insufficient cpu, 1 node(s) had untolerated taint(s).
/// preemption: ...`
///
/// @param fit   nodes that would do, 0 in an event that says it failed
/// @param nodes all nodes that were looked at
/// @param each  how many nodes were refused for what, as the scheduler says it
record Reasons(int fit, int nodes, List<Each> each) {
    private static final Pattern HEAD = Pattern.compile("^(\\d+)/(\\d+) nodes are available: (.*)$", Pattern.DOTALL);
    private static final Pattern ONE = Pattern.compile("(\\d+) (?:node\\(s\\) )?(.+)");

    /// Copies the list.
    Reasons {
        each = List.copyOf(each);
    }

    /// So many nodes for one cause.
    record Each(int nodes, String cause) {}

    /// Of a sentence; what is no such sentence has no parts.
    static Reasons of(String why) {
        Matcher head = HEAD.matcher(why.strip());
        if (!head.matches()) {
            return new Reasons(-1, -1, List.of());
        }
        String causes = head.group(3);
        int end = causes.indexOf(". ");
        String list = end < 0 ? causes : causes.substring(0, end);
        var each = new ArrayList<Each>();
        // a taint is told in braces, which may hold a comma
        for (String part : list.split(", (?=\\d+ )")) {
            Matcher one = ONE.matcher(part.strip());
            if (one.matches()) {
                String cause = one.group(2);
                each.add(new Each(
                        Integer.parseInt(one.group(1)),
                        cause.endsWith(".") ? cause.substring(0, cause.length() - 1) : cause));
            }
        }
        return new Reasons(Integer.parseInt(head.group(1)), Integer.parseInt(head.group(2)), each);
    }

    /// Whether the sentence was understood.
    boolean known() {
        return nodes >= 0;
    }
}
