package cockpit.app.decide;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The lines of a stream, which ends a line with a line feed and with nothing else; what follows the last line feed is
/// a
/// line too unless it is empty. Takes what the stream has at a time, for asking it for each byte costs more than
/// reading
/// the case.
final class Lines {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int from;
    private int end;

    Lines(InputStream in) {
        this.in = in;
    }

    /// The next line without its line feed; null after the last.
    byte @Nullable [] next() throws IOException {
        while (end >= 0) {
            int feed = from;
            while (feed < end && chunk[feed] != '\n') {
                feed++;
            }
            line.write(chunk, from, feed - from);
            if (feed < end) {
                from = feed + 1;
                return taken();
            }
            from = 0;
            end = in.read(chunk);
        }
        return line.size() > 0 ? taken() : null;
    }

    private byte[] taken() {
        byte[] bytes = line.toByteArray();
        line.reset();
        return bytes;
    }
}
