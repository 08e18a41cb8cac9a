package cockpit.world;

/// What an event says happened. Facts only: a wish is a command. No kind has a field for a secret; free text goes
/// through [Scrubber] where the event is made.
public sealed interface Fact permits PlatformFact, MeshFact, CloudFact, DemandFact, ScalingFact, TalkFact {}
