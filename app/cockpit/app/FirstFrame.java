package cockpit.app;

import javafx.animation.AnimationTimer;

/// The other end of a stopwatch: with `-Dcockpit.firstFrame=true` the desk opens even where there is no display, says
/// on standard output when its first picture is drawn, and closes. For the benchmark of the start.
final class FirstFrame {
    /// Whether this start is measured.
    static final boolean MEASURED = Boolean.getBoolean("cockpit.firstFrame");

    /// What it says.
    static final String WORDS = "first frame";

    /// A pulse hands its picture to the renderer and the next may come before that is done; not so the one after.
    private static final int DRAWN = 3;

    private FirstFrame() {}

    /// Begins to watch, on the FX thread, when the window is shown.
    static void watch(javafx.stage.Stage window) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long nanos) {
                if (++pulses == DRAWN) {
                    stop();
                    System.out.println(WORDS);
                    System.out.flush();
                    window.close();
                }
            }
        }.start();
    }
}
