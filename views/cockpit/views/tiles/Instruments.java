package cockpit.views.tiles;

import cockpit.stage.Command;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;

/// The instruments' column: the load with its slider, and under it what the load brings about. Figures change at most
/// four times a second. FX thread only.
public final class Instruments extends Panel {
    /// Where nothing but time goes on, its curves move on once a second, nanoseconds.
    private static final long TIME = 1_000_000_000L;
    private static final double MOST_USERS = 2_000;

    private final Slider load = new Slider(0, MOST_USERS, 0);
    private final Tooltip tip = new Tooltip();

    public Instruments(Desk desk, Palette palette, Texts texts) {
        super(palette, texts);
        load.setBlockIncrement(50);
        load.setId("load");
        load.setTooltip(tip);
        load.valueChangingProperty().addListener((o, was, changing) -> {
            if (!changing) {
                send(desk);
            }
        });
        load.valueProperty().addListener((o, was, is) -> {
            if (!load.isValueChanging() && load.isFocused()) {
                send(desk);
            }
            spoil();
        });
        getChildren().add(load);
        dressed();
    }

    private void send(Desk desk) {
        int users = (int) Math.round(load.getValue() / 10) * 10;
        if (shown().map(f -> f.world().demand().askedUsers() != users).orElse(false)) {
            desk.send(new Command.SetLoad(users, Math.max(10, users / 20.0)));
        }
    }

    @Override
    protected void dressed() {
        tip.setText(texts().get("tip.load"));
        load.setAccessibleText(texts().get("tip.load"));
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
        int users = frame.world().demand().askedUsers();
        if (!load.isValueChanging() && !load.isFocused() && users >= 0) {
            load.setValue(users);
        }
        new InstrumentPainter(brush, zones, texts(), frame, getWidth(), getHeight(), small()).paint();
    }
}
