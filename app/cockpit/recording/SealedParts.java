package cockpit.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A sealed recording.
record SealedParts(Path file, ZipFile zip, ZipEntry headEntry, List<ZipEntry> entries) implements Parts {
    private static final int LARGEST_INDEX = 16 << 20;

    /// @throws IOException              if its list of parts cannot be read, or is not that of a recording
    /// @throws IllegalArgumentException if that holds names that are none
    static SealedParts of(Path file) throws IOException {
        var zip = new ZipFile(file.toFile());
        try {
            ZipEntry head = zip.getEntry(RecordingFiles.HEAD);
            if (head == null) {
                throw new ZipException("it has no head");
            }
            var segments = new ArrayList<ZipEntry>();
            long packed = 0;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                packed += Math.max(0, entry.getCompressedSize());
                if (RecordingFiles.SEGMENT.matcher(entry.getName()).matches() && segments.size() < MOST_SEGMENTS) {
                    segments.add(entry);
                }
            }
            if (packed > Files.size(file)) {
                throw new ZipException("parts lie upon each other");
            }
            segments.sort(Comparator.comparing(ZipEntry::getName));
            return new SealedParts(file, zip, head, segments);
        } catch (IOException | IllegalArgumentException e) {
            zip.close();
            throw e;
        }
    }

    @Override
    public String head() throws IOException {
        try (InputStream in = zip.getInputStream(headEntry)) {
            return new String(in.readNBytes(LARGEST_HEAD), StandardCharsets.UTF_8);
        } catch (IOException e) { // of whatever kind: the list of parts led to something else
            throw new BadRecording(file, BadRecording.Why.BAD_HEAD, e);
        }
    }

    @Override
    public int segments() {
        return entries.size();
    }

    @Override
    public Plain segment(int index) {
        ZipEntry entry = entries.get(index);
        try {
            byte[] bytes = stored(entry);
            return entry.getName().endsWith(".gz") ? Packing.unpack(bytes) : new Plain(bytes, true);
        } catch (IOException | IllegalArgumentException e) {
            return new Plain(new byte[0], false);
        }
    }

    /// Another program may have packed the parts a second time, which does not make them smaller; more is refused.
    private byte[] stored(ZipEntry entry) throws IOException {
        boolean bloated = entry.getMethod() != ZipEntry.STORED
                && entry.getName().endsWith(".gz")
                && entry.getSize() > 2 * entry.getCompressedSize() + LARGEST_HEAD;
        if (bloated || entry.getSize() > LARGEST_SEGMENT) {
            throw new ZipException("larger than any part is");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(LARGEST_SEGMENT);
        }
    }

    @Override
    public List<Index> index() {
        ZipEntry entry = zip.getEntry(RecordingFiles.INDEX);
        if (entry == null || entry.getSize() > LARGEST_INDEX) {
            return List.of();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            List<Index> index = Index.read(new String(in.readNBytes(LARGEST_INDEX), StandardCharsets.UTF_8));
            return fits(index) ? index : List.of();
        } catch (IOException | IllegalArgumentException e) {
            return List.of();
        }
    }

    /// Every packed byte is summed, which costs a hundredth of reading what they say.
    private boolean fits(List<Index> index) throws IOException {
        if (index.size() != entries.size()) {
            return false;
        }
        String chain = "";
        for (int i = 0; i < index.size(); i++) {
            Index one = index.get(i);
            if (!one.chained(chain, stored(entries.get(i))).equals(one)) {
                return false;
            }
            chain = one.sha256();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
