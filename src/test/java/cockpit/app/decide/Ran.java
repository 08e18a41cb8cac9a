package cockpit.app.decide;

import cockpit.CaseFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// A run of the command in this process.
record Ran(int status, String out, String err) {
    JsonNode json() {
        return CaseFile.parse(out);
    }

    static final String ALARM = """
            {"Alarm":{"AlarmName":"cpu","Namespace":"CWAgent","MetricName":"cpu_usage_active","Statistic":"Average",
            "Period":60,"EvaluationPeriods":3,"Threshold":70,"ComparisonOperator":"GreaterThanThreshold"},
            "StateValue":"OK","Now":"2026-11-12T09:05:00Z",
            "Datapoints":[{"Timestamp":"2026-11-12T09:04:00Z","Value":90}]}""".replace("\n", "");
    static final String SPLIT = """
            {"virtualService":{"spec":{"hosts":["r"],"http":[{"match":[{"uri":{"prefix":"/"}}],
            "route":[{"destination":{"host":"r"},"weight":1}]}]}}}""".replace("\n", "");

    static Ran run(String stdin, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new StringWriter();
        var in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
        var stdout = new PrintStream(out, true, StandardCharsets.UTF_8);
        var command = new CommandLine(new DecideCommand(in, stdout, new PrintStream(OutputStream.nullOutputStream())))
                .setErr(new PrintWriter(err, true));
        int status = command.execute(words);
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString());
    }
}
