package cockpit.live.aws;

import cockpit.live.SourceHealth;
import cockpit.live.Trouble;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One operation, asked again and again for a source's health: its failures are told, and never thrown. After being
/// throttled it is left out for some rounds, ever more, so that the cockpit is not what keeps a limit reached.
final class Question {
    private static final Logger LOG = LoggerFactory.getLogger(Question.class);
    private static final int LONGEST_REST = 16;

    /// A call to AWS.
    interface Call<T> {
        T answer() throws IOException;
    }

    private final Operation operation;
    private final SourceHealth health;
    private final AwsAccess access;
    private int rest;
    private int nextRest = 1;

    Question(Operation operation, SourceHealth health, AwsAccess access) {
        this.operation = operation;
        this.health = health;
        this.access = access;
    }

    /// Asks; empty if there was no answer, which has been told then, or while it rests. Whether an answer is as it
    /// should be is the caller's to tell.
    synchronized <T> Optional<T> ask(Call<T> call) {
        if (rest > 0) {
            rest--;
            return Optional.empty();
        }
        try {
            Optional<T> answer = Optional.of(call.answer());
            nextRest = 1;
            return answer;
        } catch (IOException | RuntimeException e) {
            failed(Failure.of(e, operation, access));
            LOG.debug("{} failed", operation.shown(), e);
            return Optional.empty();
        }
    }

    private void failed(Failure failure) {
        health.failed(operation.call, failure.trouble(), failure.passing());
        if (failure.trouble().key().equals("live.aws.throttled")) {
            rest = nextRest;
            nextRest = Math.min(LONGEST_REST, 2 * nextRest);
        }
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
