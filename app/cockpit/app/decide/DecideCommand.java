package cockpit.app.decide;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `cockpit decide KIND < case.json > decision.json`.
@Command(
        name = "decide",
        description = "Asks one of the simulator's rules for one answer: a case in JSON in, its decision out.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:decided", "2:the case cannot be read; standard output says where"})
public final class DecideCommand implements Callable<Integer> {
    private static final List<Kind> KINDS = List.of(new AlarmKind(), new SplitKind());

    /// Made when a case is read, not when the program lists its commands: it takes a tenth of a second.
    private static final class Json {
        static final JsonMapper MAPPER = new JsonMapper();
    }

    private final InputStream in;

    @Parameters(paramLabel = "KIND", description = "alarm or split")
    private String kind = "";

    @Option(names = "--batch", description = "JSON Lines: line n out answers line n in.")
    private boolean batch;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// Reads standard input.
    public DecideCommand() {
        this(System.in);
    }

    DecideCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        Kind asked = KINDS.stream()
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no kind \"" + kind + "\"; there are "
                                + String.join(
                                        ", ", KINDS.stream().map(Kind::name).toList())));
        PrintWriter out = spec.commandLine().getOut();
        if (batch) {
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(answer(asked, line));
            }
            out.flush();
            return 0;
        }
        ObjectNode answer = answer(asked, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        out.println(answer);
        out.flush();
        return answer.has("error") ? 2 : 0;
    }

    private static ObjectNode answer(Kind kind, String text) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        try {
            JsonNode root = Json.MAPPER.readTree(text);
            if (root == null || !root.isObject()) {
                throw new Case.Malformed("a JSON object is expected", "");
            }
            kind.decide(new Case(root, ""), answer);
            return answer;
        } catch (JacksonException e) {
            return error("this is no JSON: " + e.getOriginalMessage(), "");
        } catch (Case.Malformed e) {
            return error(String.valueOf(e.getMessage()), e.path);
        }
    }

    private static ObjectNode error(String message, String path) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.putObject("error").put("message", message).put("path", path);
        return answer;
    }
}
