package cockpit.live;

import cockpit.world.Fact;
import cockpit.world.Origin;
import cockpit.world.TalkFact.Health;
import java.time.Duration;
import java.time.Instant;

/// Where the readers of a live stage put what they hear. Every method may be called by any thread and returns at once.
public interface Feed {
    /// Something was heard just now. Text that came from outside is masked here, once for all readers.
    ///
    /// @param origin who told of it, in the words shown beside a reading's age
    void tell(Origin origin, Fact fact);

    /// A source was heard and is well.
    ///
    /// @param period within which it should be heard again
    void well(Origin source, Duration period);

    /// A source was missed, or answers with an error.
    ///
    /// @param period  within which it should be heard again
    /// @param trouble what failed, on which object, why, and what to do
    void unwell(Origin source, Health health, Duration period, Trouble trouble);

    /// The stage's time of an instant of the wall clock, microseconds; negative before it was opened.
    long at(Instant instant);
}
