package cockpit.live.aws;

import cockpit.live.SourceHealth;
import cockpit.live.Trouble;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One operation, asked again and again for a source's health: its failures are told, and never thrown. After being
/// throttled it is left out for a round: half as often is less than a tenth of any quota (see [Pace]), so that the
/// cockpit is not what keeps a limit reached, and the limit's end is seen within five seconds.
final class Question {
    private static final Logger LOG = LoggerFactory.getLogger(Question.class);

    /// A call to AWS.
    interface Call<T> {
        T answer() throws IOException;
    }

    private final Operation operation;
    private final SourceHealth health;
    private final AwsAccess access;
    private boolean rests;

    Question(Operation operation, SourceHealth health, AwsAccess access) {
        this.operation = operation;
        this.health = health;
        this.access = access;
    }

    /// Asks; empty if there was no answer, which has been told then, or while it rests. Whether an answer is as it
    /// should be is the caller's to tell.
    synchronized <T> Optional<T> ask(Call<T> call) {
        if (rests) {
            rests = false;
            return Optional.empty();
        }
        try {
            return Optional.of(call.answer());
        } catch (IOException | RuntimeException e) {
            failed(Failure.of(e, operation, access));
            LOG.debug("{} failed", operation.shown(), e);
            return Optional.empty();
        }
    }

    private void failed(Failure failure) {
        health.failed(operation.call, failure.trouble(), failure.passing());
        rests = failure.trouble().key().equals("live.aws.throttled");
    }

    /// The answer is as it should be.
    void answered() {
        health.answered(operation.call);
    }

    /// The answer is not as it should be.
    void doubted(Trouble trouble) {
        health.doubted(operation.call, trouble);
    }

    /// What was asked for is not there.
    void missing(Trouble trouble) {
        health.failed(operation.call, trouble, false);
    }
}
