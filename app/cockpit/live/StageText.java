package cockpit.live;

import cockpit.live.Mistake.Kind;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// A stage's file as YAML, each value with its place.
final class StageText {
    private StageText() {}

    /// @throws BadStage    if it is no YAML
    /// @throws IOException if it cannot be read
    static Node parse(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw bad(file, Kind.FOLDER);
        }
        var settings = LoadSettings.builder().setLabel(file.toString()).build();
        try {
            return new Compose(settings).composeString(Files.readString(file)).orElseThrow(() -> bad(file, Kind.EMPTY));
        } catch (CharacterCodingException e) {
            throw bad(file, Kind.NOT_UTF8);
        } catch (MarkedYamlEngineException e) {
            var at = e.getProblemMark().or(e::getContextMark);
            throw notYaml(
                    file,
                    at.map(Mark::getLine).orElse(-1) + 1,
                    at.map(Mark::getColumn).orElse(-1) + 1,
                    e.getProblem());
        } catch (YamlEngineException e) {
            throw notYaml(file, 0, 0, String.valueOf(e.getMessage()));
        }
    }

    private static BadStage bad(Path file, Kind kind) {
        return new BadStage(file, List.of(new Mistake(0, 0, "", kind, Form.MAPPING, List.of())));
    }

    private static BadStage notYaml(Path file, int line, int column, String problem) {
        String first = problem.lines().findFirst().orElse("");
        return new BadStage(file, List.of(new Mistake(line, column, "", Kind.NOT_YAML, Form.MAPPING, List.of(first))));
    }
}
