package cockpit.recording;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// Writes and reads the values of one type.
interface Codec {
    void write(JsonGenerator out, Object value);

    /// Reads the value the parser stands on; leaves it on the value's last token.
    ///
    /// @throws BadLine if it is no such value
    @Nullable
    Object read(JsonParser in);

    /// What a part is that an earlier release did not write, being one that a later release added at the end of its
    /// record;
    /// null where there must be one.
    default @Nullable Object absent() {
        return null;
    }

    /// A line that cannot be what it says it is.
    class BadLine extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadLine(String message) {
            super(message);
        }
    }
}
