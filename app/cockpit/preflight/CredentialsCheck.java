package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether the AWS credentials hold for the talk, and half an hour more: talks begin late, and there are questions.
record CredentialsCheck(Doors doors, Duration talk, Clock clock) implements AwsQuestion {
    private static final Duration MORE = Duration.ofMinutes(30);

    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.credentials", doors.aws().profile());
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.credentials", doors.aws().profile());
    }

    @Override
    public Finding run() throws Failed {
        Optional<Instant> end = doors.aws().expiry();
        if (end.isEmpty()) {
            return Finding.go("preflight.credentials.endless");
        }
        Duration left = Duration.between(clock.instant(), end.get());
        String minutes = String.valueOf(Math.max(0, left.toMinutes()));
        String needed = String.valueOf(talk.plus(MORE).toMinutes());
        if (left.compareTo(talk.plus(MORE)) >= 0) {
            return Finding.go("preflight.credentials.hold", minutes, needed);
        }
        if (doors.aws().renewed() && !left.isNegative()) {
            return Finding.go("preflight.credentials.renewed", minutes);
        }
        return left.compareTo(talk) < 0
                ? Finding.noGo("preflight.credentials.short", minutes, needed)
                : Finding.warn("preflight.credentials.short", minutes, needed);
    }
}
