package cockpit.recording;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

    /// As much as can be unpacked.
    static Parts.Plain unpack(byte[] packed) {
        long most = Math.min(Parts.LARGEST_SEGMENT, LITTLE + MOST_GROWTH * packed.length);
        var out = new ByteArrayOutputStream(Math.min(packed.length * 10 + 64, Parts.LARGEST_SEGMENT));
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed), LITTLE)) {
            byte[] buffer = new byte[LITTLE];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                if (out.size() > most) {
                    return new Parts.Plain(out.toByteArray(), false);
                }
            }
            return new Parts.Plain(out.toByteArray(), true);
        } catch (IOException | IllegalArgumentException e) {
            return new Parts.Plain(out.toByteArray(), false);
        }
    }
}
