package cockpit.views.desk;

/// Looks whether the stage is ready for the talk, off the FX thread. Every call returns at once.
public interface Lookout {
    /// What is known.
    Readiness newest();

    /// Looks at everything anew, if it is not looking already.
    void look();
}
