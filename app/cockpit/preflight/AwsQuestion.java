package cockpit.preflight;

import cockpit.live.Trouble;
import java.time.Duration;

/// A check that asks AWS. Where that fails, the credentials and the network are what has to be looked at first.
interface AwsQuestion extends Check {
    /// A call gives up by itself after three seconds; this is for credentials that hang.
    Duration LIMIT = Duration.ofMillis(3_500);

    Doors doors();

    @Override
    default Duration limit() {
        return LIMIT;
    }

    @Override
    default Trouble todoWhenFailed() {
        return Trouble.of("preflight.try.identity", doors().aws().profile());
    }
}
