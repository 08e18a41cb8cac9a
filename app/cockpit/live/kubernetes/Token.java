package cockpit.live.kubernetes;

import java.time.Instant;

/// A bearer token, and when to get the next one: well before it expires.
record Token(String value, Instant renewAfter) {
    /// Where tokens come from.
    @FunctionalInterface
    interface Source {
        /// Gets a new one. May take its time; bounded.
        ///
        /// @throws NoAccess saying what failed and what to do
        Token next() throws NoAccess;
    }

    /// Never in a log.
    @Override
    public String toString() {
        return "Token[renewAfter=" + renewAfter + "]";
    }
}
