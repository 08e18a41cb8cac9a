package cockpit.app;

/// Starts the program. Apart from the JavaFX application class, so that the class path needs no JavaFX modules.
public final class Boot {
    private Boot() {}

    /// Runs the command line.
    public static void main(String[] args) {}
}
