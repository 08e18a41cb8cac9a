package cockpit.recording;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The files of a recording: a folder while it is made, one ZIP of gzip members when sealed. Names inside a recording
/// are
/// matched against fixed patterns and never used as paths.
final class RecordingFiles {
    static final String HEAD = "00-head.json";
    private static final String INDEX = "index.jsonl";
    private static final Pattern SEGMENT = Pattern.compile("seg-\\d{6}\\.jsonl(\\.gz)?");
    private static final int LARGEST_SEGMENT = 256 << 20;
    private static final int LARGEST_HEAD = 1 << 20;
    private static final int MOST_SEGMENTS = 100_000;

    private RecordingFiles() {}

    static String segment(int index) {
        return String.format(Locale.ROOT, "seg-%06d.jsonl", index);
    }

    /// The plain bytes of a recording's parts.
    interface Parts extends AutoCloseable {
        String head() throws IOException;

        int segments();

        byte[] segment(int index) throws IOException;

        @Override
        void close() throws IOException;
    }

    static Parts open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return new Folder(file, names(file));
        }
        if (!Files.isRegularFile(file)) {
            throw new BadRecording(file, "there is no such file", "Check the name");
        }
        try {
            return Sealed.of(file);
        } catch (ZipException e) {
            throw new BadRecording(file, "not a recording, or damaged beyond reading", "Use another copy of it", e);
        }
    }

    private static List<Path> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> SEGMENT.matcher(f.getFileName().toString()).matches())
                    .sorted()
                    .limit(MOST_SEGMENTS)
                    .toList();
        }
    }

    private record Folder(Path folder, List<Path> files) implements Parts {
        @Override
        public String head() throws IOException {
            Path head = folder.resolve(HEAD);
            if (!Files.isRegularFile(head) || Files.size(head) > LARGEST_HEAD) {
                throw new BadRecording(folder, "its head is missing", "Use another copy of it");
            }
            return new String(Files.readAllBytes(head), StandardCharsets.UTF_8);
        }

        @Override
        public int segments() {
            return files.size();
        }

        @Override
        public byte[] segment(int index) throws IOException {
            try (InputStream in = Files.newInputStream(files.get(index))) {
                return in.readNBytes(LARGEST_SEGMENT);
            }
        }

        @Override
        public void close() {
            // Files are opened for each reading only.
        }
    }

    private record Sealed(Path file, ZipFile zip, ZipEntry headEntry, List<ZipEntry> entries) implements Parts {
        static Sealed of(Path file) throws IOException {
            var zip = new ZipFile(file.toFile());
            try {
                ZipEntry head = zip.getEntry(HEAD);
                var segments = new ArrayList<ZipEntry>();
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (SEGMENT.matcher(entry.getName()).matches() && segments.size() < MOST_SEGMENTS) {
                        segments.add(entry);
                    }
                }
                segments.sort((a, b) -> a.getName().compareTo(b.getName()));
                if (head == null) {
                    throw new BadRecording(file, "not a recording: it has no head", "Choose a .cockpit file");
                }
                return new Sealed(file, zip, head, segments);
            } catch (IOException | IllegalArgumentException e) {
                zip.close();
                throw e instanceof IOException io
                        ? io
                        : new BadRecording(file, "its list of parts is damaged", "Use another copy of it", e);
            }
        }

        @Override
        public String head() throws IOException {
            try (InputStream in = zip.getInputStream(headEntry)) {
                return new String(in.readNBytes(LARGEST_HEAD), StandardCharsets.UTF_8);
            }
        }

        @Override
        public int segments() {
            return entries.size();
        }

        /// As much of a segment as can be unpacked: damage costs what follows it, not what went before.
        @Override
        public byte[] segment(int index) throws IOException {
            var out = new ByteArrayOutputStream(1 << 18);
            try (InputStream raw = zip.getInputStream(entries.get(index))) {
                byte[] packed = raw.readNBytes(LARGEST_SEGMENT);
                unpack(packed, out);
            } catch (IOException | IllegalArgumentException e) {
                return out.toByteArray();
            }
            return out.toByteArray();
        }

        private static void unpack(byte[] packed, ByteArrayOutputStream out) throws IOException {
            try (var in = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16)) {
                byte[] buffer = new byte[1 << 16];
                for (int n = in.read(buffer); n >= 0 && out.size() < LARGEST_SEGMENT; n = in.read(buffer)) {
                    out.write(buffer, 0, n);
                }
            }
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /// Makes one file of a folder.
    static void seal(Path folder, Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        var index = new StringBuilder();
        String chain = "";
        try (var zip = new ZipOutputStream(Files.newOutputStream(unfinished))) {
            stored(zip, HEAD, Files.readAllBytes(folder.resolve(HEAD)));
            for (Path segment : names(folder)) {
                byte[] plain = Files.readAllBytes(segment);
                var sha = Digest.sha256();
                sha.update(chain.getBytes(StandardCharsets.UTF_8));
                chain = HexFormat.of().formatHex(sha.digest(plain));
                index.append("{\"segment\":\"")
                        .append(segment.getFileName())
                        .append("\",\"bytes\":")
                        .append(plain.length)
                        .append(",\"sha256\":\"")
                        .append(chain)
                        .append("\"}\n");
                stored(zip, segment.getFileName() + ".gz", packed(plain));
            }
            stored(zip, INDEX, index.toString().getBytes(StandardCharsets.UTF_8));
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream(plain.length / 6);
        try (var gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(9);
            }
        }) {
            gzip.write(plain);
        }
        return out.toByteArray();
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

    static void remove(Path folder) throws IOException {
        for (Path segment : names(folder)) {
            Files.delete(segment);
        }
        Files.deleteIfExists(folder.resolve(HEAD));
        Files.deleteIfExists(folder);
    }
}
