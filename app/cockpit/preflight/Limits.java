package cockpit.preflight;

import java.time.Duration;

/// How long checks may take: longer than what they ask with gives up by itself, as that knows better what was wrong.
final class Limits {
    /// The disk.
    static final Duration HERE = Duration.ofSeconds(3);
    /// A token of two seconds, and a question or two.
    static final Duration CLUSTER = Duration.ofSeconds(4);
    /// A call of three seconds.
    static final Duration AWS = Duration.ofMillis(3_500);

    static final Duration WEB = Duration.ofMillis(3_500);

    private Limits() {}
}
