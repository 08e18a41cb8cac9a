package cockpit.recording;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Segments as gzip members.
final class Packing {
    /// Lines of ours become ten to thirty times smaller. What grows more than this when unpacked is meant to do harm.
    private static final long MOST_GROWTH = 250;

    private static final int LITTLE = 1 << 16;

    private Packing() {}

    static byte[] pack(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream(plain.length / 6 + 64);
        try (var gzip = new GZIPOutputStream(out, LITTLE) {
            {
                def.setLevel(9);
            }
        }) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    /// As much as can be unpacked. The size that stands at the end of a gzip member is where to begin, and no promise.
    static Parts.Plain unpack(byte[] packed) {
        int most = (int) Math.min(Parts.LARGEST_SEGMENT, LITTLE + MOST_GROWTH * packed.length);
        byte[] plain = new byte[Math.clamp(writtenSize(packed), 64, most)];
        int there = 0;
        boolean whole = false;
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed), LITTLE)) {
            while (!whole && there < most) {
                if (there == plain.length) {
                    int beyond = in.read();
                    if (beyond < 0) {
                        whole = true;
                        break;
                    }
                    plain = Arrays.copyOf(plain, (int) Math.min(most, 2L * plain.length));
                    plain[there++] = (byte) beyond;
                }
                int n = in.read(plain, there, plain.length - there);
                whole = n < 0;
                there += Math.max(0, n);
            }
        } catch (IOException | IllegalArgumentException e) {
            whole = false;
        }
        return new Parts.Plain(there == plain.length ? plain : Arrays.copyOf(plain, there), whole);
    }

    /// Source: RFC 1952, 2.3.1: ISIZE, the last four bytes, lowest first.
    private static int writtenSize(byte[] packed) {
        return packed.length < 4
                ? 0
                : ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).getInt(packed.length - 4);
    }
}
