package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import java.io.IOException;
import java.time.Duration;

/// One thing that is looked at before a talk. It changes nothing.
public interface Check {
    /// What is looked at, as a key of the texts with its arguments.
    Trouble title();

    /// What to do when all is not as it should be, unless the finding says better.
    Trouble todo();

    /// What to do when it fails or is not answered.
    default Trouble todoWhenFailed() {
        return todo();
    }

    /// How long it may take before it counts as not answered.
    Duration limit();

    /// What it comes to when it fails or is not answered.
    default Verdict otherwise() {
        return Verdict.NO_GO;
    }

    /// Looks. May be interrupted and left when its time is over.
    ///
    /// @throws Failed      if it cannot be told; the trouble says why
    /// @throws IOException if this machine's disk does not let it
    Finding run() throws Failed, IOException, InterruptedException;
}
