package cockpit.live.kubernetes;

import cockpit.live.Trouble;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The token that every request of a cluster carries, kept fresh. fabric8 asks for it on its event loops, so that
/// asking
/// only reads; getting a new one is [#renew], on a thread that may wait. Thread-safe.
final class Credential implements OAuthTokenProvider {
    private final Token.Source source;
    private final Clock clock;
    private volatile Token token;
    private volatile @Nullable Trouble trouble;

    /// Gets the first one.
    Credential(Token.Source source, Clock clock) throws NoAccess {
        this.source = source;
        this.clock = clock;
        this.token = source.next();
    }

    @Override
    public String getToken() {
        return token.value();
    }

    boolean isDue() {
        return clock.instant().isAfter(token.renewAfter());
    }

    /// Gets a new one. If that fails the old one stays, which may still be good, and [#trouble] says why.
    void renew() {
        try {
            token = source.next();
            trouble = null;
        } catch (NoAccess e) {
            trouble = e.trouble();
        }
    }

    /// What the last renewal failed of.
    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }
}
