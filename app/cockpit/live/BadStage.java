package cockpit.live;

import cockpit.views.theme.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A stage's file with mistakes in it: all of them, in the order of the file. The message is English, for the log.
public final class BadStage extends IOException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final transient List<Mistake> mistakes;

    BadStage(Path file, List<Mistake> mistakes) {
        super(words(Texts.of("en"), file.toString(), mistakes));
        this.file = file.toString();
        this.mistakes = List.copyOf(mistakes);
    }

    /// Never empty.
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /// The same in a person's language, a mistake a line.
    public String in(Texts texts) {
        return words(texts, file, mistakes);
    }

    private static String words(Texts texts, String file, List<Mistake> mistakes) {
        return mistakes.stream().map(mistake -> words(texts, file, mistake)).collect(Collectors.joining("\n"));
    }

    private static String words(Texts texts, String file, Mistake mistake) {
        String what = mistake.in(texts);
        return mistake.line() == 0
                ? file + ": " + what
                : texts.get("stage.at", file, String.valueOf(mistake.line()), String.valueOf(mistake.column()), what);
    }
}
