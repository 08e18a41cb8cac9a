package cockpit.live;

/// A system did not do what it was asked, or did not answer.
public final class Failed extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Trouble trouble;

    /// @param trouble what failed, on which object, why, and what to do
    public Failed(Trouble trouble) {
        super(trouble.detail());
        this.trouble = trouble;
    }

    /// @param cause for the log
    public Failed(Trouble trouble, Throwable cause) {
        super(trouble.detail(), cause);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
