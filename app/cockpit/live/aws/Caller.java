package cockpit.live.aws;

import cockpit.live.Feed;
import cockpit.live.SourceHealth;
import cockpit.live.Trouble;
import cockpit.world.CloudFact;
import cockpit.world.Credentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.services.sts.StsClient;

/// Who the cockpit is for AWS, and for how long still. The account's number stays here: it is needed for ARNs only.
final class Caller implements Runnable {
    private static final Duration SOON = Duration.of(Credentials.SOON, ChronoUnit.MICROS);
    private static final Duration NOT_RENEWED = Duration.of(Credentials.NOT_RENEWED, ChronoUnit.MICROS);

    private final AwsAccess access;
    private final StsClient sts;
    private final Question question;
    private final Feed feed;
    private final Clock clock;
    private volatile Optional<String> account = Optional.empty();
    private volatile Life life = new Life(Optional.empty(), false);
    private boolean told;

    /// @param end     as far as they say one
    /// @param renewed whether new ones follow
    private record Life(Optional<Instant> end, boolean renewed) {}

    Caller(AwsAccess access, StsClient sts, SourceHealth health, Feed feed, Clock clock) {
        this.access = access;
        this.sts = sts;
        this.question = new Question(Operation.GET_CALLER_IDENTITY, health, access);
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public void run() {
        question.ask(this::identify)
                .ifPresent(number -> runningOut().ifPresentOrElse(question::doubted, question::answered));
    }

    private String identify() {
        known(new Life(access.expiry(), access.renewed()));
        String number = sts.getCallerIdentity(b -> {}).account();
        account = Optional.of(number);
        return number;
    }

    /// Told when it is known, and when it has changed: somebody signed in anew.
    private synchronized void known(Life found) {
        if (told && found.equals(life)) {
            return;
        }
        told = true;
        life = found;
        long until = found.end().map(feed::at).orElse(0L);
        feed.tell(
                AwsReader.CREDENTIALS, new CloudFact.CredentialsSeen(found.end().isPresent(), until, found.renewed()));
    }

    private Optional<Trouble> runningOut() {
        Duration warning = life.renewed() ? NOT_RENEWED : SOON;
        return life.end()
                .filter(end -> end.isBefore(clock.instant().plus(warning)))
                .map(end -> Trouble.of("live.aws.runningOut", access.profile(), String.valueOf(minutes(end))));
    }

    /// Whole minutes that the credentials still hold, never negative; empty if they do not say, or are not known yet.
    OptionalLong minutesLeft() {
        return life.end().map(this::minutes).map(OptionalLong::of).orElse(OptionalLong.empty());
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
