package cockpit.simulation;

/// Whose rules hold: the release of the talk, in which weights had to total 100, or today's, in which they are shares.
public enum IstioVersion {
    V1_4("1.4"),
    CURRENT("current");

    /// As it is written in a case.
    public final String word;

    IstioVersion(String word) {
        this.word = word;
    }
}
