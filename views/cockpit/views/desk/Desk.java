package cockpit.views.desk;

import cockpit.stage.Command;

/// What a person at the window may wish for. Every call returns at once; what comes of it is seen in later frames.
/// Called
/// on the FX thread.
public interface Desk {
    /// The newest frame.
    Frame frame();

    /// Fires the cue standing by.
    void go();

    /// Puts back what the newest cue that can be put back has done, and stands by at it again.
    void undo();

    /// Moves the pointer, firing nothing.
    void pointAt(int cue);

    /// Begins the talk's clock, if it has not begun.
    void begin();

    /// Holds the talk's clock, or lets it go on.
    void toggleHold();

    /// Sends a command of an instrument through the gate.
    void send(Command command);

    /// Lets changes reach a live stage for some minutes, or no more.
    void toggleArm();

    /// Puts back what was changed on a live stage.
    void reset();

    /// Stops the load and sends the route home, at once.
    void panic();

    /// Goes on from a recording of the same scenario while a live stage is silent; back to the live stage at a cue's
    /// end.
    void pullParachute();

    /// Plays, or pauses.
    void togglePlay();

    /// Jumps to an instant of the course, microseconds; where the stage cannot, nothing happens and a notice says so.
    void seek(long at);

    /// One event on (positive) or back (negative).
    void step(int events);

    /// Sets the speed, 0.25 to 64.
    void speed(double times);

    /// Starts again at the end, or not.
    void toggleLoop();

    /// Records what happens from now on, the world as it is first; or stops and seals. A recording is not recorded
    /// again.
    void toggleRecord();
}
