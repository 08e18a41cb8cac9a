package cockpit.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A sealed file without its end, where a ZIP has the list of its parts: they are found one after the other by what
/// stands before each. Ours are stored with their length, so that nothing has to be guessed.
///
/// Source: PKWARE APPNOTE 6.3.10, 4.3.7, local file header.
record CutParts(Path file, FileChannel channel, Slice headSlice, List<Slice> slices) implements Parts {
    private static final int SIGNATURE = 0x04034b50;
    private static final int HEADER = 30;
    private static final int LONGEST_NAME = 100;

    /// Where a part lies.
    ///
    /// @param whole whether the file goes on to the part's end
    record Slice(String name, long at, int length, boolean whole) {}

    /// @throws BadRecording if it is nothing of ours
    static CutParts of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            List<Slice> all = slices(channel);
            if (all.isEmpty() || !all.getFirst().name().equals(RecordingFiles.HEAD)) {
                throw new BadRecording(file, BadRecording.Why.NO_RECORDING);
            }
            List<Slice> segments = all.stream()
                    .filter(s -> RecordingFiles.SEGMENT.matcher(s.name()).matches())
                    .limit(MOST_SEGMENTS)
                    .toList();
            return new CutParts(file, channel, all.getFirst(), segments);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static List<Slice> slices(FileChannel channel) throws IOException {
        var found = new ArrayList<Slice>();
        long size = channel.size();
        long at = 0;
        while (found.size() < MOST_SEGMENTS) {
            ByteBuffer header = read(channel, at, HEADER).order(ByteOrder.LITTLE_ENDIAN);
            if (header.remaining() < HEADER || header.getInt(0) != SIGNATURE || header.getShort(8) != 0) {
                break;
            }
            long length = Integer.toUnsignedLong(header.getInt(18));
            int nameLength = Short.toUnsignedInt(header.getShort(26));
            long from = at + HEADER + nameLength + Short.toUnsignedInt(header.getShort(28));
            if (length > LARGEST_SEGMENT || nameLength > LONGEST_NAME) {
                break;
            }
            String name = StandardCharsets.US_ASCII
                    .decode(read(channel, at + HEADER, nameLength))
                    .toString();
            long there = Math.clamp(size - from, 0, length);
            found.add(new Slice(name, from, (int) there, there == length));
            at = from + length;
        }
        return found;
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) > 0) {
            // until it is full or the file ends
        }
        return bytes.flip();
    }

    private byte[] bytes(Slice slice) throws IOException {
        ByteBuffer read = read(channel, slice.at(), slice.length());
        byte[] bytes = new byte[read.remaining()];
        read.get(bytes);
        return bytes;
    }

    @Override
    public String head() throws IOException {
        return new String(bytes(headSlice), StandardCharsets.UTF_8);
    }

    @Override
    public int segments() {
        return slices.size();
    }

    @Override
    public Plain segment(int index) {
        Slice slice = slices.get(index);
        try {
            byte[] bytes = bytes(slice);
            Plain plain = slice.name().endsWith(".gz") ? Packing.unpack(bytes) : new Plain(bytes, true);
            return new Plain(plain.bytes(), plain.whole() && slice.whole());
        } catch (IOException e) {
            return new Plain(new byte[0], false);
        }
    }

    @Override
    public boolean cut() {
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
