package cockpit.burst;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The Lambda function: `cockpit.burst.Handler`. Set up by environment variables, see [Setup].
///
/// It answers, and logs, a line of JSON for each message: `outcome` (`set`, `nothing`, `refused`), `reason`, `route`,
/// and
/// the weight of the cloud subset `before` and `after`. It fails, so that Lambda tries again, only where that may help:
/// when the API server does not answer or does not let it. Tokens, keys and account ids are in none of its words.
public final class Handler implements RequestStreamHandler {
    private static final JsonMapper JSON = new JsonMapper();

    static {
        // The signer logs through SLF4J, to nobody here, which SLF4J would complain of in the function's log.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    /// Lambda's own variable.
    private static final String NAME = "AWS_LAMBDA_FUNCTION_NAME";

    private final Setup setup;
    private final Shift shift;

    /// As Lambda makes it, once for each execution environment.
    ///
    /// @throws IllegalArgumentException if it is not set up, naming each variable that is missing or wrong
    public Handler() {
        this(System.getenv(), Clock.systemUTC());
    }

    Handler(Map<String, String> environment, Clock clock) {
        this.setup = Setup.of(environment);
        String writer = environment.getOrDefault(NAME, "cockpit-burst");
        this.shift = new Shift(
                setup, new ApiServer(writer, setup.endpoint(), setup.authority(), token(setup, environment, clock)));
    }

    /// Minted or read for each request: execution environments outlive tokens.
    private static Supplier<String> token(Setup setup, Map<String, String> environment, Clock clock) {
        return () -> setup.eksCluster()
                .map(cluster -> EksToken.mint(cluster, environment, clock))
                .or(() -> setup.tokenFile().map(Handler::read))
                .orElseThrow();
    }

    /// Checked here, since the HTTP client would repeat a token that it does not like.
    private static String read(Path file) {
        try {
            String token = Files.readString(file).strip();
            if (!token.matches("[!-~]+")) {
                throw new IllegalStateException("TOKEN_FILE holds no token: " + file);
            }
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException("TOKEN_FILE cannot be read: " + file, e);
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode answer = answer(event(input));
        for (JsonNode each : answer.path("messages")) {
            context.getLogger().log(JSON.writeValueAsString(each) + "\n");
        }
        JSON.writeValue(output, answer);
    }

    private static JsonNode event(InputStream input) {
        try {
            return JSON.readTree(input);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private JsonNode answer(JsonNode event) throws IOException {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var messages = answer.putArray("messages");
        try {
            for (var each : AlarmMessage.read(event)) {
                messages.add(told(shift.carryOut(each)));
            }
        } catch (AlarmMessage.NotAnAlarm e) {
            messages.add(told(new Shift.Done(Shift.Outcome.REFUSED, e.message(), -1, -1)));
        }
        return answer;
    }

    private JsonNode told(Shift.Done done) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("outcome", done.outcome().name().toLowerCase(Locale.ROOT));
        told.put("reason", done.reason());
        told.put("route", setup.namespace() + "/" + setup.route());
        if (done.before() >= 0) {
            told.put("before", done.before());
            told.put("after", done.after());
        }
        return told;
    }
}
