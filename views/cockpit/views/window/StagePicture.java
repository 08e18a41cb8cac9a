package cockpit.views.window;

import cockpit.script.Scenario;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.window.PresenterWindow.Written;
import cockpit.world.World;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.layout.Region;

/// What a scenario shows between header, cue list and timeline: its stage, what stands at the stage's foot, and its
/// instruments. FX thread only.
interface StagePicture {
    /// The scenario's own.
    static StagePicture of(Scenario scenario, Desk desk, Palette palette, Texts texts) {
        return switch (scenario.id()) {
            case "autoscaling" -> new ScalingPicture(desk, scenario, palette, texts);
            default -> new BurstingPicture(desk, scenario, palette, texts);
        };
    }

    /// What it holds, from the back to the front.
    List<? extends Region> nodes();

    /// What of it is painted panel by panel.
    List<Panel> panels();

    /// All of it that can be explained, in the order a keyboard walks through it.
    List<Explanations.Part> explained();

    /// The part that the keyboard reaches by Tab.
    Region reached();

    /// Gives that part its keys.
    ///
    /// @param walk goes so many things on among all that can be explained
    void steer(IntConsumer walk);

    /// Dresses what is no panel.
    void dress(Palette palette, Texts texts);

    /// Whether requests move as dots.
    void move(boolean on);

    /// Fits what is no panel.
    ///
    /// @param density physical px in a logical one
    void fit(Layout l, double density);

    /// Shares out its room where the instruments stand beside the stage.
    void beside(Layout l, double width, double height);

    /// Shares out its room where all stands one under the other, to be scrolled; returns how high that is.
    double stack(Layout l, double width);

    /// Shows a frame in what is no panel, and says of the panels which are seen.
    void show(Frame frame, long nanos);

    /// Shows a frame at once in its end state, as for a still picture.
    void showStill(Frame frame, long nanos);

    /// Whether it has to look at each pulse, and would stumble at a slower beat.
    boolean hurries();

    /// The world whose nodes and pods are on it.
    World drawn();

    /// Everything written on it.
    List<Written> written();
}
