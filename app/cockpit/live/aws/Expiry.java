package cockpit.live.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a profile says of the life of its credentials.
final class Expiry {
    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
    /// AWS SDKs and Tools Reference Guide, "Settings reference": what makes an SDK fetch credentials itself.
    private static final Set<String> RENEWING = Set.of(
            "sso_session",
            "sso_start_url",
            "role_arn",
            "credential_process",
            "credential_source",
            "web_identity_token_file",
            "login_session");

    private Expiry() {}

    static boolean renewing(String property) {
        return RENEWING.contains(property);
    }

    /// ISO 8601, with or without a colon in the offset.
    static Optional<Instant> parse(String text) {
        try {
            String iso = text.strip().replace(' ', 'T').replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
            return Optional.of(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeException e) {
            LOG.debug("no time of expiry: {}", text, e);
            return Optional.empty();
        }
    }
}
