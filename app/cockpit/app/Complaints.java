package cockpit.app;

import cockpit.live.BadStage;
import cockpit.recording.BadRecording;
import cockpit.simulation.BadKnob;
import cockpit.views.theme.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// What a person is told when a command cannot run: what failed, why, and what to do, in their language, in a line or
/// two. The trace is for the log.
final class Complaints {
    private static final int CANNOT_RUN = 2;

    private final Places places;

    Complaints(Places places) {
        this.places = places;
    }

    int misunderstood(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        Texts texts = Speech.of(List.of(arguments));
        err.println(words(exception, texts));
        if (exception instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty()) {
                err.println(texts.get("cli.near", String.join(", ", near)));
            }
        }
        err.println(texts.get("cli.try", command.getCommandSpec().qualifiedName() + " --help"));
        err.flush();
        return CANNOT_RUN;
    }

    private static String words(ParameterException exception, Texts texts) {
        return switch (exception) {
            case MissingParameterException e ->
                texts.get(
                        "cli.missing",
                        names(e.getMissing().stream().map(Complaints::missing).toList()));
            case UnmatchedArgumentException e -> texts.get("cli.unknown", names(e.getUnmatched()));
            default -> value(exception, texts);
        };
    }

    private static String value(ParameterException exception, Texts texts) {
        ArgSpec spec = exception.getArgSpec();
        if (spec == null || exception.getValue() == null) {
            return String.valueOf(exception.getMessage());
        }
        return spec.type() == long.class
                ? texts.get("cli.value.whole", name(spec), exception.getValue())
                : texts.get("cli.value", name(spec), exception.getValue(), taken(spec));
    }

    private static String missing(ArgSpec spec) {
        return spec.completionCandidates() == null ? name(spec) : name(spec) + " (" + taken(spec) + ")";
    }

    private static String taken(ArgSpec spec) {
        return spec.completionCandidates() == null
                ? spec.paramLabel().replace("|", ", ")
                : String.join(", ", spec.completionCandidates());
    }

    private static String name(ArgSpec spec) {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }

    private static String names(List<String> all) {
        return String.join(" ", all);
    }

    int failed(Exception exception, CommandLine command, ParseResult parsed) {
        LoggerFactory.getLogger(Complaints.class).error("It could not run", exception);
        Texts texts = Speech.of(parsed.originalArgs());
        PrintWriter err = command.getErr();
        err.println(words(cause(exception), texts));
        err.flush();
        return CANNOT_RUN;
    }

    /// The one that says something, below those that only carry it from thread to thread.
    private static Throwable cause(Throwable exception) {
        Throwable is = exception;
        while (!(is instanceof IOException || is instanceof IllegalArgumentException) && is.getCause() != null) {
            is = is.getCause();
        }
        return is;
    }

    private String words(Throwable cause, Texts texts) {
        return switch (cause) {
            case Misuse e -> e.in(texts);
            case BadKnob e -> texts.get("knob.bad." + e.kind(), e.details().toArray());
            case BadRecording e -> e.in(texts);
            case BadStage e -> e.in(texts);
            case AccessDeniedException e -> texts.get("cli.bad.denied", e.getFile());
            case NoSuchFileException e -> texts.get("cli.bad.gone", e.getFile());
            case FileSystemException e ->
                texts.get("cli.bad.disk", e.getFile(), Objects.requireNonNullElse(e.getReason(), "?"));
            case IOException e -> texts.get("cli.bad.io", String.valueOf(e.getMessage()));
            case IllegalArgumentException e -> String.valueOf(e.getMessage());
            default -> texts.get("cli.bad.unexpected", cause, places.logs().resolve("cockpit.log"));
        };
    }
}
