package cockpit.recording;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// Sums that prove a line, a world, a recording.
final class Digest {
    private Digest() {}

    static String crc(byte[] bytes, int offset, int length) {
        return HexFormat.of().toHexDigits(sum(bytes, offset, length));
    }

    private static int sum(byte[] bytes, int offset, int length) {
        var crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /// Whether the eight hexadecimal digits at a place are the sum of these bytes. Asked for every line of a seek, so
    /// it
    /// makes no text.
    static boolean agrees(byte[] bytes, int offset, int length, int digits) {
        int written = 0;
        for (int i = digits; i < digits + 8; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return false;
            }
            written = written << 4 | digit;
        }
        return written == sum(bytes, offset, length);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
