package cockpit.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A recording that is still being made, or that a crash left.
record FolderParts(Path folder, List<Path> files) implements Parts {
    @Override
    public String head() throws IOException {
        Path head = folder.resolve(RecordingFiles.HEAD);
        if (!Files.isRegularFile(head) || Files.size(head) > LARGEST_HEAD) {
            throw new BadRecording(folder, BadRecording.Why.NO_HEAD);
        }
        return new String(Files.readAllBytes(head), StandardCharsets.UTF_8);
    }

    @Override
    public int segments() {
        return files.size();
    }

    @Override
    public Plain segment(int index) {
        Path file = files.get(index);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_SEGMENT);
            boolean packed = file.getFileName().toString().endsWith(".gz");
            return packed ? Packing.unpack(bytes) : new Plain(bytes, bytes.length < LARGEST_SEGMENT);
        } catch (IOException e) {
            return new Plain(new byte[0], false);
        }
    }

    @Override
    public void close() {
        // Files are opened for each reading only.
    }
}
