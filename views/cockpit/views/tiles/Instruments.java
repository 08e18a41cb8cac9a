package cockpit.views.tiles;

import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;

/// The instruments' column: the load with its slider, and under it what the load brings about. Figures change at most
/// four times a second. FX thread only.
public final class Instruments extends Panel {
    /// Where nothing but time goes on, its curves move on once a second, nanoseconds.
    private static final long TIME = 1_000_000_000L;
    private static final LoadSlider.Scale USERS = new LoadSlider.Scale(2_000, 50, 10, 0.05, 10);

    private final LoadSlider load;

    public Instruments(Desk desk, Palette palette, Texts texts) {
        super(palette, texts);
        load = new LoadSlider(desk, USERS, this::shown, this::spoil);
        getChildren().add(load);
        dressed();
    }

    @Override
    protected void dressed() {
        load.tell(texts().get("tip.load"));
    }

    @Override
    protected void arrange() {
        double x = small() ? 138 : 8;
        double y = small() ? 36 : 86;
        load.resizeRelocate(x, y, getWidth() - x - 8, small() ? 24 : 28);
    }

    @Override
    protected boolean due(Frame frame, long since) {
        return since >= CALM
                && shown().map(before -> since >= TIME && before.at() != frame.at() || !before.isLike(frame))
                        .orElse(true);
    }

    @Override
    protected void paint(Brush brush, Zones zones, Frame frame) {
        load.follow(frame.world().demand().askedUsers());
        new InstrumentPainter(brush, zones, texts(), frame, getWidth(), getHeight(), small()).paint();
    }
}
