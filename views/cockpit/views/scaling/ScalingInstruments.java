package cockpit.views.scaling;

import cockpit.script.Focus;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.tiles.LoadSlider;
import java.util.List;
import javafx.geometry.Rectangle2D;

/// The instruments of autoscaling: the load with its slider, replicas, why which group grew and who set its capacity,
/// what it costs. FX thread only.
public final class ScalingInstruments extends Panel {
    private static final LoadSlider.Scale CLIENTS = new LoadSlider.Scale(20, 1, 1, 1, 1);
    private static final double NARROW = 300;

    private final LoadSlider load;
    private InstrumentsPainter.Parts parts = new InstrumentsPainter.Parts(0, 0);

    public ScalingInstruments(Desk desk, Palette palette, Texts texts) {
        super(palette, texts);
        load = new LoadSlider(desk, CLIENTS, this::shown, this::spoil);
        getChildren().add(load);
        dressed();
    }

    @Override
    protected void dressed() {
        load.tell(texts().get("tip.clients"));
    }

    /// What of it a cue speaks of, as it was painted last.
    public List<Rectangle2D> lit(Focus focus) {
        return switch (focus) {
            case HPA -> List.of(new Rectangle2D(0, 0, getWidth(), parts.load()));
            case WHY_GROUP ->
                List.of(new Rectangle2D(0, parts.load(), getWidth(), Math.max(0, parts.decision() - parts.load())));
            case COST ->
                List.of(new Rectangle2D(0, parts.decision(), getWidth(), Math.max(0, getHeight() - parts.decision())));
            default -> List.of();
        };
    }

    private boolean compact() {
        return small() || getWidth() < NARROW;
    }

    @Override
    protected void arrange() {
        double y = compact() ? 66 : 86;
        load.resizeRelocate(8, y, getWidth() - 16, compact() ? 24 : 28);
    }

    /// What it costs so far moves on with the time.
    @Override
    protected boolean due(Frame frame, long since) {
        return since >= CALM
                && shown().map(before -> before.at() != frame.at() || !before.isLike(frame))
                        .orElse(true);
    }

    @Override
    protected void paint(Brush brush, Zones zones, Frame frame) {
        load.follow(frame.world().demand().askedUsers());
        double k = compact() ? 0.8 : 1;
        parts = new InstrumentsPainter(new Sheet(brush, zones, texts(), frame, getWidth(), getHeight(), k)).paint();
    }
}
