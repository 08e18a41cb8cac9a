package cockpit.bench;

import cockpit.app.decide.DecideCommand;
import cockpit.simulation.hpa.MixedHpas;
import cockpit.simulation.hpa.MixedHpas.Given;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import picocli.CommandLine;

/// How many decisions of a HorizontalPodAutoscaler one core makes a second, by the model alone and through
/// `decide hpa --batch`, where reading and writing JSON counts too. Ten pods each. The best of five runs is told: this
/// is
/// about what the code can do, not about what else the machine does.
public final class DecideBench {
    private static final int PODS = 10;
    private static final int SHAPES = 500;
    private static final int RUNS = 5;
    private static final int DECISIONS = 100_000;
    private static final int LINES = 5_000;

    private DecideBench() {}

    public static void main(String[] args) {
        double model = modelDecisions();
        double json = jsonDecisions();
        AutoscalerRounds.Rounds rounds = AutoscalerRounds.measure();
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"decide\",\"value\":%.0f,\"unit\":\"HPA decisions/s\",\"throughJson\":%.0f,\"pods\":%d,"
                        + "\"shapes\":%d,\"scaleUpMillis\":%.0f,\"scaleDownMillis\":%.0f,\"ordered\":%d,\"unneeded\":%d}%n",
                model,
                json,
                PODS,
                SHAPES,
                rounds.scaleUp(),
                rounds.scaleDown(),
                rounds.ordered(),
                rounds.unneeded());
    }

    private static double modelDecisions() {
        var mixed = new MixedHpas(new Random(1));
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < SHAPES; i++) {
            given.add(mixed.next(PODS));
        }
        double best = 0;
        long sum = 0;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            for (int i = 0; i < DECISIONS; i++) {
                sum += given.get(i % SHAPES).reconcile().desired();
            }
            best = Math.max(best, DECISIONS * 1e9 / (System.nanoTime() - start));
        }
        if (sum == 0) {
            throw new IllegalStateException("nothing was decided");
        }
        return best;
    }

    private static double jsonDecisions() {
        var random = new Random(2);
        var lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            lines.append(json(random)).append('\n');
        }
        byte[] cases = lines.toString().getBytes(StandardCharsets.UTF_8);
        double best = 0;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            int answers = answersTo(cases);
            best = Math.max(best, LINES * 1e9 / (System.nanoTime() - start));
            if (answers != LINES) {
                throw new IllegalStateException(answers + " answers to " + LINES + " cases");
            }
        }
        return best;
    }

    private static int answersTo(byte[] cases) {
        var in = System.in;
        var out = System.out;
        var answers = new ByteArrayOutputStream();
        System.setIn(new ByteArrayInputStream(cases));
        System.setOut(new PrintStream(answers, false, StandardCharsets.UTF_8));
        try {
            new CommandLine(new DecideCommand()).execute("hpa", "--batch");
            System.out.flush();
        } finally {
            System.setIn(in);
            System.setOut(out);
        }
        return (int) answers.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(each -> each.contains("\"ValidMetricFound\""))
                .count();
    }

    private static String json(Random random) {
        var pods = new ArrayList<String>();
        var samples = new ArrayList<String>();
        for (int i = 0; i < PODS; i++) {
            pods.add("""
                    {"metadata":{"name":"web-%d"},"spec":{"containers":[{"name":"app","resources":{"requests":\
                    {"cpu":"200m","memory":"256Mi"}}}]},"status":{"phase":"Running","startTime":"2026-11-12T08:00:00Z",\
                    "conditions":[{"type":"Ready","status":"True","lastTransitionTime":"2026-11-12T08:00:20Z"}]}}""".formatted(i));
            samples.add("""
                    {"metadata":{"name":"web-%d"},"timestamp":"2026-11-12T09:00:00Z","window":"15s",\
                    "containers":[{"name":"app","usage":{"cpu":"%dm","memory":"%dMi"}}]}""".formatted(i, random.nextInt(400), random.nextInt(400)));
        }
        return """
                {"now":"2026-11-12T09:00:00Z","hpa":{"spec":{"maxReplicas":%d%s}},\
                "scale":{"spec":{"replicas":10},"status":{"replicas":10,"selector":"app=web"}},\
                "pods":[%s],"podMetrics":[%s],"recommendations":[]}""".formatted(
                        10 + random.nextInt(20),
                        random.nextBoolean() ? ",\"behavior\":{\"scaleDown\":{\"stabilizationWindowSeconds\":60}}" : "",
                        String.join(",", pods),
                        String.join(",", samples));
    }
}
