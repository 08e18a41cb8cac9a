package cockpit.live.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How files stood when they were looked at: others, and one of them has been written since. What is not there, or
/// cannot
/// be looked at, counts as empty.
record Stamp(List<Long> of) {
    static final Stamp NONE = new Stamp(List.of());

    static Stamp of(List<Path> files) {
        return new Stamp(files.stream().flatMap(file -> of(file).stream()).toList());
    }

    private static List<Long> of(Path file) {
        try {
            return List.of(Files.getLastModifiedTime(file).toMillis(), Files.size(file));
        } catch (IOException e) {
            return List.of(0L, 0L);
        }
    }
}
