package cockpit.app.decide;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `cockpit decide KIND`: asks one of the simulator's rules for one answer. Reads one JSON object from standard input
/// and
/// writes one to standard output: `decision` and `why`, or `error` with exit status 2 when the case is malformed. With
/// `--batch` both are JSON Lines, line by line, and the exit status is 0. Keeps nothing between cases.
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = "Asks one of the simulator's rules for one decision: a JSON case in, a JSON answer out.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:decided, or a batch", "2:the case is malformed; the answer says where"})
public final class DecideCommand implements Callable<Integer> {
    /// A kind is one class and one line here.
    private static final List<Kind> KINDS = List.of(new AlarmKind(), new SplitKind());

    private static final int MALFORMED = 2;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            converter = KindOfWord.class,
            completionCandidates = KindWords.class,
            description = "What is to be decided: ${COMPLETION-CANDIDATES}.")
    private @Nullable Kind kind;

    @Option(names = "--batch", description = "A case a line, an answer a line.")
    private boolean batch;

    /// On the process's own streams.
    public DecideCommand() {
        this(System.in, System.out, System.err);
    }

    /// On given streams, which stay open.
    DecideCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        Kind asked = Objects.requireNonNull(kind, "picocli requires it");
        var answers = new PrintStream(out, false, StandardCharsets.UTF_8);
        int status = batch ? answerLines(asked, answers) : answerOne(asked, answers);
        answers.flush();
        return status;
    }

    private int answerOne(Kind asked, PrintStream answers) throws IOException {
        ObjectNode answer = answer(asked, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        answers.print(answer + "\n");
        return answer.has("error") ? MALFORMED : 0;
    }

    /// Every line is answered: a defect of ours in one case costs that case only, and is reported in full.
    int answerLines(Kind asked, PrintStream answers) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            ObjectNode answer;
            try {
                answer = answer(asked, line);
            } catch (RuntimeException e) {
                e.printStackTrace(err);
                answer = error("a defect, not the case's fault: " + e, "");
            }
            answers.print(answer + "\n"); // a line feed on every system: JSON Lines
        }
        return 0;
    }

    private static ObjectNode answer(Kind asked, String json) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        try {
            Kind.Answer decided = asked.decide(Case.parse(json));
            answer.set("decision", decided.decision());
            if (decided.why().size() == 1) {
                answer.put("why", decided.why().getFirst());
            } else {
                var why = answer.putArray("why");
                decided.why().forEach(why::add);
            }
        } catch (Malformed e) {
            return error(e.message(), e.path());
        }
        return answer;
    }

    private static ObjectNode error(String message, String path) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("error").put("message", message).put("path", path);
        return answer;
    }

    /// Finds a kind by its word.
    static final class KindOfWord implements ITypeConverter<Kind> {
        @Override
        public Kind convert(String word) {
            return KINDS.stream()
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + word + "' is none of " + String.join(", ", new KindWords())));
        }
    }

    /// The words of all kinds, for the usage text.
    static final class KindWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return KINDS.stream().map(Kind::word).iterator();
        }
    }
}
