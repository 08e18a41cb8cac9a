package cockpit.app.decide;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
@Command(name = "decide", mixinStandardHelpOptions = true)
public final class DecideCommand implements Callable<Integer> {
    /// A kind is one class and one line here.
    private static final List<Kind> KINDS = List.of(
            new AlarmKind(),
            new AutoscalerKind(),
            new HpaKind(),
            new HpaRunKind(),
            new SchedulerKind(),
            new SplitKind());

    private static final Logger LOG = LoggerFactory.getLogger(DecideCommand.class);
    /// As the log's own configuration names it.
    private static final Path LOG_FILE = Path.of(System.getProperty("cockpit.logs", "target/logs"), "cockpit.log");

    private static final int MALFORMED = 2;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            converter = KindOfWord.class,
            completionCandidates = KindWords.class,
            descriptionKey = "kind")
    private @Nullable Kind kind;

    @Option(names = "--batch")
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

    int answerOne(Kind asked, PrintStream answers) throws IOException {
        ObjectNode answer = answerAnyway(asked, text(in.readAllBytes(), true));
        answers.print(answer + "\n");
        return answer.has("error") ? MALFORMED : 0;
    }

    /// Line n of the answers is of line n of the cases, whatever is in it. A line ends with a line feed and with
    /// nothing
    /// else: a carriage return is white space to JSON.
    int answerLines(Kind asked, PrintStream answers) throws IOException {
        var lines = new Lines(in);
        boolean first = true;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            answers.print(answerAnyway(asked, text(line, first)) + "\n");
            first = false;
        }
        return 0;
    }

    /// Windows likes to begin a pipe with a byte order mark, which is no part of the case.
    private static String text(byte[] utf8, boolean begins) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        return begins && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// A defect of ours in one case costs that case only. What it was is said on standard error; where it was, and in
    /// which case, is in the log.
    private ObjectNode answerAnyway(Kind asked, String json) {
        try {
            return answer(asked, json);
        } catch (RuntimeException e) {
            String defect = "a defect, not the case's fault: " + e;
            LOG.error("decide {}: {}, in the case {}", asked.word(), defect, json, e);
            err.println("cockpit decide " + asked.word() + ": " + defect + ". Where it was, and the case, is in "
                    + LOG_FILE);
            return error(defect, "");
        }
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
