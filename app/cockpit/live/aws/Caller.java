package cockpit.live.aws;

import cockpit.live.SourceHealth;
import cockpit.live.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.services.sts.StsClient;

/// Who the cockpit is for AWS, and for how long still. The account's number stays here: it is needed for ARNs only.
final class Caller implements Runnable {
    /// Enough to sign in anew before the next act.
    private static final Duration SOON = Duration.ofMinutes(10);
    /// The SDK renews what it can five minutes before the end; later than this, it has failed to.
    private static final Duration NOT_RENEWED = Duration.ofMinutes(3);

    private final AwsAccess access;
    private final StsClient sts;
    private final Question question;
    private final Clock clock;
    private volatile Optional<String> account = Optional.empty();
    private volatile Optional<Instant> expiry = Optional.empty();

    Caller(AwsAccess access, StsClient sts, SourceHealth health, Clock clock) {
        this.access = access;
        this.sts = sts;
        this.question = new Question(Operation.GET_CALLER_IDENTITY, health, access);
        this.clock = clock;
    }

    @Override
    public void run() {
        question.ask(this::identify)
                .ifPresent(number -> runningOut().ifPresentOrElse(question::doubted, question::answered));
    }

    private String identify() {
        expiry = access.expiry();
        String number = sts.getCallerIdentity(b -> {}).account();
        account = Optional.of(number);
        return number;
    }

    private Optional<Trouble> runningOut() {
        Duration warning = access.renewed() ? NOT_RENEWED : SOON;
        return expiry.filter(end -> end.isBefore(clock.instant().plus(warning)))
                .map(end -> Trouble.of("live.aws.runningOut", access.profile(), String.valueOf(minutes(end))));
    }

    /// Whole minutes that the credentials still hold, never negative; empty if they do not say, or are not known yet.
    OptionalLong minutesLeft() {
        return expiry.map(this::minutes).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private long minutes(Instant end) {
        return Math.max(0, Duration.between(clock.instant(), end).toMinutes());
    }

    /// The topic's ARN. Asks whose account this is, if nobody knows that yet, and throws what that throws.
    String topicArn(String topic) {
        String number = account.orElseGet(this::identify);
        String partition = PartitionMetadata.of(access.region()).id();
        return String.join(":", "arn", partition, "sns", access.region().id(), number, topic);
    }
}
