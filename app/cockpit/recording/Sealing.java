package cockpit.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes one file of a folder. It is on disk, whole, before it has its name: a crash leaves the folder as it was.
final class Sealing {
    private Sealing() {}

    /// @param index what is in each of the folder's segments
    static void seal(Path folder, Path file, List<Index> index) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            write(folder, unfinished, index);
            move(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(Path folder, Path to, List<Index> index) throws IOException {
        var lines = new StringBuilder();
        String chain = "";
        try (FileChannel channel = FileChannel.open(
                        to, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel);
                var zip = new ZipOutputStream(out)) {
            stored(zip, RecordingFiles.HEAD, Files.readAllBytes(folder.resolve(RecordingFiles.HEAD)));
            List<Path> segments = RecordingFiles.segments(folder);
            for (int i = 0; i < segments.size(); i++) {
                String name = segments.get(i).getFileName() + ".gz";
                byte[] packed = Packing.pack(Files.readAllBytes(segments.get(i)));
                Index one = index.get(i).chained(chain, packed);
                chain = one.sha256();
                lines.append(one.toJson(name));
                stored(zip, name, packed);
            }
            stored(zip, RecordingFiles.INDEX, lines.toString().getBytes(StandardCharsets.UTF_8));
            zip.finish();
            channel.force(true);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void stored(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        var crc = new CRC32();
        crc.update(bytes);
        entry.setCrc(crc.getValue());
        entry.setTime(0); // the same events, the same file
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
