package cockpit.live;

/// A server that is asked again and again gave no answer this time, or none of use.
public final class Unanswered extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Trouble trouble;
    private final boolean passing;

    /// @param passing whether asking again may be all it takes
    public Unanswered(Trouble trouble, boolean passing) {
        super(trouble.detail());
        this.trouble = trouble;
        this.passing = passing;
    }

    /// What is the matter, for the person reading.
    public Trouble trouble() {
        return trouble;
    }

    /// Whether asking again may be all it takes.
    public boolean passing() {
        return passing;
    }
}
