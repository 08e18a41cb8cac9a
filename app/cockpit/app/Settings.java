package cockpit.app;

import cockpit.views.theme.Mode;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a person chose at the desk, kept for the next time. What stands on the command line wins.
///
/// @param language "ko" or "en"
/// @param factor   size of everything, 1 to 2.5
/// @param window   where the window was
record Settings(Optional<String> language, Optional<Mode> mode, double factor, Optional<Place> window) {
    /// Nothing chosen.
    static final Settings NONE = new Settings(Optional.empty(), Optional.empty(), 1, Optional.empty());

    private static final double LARGEST = 2.5;
    private static final double FARTHEST = 100_000;
    private static final long LONGEST_FILE = 64 << 10;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// A window's place on the screens.
    record Place(double x, double y, double width, double height) {}

    /// What was read.
    ///
    /// @param problem a file that is there and cannot be used; nothing of it was
    record Read(Settings settings, Optional<Path> problem) {}

    static Path file() {
        return Places.here().settings().resolve("settings.json");
    }

    /// This person's.
    static Read here() {
        return read(file());
    }

    /// Never fails: what cannot be read is as if it were not there, and is told of.
    static Read read(Path file) {
        if (!Files.exists(file)) {
            return new Read(NONE, Optional.empty());
        }
        try {
            if (Files.size(file) > LONGEST_FILE) {
                return new Read(NONE, Optional.of(file));
            }
            Map<String, Object> fields =
                    JSON.readValue(Files.readString(file), new TypeReference<TreeMap<String, Object>>() {});
            return new Read(of(fields), Optional.empty());
        } catch (IOException | JacksonException | IllegalArgumentException | ClassCastException e) {
            return new Read(NONE, Optional.of(file));
        }
    }

    private static Settings of(Map<String, Object> fields) {
        Optional<String> language = Optional.ofNullable((String) fields.get("language"));
        if (language.isPresent()
                && !language.get().equals("ko")
                && !language.get().equals("en")) {
            throw new IllegalArgumentException("no such language");
        }
        return new Settings(
                language,
                Optional.ofNullable((String) fields.get("theme"))
                        .map(word -> Mode.valueOf(word.toUpperCase(Locale.ROOT))),
                fields.containsKey("size") ? within(fields.get("size"), 1, LARGEST) : 1,
                Optional.ofNullable(fields.get("window")).map(Settings::place));
    }

    private static Place place(Object fields) {
        var of = (Map<?, ?>) fields;
        return new Place(
                within(of.get("x"), -FARTHEST, FARTHEST),
                within(of.get("y"), -FARTHEST, FARTHEST),
                within(of.get("width"), 1, FARTHEST),
                within(of.get("height"), 1, FARTHEST));
    }

    private static double within(@Nullable Object value, double least, double most) {
        if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("no number from " + least + " to " + most);
    }

    /// Puts all of it in place of what was there, or nothing.
    void write(Path file) throws IOException {
        var fields = new TreeMap<String, Object>();
        language.ifPresent(word -> fields.put("language", word));
        mode.ifPresent(dress -> fields.put("theme", dress.name().toLowerCase(Locale.ROOT)));
        fields.put("size", factor);
        window.ifPresent(at -> fields.put(
                "window", new TreeMap<>(Map.of("x", at.x(), "y", at.y(), "width", at.width(), "height", at.height()))));
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(unfinished, JSON.writeValueAsString(fields) + "\n");
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
