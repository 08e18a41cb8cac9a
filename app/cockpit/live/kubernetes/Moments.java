package cockpit.live.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Kubernetes' times, RFC 3339 with or without a fraction. One that is missing or unreadable counts as long past.
final class Moments {
    /// Kubernetes writes whole seconds, and a kubelet's first reports lie a moment apart.
    static final Duration SETTLING = Duration.ofSeconds(2);

    private Moments() {}

    static Instant of(@Nullable String text) {
        if (text == null) {
            return Instant.EPOCH;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
