package cockpit.live.aws;

import cockpit.live.Trouble;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/// Why a call to AWS failed, and what to do.
///
/// Sources: "Common errors" of the services' API references; what the SDK throws was found by running it.
///
/// @param passing whether asking again may be all it takes
record Failure(Trouble trouble, boolean passing) {
    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");
    private static final Set<String> UNKNOWN_KEYS = Set.of(
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "AuthFailure",
            "InvalidAccessKeyId");
    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "AuthorizationError",
            "AuthorizationErrorException",
            "UnauthorizedOperation",
            "OptInRequired");
    private static final Set<String> THROTTLED = Set.of(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "LimitExceededException",
            "Throttled");
    /// What a person is shown of words that AWS chose.
    private static final int LONGEST = 200;

    static Failure of(Throwable thrown, Operation operation, AwsAccess access) {
        var asked = new Asked(operation, access);
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            Optional<Failure> found = asked.because(each);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return asked.passing("live.aws.failed", words(thrown));
    }

    /// A call that changes something, which the stage does not allow.
    static Trouble notAllowed(Operation operation) {
        return Trouble.of("live.aws.notAllowed", operation.shown(), operation.call);
    }

    private static String words(Throwable thrown) {
        String message = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        // The SDK's words on a profile go on with everything that the file holds, but for its values.
        String first = message.lines()
                .findFirst()
                .orElse("")
                .replaceFirst(": ProfileFile\\(.*", "")
                .strip();
        return first.length() > LONGEST ? first.substring(0, LONGEST) + "…" : first;
    }

    private record Asked(Operation operation, AwsAccess access) {
        Optional<Failure> because(Throwable thrown) {
            return switch (thrown) {
                case HeldCredentials.Slow e -> Optional.of(passing("live.aws.slowCredentials", access.profile()));
                case HeldCredentials.Missing e -> Optional.of(missing(e));
                case AnsweredByPage e -> Optional.of(passing("live.aws.page", access.address(operation.service)));
                case ApiCallTimeoutException e -> Optional.of(late());
                case ApiCallAttemptTimeoutException e -> Optional.of(late());
                case SocketTimeoutException e -> Optional.of(late());
                case SignedQuery.Refused e -> Optional.of(refused(e.code(), e.status(), words(e)));
                case AwsServiceException e -> Optional.of(refused(code(e), e.statusCode(), said(e)));
                case IOException e ->
                    Optional.of(passing("live.aws.unreachable", access.address(operation.service), words(e)));
                default -> Optional.empty();
            };
        }

        private Failure missing(HeldCredentials.Missing e) {
            String all = Stream.iterate((Throwable) e, each -> each != null, Throwable::getCause)
                    .map(each -> each.getClass().getName() + " " + words(each))
                    .reduce("", String::concat)
                    .toLowerCase(Locale.ROOT);
            boolean ranOut =
                    Stream.of("expired", "sso", "clientid", "authenticate").anyMatch(all::contains);
            // The usual chain's own words list every profile there is.
            boolean chain = all.contains("credentials from any of the providers");
            return ranOut && !chain
                    ? lasting("live.aws.signedOut", access.profile())
                    : lasting("live.aws.noCredentials", access.profile(), chain ? "" : words(e));
        }

        private Failure refused(String code, int status, String said) {
            if (EXPIRED.contains(code)) {
                return lasting("live.aws.expired", access.profile());
            }
            if (code.equals("RequestTimeTooSkewed")
                    || said.contains("Signature expired")
                    || said.contains("Signature not yet current")) {
                return lasting("live.aws.clock", said);
            }
            if (UNKNOWN_KEYS.contains(code) || status == 401) {
                return lasting(
                        "live.aws.unknownKeys", access.profile(), code.isEmpty() ? String.valueOf(status) : code);
            }
            if (DENIED.contains(code)) {
                return lasting("live.aws.denied", access.profile(), operation.action());
            }
            if (THROTTLED.contains(code) || status == 429) {
                return passing("live.aws.throttled", code.isEmpty() ? String.valueOf(status) : code);
            }
            return status >= 500
                    ? passing("live.aws.server", String.valueOf(status), said)
                    : lasting("live.aws.refused", code.isEmpty() ? String.valueOf(status) : code, said);
        }

        private Failure late() {
            return passing("live.aws.late", access.address(operation.service), seconds(AwsAccess.ANSWER));
        }

        Failure passing(String key, String... rest) {
            return new Failure(trouble(key, rest), true);
        }

        private Failure lasting(String key, String... rest) {
            return new Failure(trouble(key, rest), false);
        }

        /// The first argument is always what was asked.
        private Trouble trouble(String key, String... rest) {
            return Trouble.of(
                    key,
                    Stream.concat(Stream.of(operation.shown()), Stream.of(rest)).toArray(String[]::new));
        }

        private static String seconds(Duration duration) {
            return String.valueOf(duration.toSeconds());
        }

        private static String code(AwsServiceException e) {
            return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
                    ? ""
                    : e.awsErrorDetails().errorCode();
        }

        private static String said(AwsServiceException e) {
            return e.awsErrorDetails() == null || e.awsErrorDetails().errorMessage() == null
                    ? words(e)
                    : e.awsErrorDetails().errorMessage();
        }
    }
}
