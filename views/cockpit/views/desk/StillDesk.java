package cockpit.views.desk;

import cockpit.stage.Command;
import java.util.function.Supplier;

/// A desk for pictures: it shows frames, and nothing can be wished for.
///
/// @param newest the frame to show
public record StillDesk(Supplier<Frame> newest) implements Desk {
    @Override
    public Frame frame() {
        return newest.get();
    }

    @Override
    public void go() {}

    @Override
    public void undo() {}

    @Override
    public void pointAt(int cue) {}

    @Override
    public void begin() {}

    @Override
    public void toggleHold() {}

    @Override
    public void send(Command command) {}

    @Override
    public void toggleArm() {}

    @Override
    public void reset() {}

    @Override
    public void panic() {}

    @Override
    public void pullParachute() {}

    @Override
    public void togglePlay() {}

    @Override
    public void seek(long at) {}

    @Override
    public void step(int events) {}

    @Override
    public void speed(double times) {}

    @Override
    public void toggleLoop() {}

    @Override
    public void toggleRecord() {}
}
