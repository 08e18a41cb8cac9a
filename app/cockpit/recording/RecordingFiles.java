package cockpit.recording;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of a recording: a folder while it is made, one ZIP of gzip members when sealed.
final class RecordingFiles {
    static final String HEAD = "00-head.json";
    static final String INDEX = "index.jsonl";
    static final Pattern SEGMENT = Pattern.compile("seg-\\d{6}\\.jsonl(\\.gz)?");

    private RecordingFiles() {}

    static String segment(int index) {
        return String.format(Locale.ROOT, "seg-%06d.jsonl", index);
    }

    /// @throws BadRecording if it is none, or cannot be read
    static Parts open(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new BadRecording(file, BadRecording.Why.NO_FILE);
        }
        if (!Files.isReadable(file)) {
            throw new BadRecording(file, BadRecording.Why.NOT_READABLE);
        }
        try {
            return Files.isDirectory(file) ? new FolderParts(file, segments(file)) : sealed(file);
        } catch (AccessDeniedException e) {
            throw new BadRecording(file, BadRecording.Why.NOT_READABLE, e);
        }
    }

    /// A damaged list of parts shows itself in many ways; whichever it is, the parts are looked for without it.
    private static Parts sealed(Path file) throws IOException {
        try {
            return SealedParts.of(file);
        } catch (IOException | IllegalArgumentException e) {
            return CutParts.of(file);
        }
    }

    /// The segments in a folder, in their order.
    static List<Path> segments(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> SEGMENT.matcher(f.getFileName().toString()).matches())
                    .sorted()
                    .limit(Parts.MOST_SEGMENTS)
                    .toList();
        }
    }

    static void remove(Path folder) throws IOException {
        for (Path segment : segments(folder)) {
            Files.delete(segment);
        }
        Files.deleteIfExists(folder.resolve(HEAD));
        Files.deleteIfExists(folder);
    }
}
