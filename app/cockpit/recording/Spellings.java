package cockpit.recording;

import java.util.Arrays;

/// Strings that were read before. A recording says the same few hundred names a million times; read into one string
/// each, they cost a seek less memory than the events they stand in, and the collector less work. One thread's.
final class Spellings {
    private static final int PLACES = 1 << 12;
    private static final int LONGEST = 80;

    private final String[] known = new String[PLACES];

    Spellings() {
        Arrays.fill(known, "");
    }

    /// The string of these characters; the one returned before, as long as no other has taken its place.
    String of(char[] characters, int offset, int length) {
        if (length > LONGEST) {
            return new String(characters, offset, length);
        }
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = hash * 31 + characters[i];
        }
        int place = (hash ^ hash >>> 15) & PLACES - 1;
        String before = known[place];
        if (same(before, characters, offset, length)) {
            return before;
        }
        String fresh = new String(characters, offset, length);
        known[place] = fresh;
        return fresh;
    }

    private static boolean same(String text, char[] characters, int offset, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != characters[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
