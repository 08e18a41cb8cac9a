package cockpit.app;

import cockpit.live.Mask;
import cockpit.live.Trouble;
import cockpit.preflight.Board;
import cockpit.preflight.Verdict;
import cockpit.views.theme.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A preflight's board in a person's language, as lines or as JSON. What came from outside is masked.
///
/// The JSON: `{"verdict", "seconds", "at", "checks": [{"name", "verdict", "title", "text", "what", "seconds"}]}`, the
/// verdicts `go`, `warn` or `no-go`; `what` is to be done and is empty for `go`.
record BoardPage(Board board, Texts texts, Mask mask) {
    private static final JsonMapper JSON = new JsonMapper();

    /// Two lines a check that is not GO, one for the others, and one for all.
    List<String> lines() {
        int verdicts = width(board.lines().stream().map(this::verdict).toList());
        int titles =
                width(board.lines().stream().map(line -> words(line.title())).toList());
        var lines = new ArrayList<String>();
        for (Board.Line line : board.lines()) {
            lines.add(padded(verdict(line), verdicts) + "  " + padded(words(line.title()), titles) + "  "
                    + words(line.found()));
            if (line.verdict() != Verdict.GO) {
                lines.add(" ".repeat(verdicts + titles + 4) + "> " + words(line.todo()));
            }
        }
        lines.add(texts.get(
                "preflight.end." + board.verdict(),
                String.valueOf(board.count(Verdict.NO_GO)),
                String.valueOf(board.count(Verdict.WARN)),
                seconds(board.took())));
        return lines;
    }

    private String verdict(Board.Line line) {
        return texts.get("preflight.verdict." + line.verdict());
    }

    String json() {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.put("verdict", word(board.verdict()));
        page.put("seconds", Double.parseDouble(seconds(board.took())));
        page.put("at", board.at().toString());
        var checks = page.putArray("checks");
        for (Board.Line line : board.lines()) {
            checks.addObject()
                    .put("name", mask.text(line.name()))
                    .put("verdict", word(line.verdict()))
                    .put("title", words(line.title()))
                    .put("text", words(line.found()))
                    .put("what", line.verdict() == Verdict.GO ? "" : words(line.todo()))
                    .put("seconds", Double.parseDouble(seconds(line.took())));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(page);
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whatever a server says must not steer the terminal.
    private String words(Trouble trouble) {
        return mask.text(texts.told(trouble.detail())).replaceAll("\\p{Cntrl}", " ");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1_000.0);
    }

    private static int width(List<String> column) {
        return column.stream().mapToInt(BoardPage::width).max().orElse(0);
    }

    /// A terminal gives each Korean letter two places.
    private static int width(String text) {
        return text.codePoints()
                .map(each -> Character.UnicodeScript.of(each) == Character.UnicodeScript.HANGUL ? 2 : 1)
                .sum();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - width(text));
    }
}
