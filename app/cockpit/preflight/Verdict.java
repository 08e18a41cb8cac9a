package cockpit.preflight;

/// What a check comes to, from good to bad.
public enum Verdict {
    GO,
    /// The talk can be given, but not quite as planned, or something should be known.
    WARN,
    NO_GO
}
