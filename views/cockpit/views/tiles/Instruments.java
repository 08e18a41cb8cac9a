package cockpit.views.tiles;

import cockpit.stage.Command;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.CrispCanvas;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import java.util.List;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The instruments' column: the load with its slider, and under it what the load brings about. Figures change at most
/// four times a second. FX thread only.
public final class Instruments extends Region {
    private static final long CALM = 250_000_000L;
    private static final double MOST_USERS = 2_000;

    private final CrispCanvas canvas = new CrispCanvas();
    private final Slider load = new Slider(0, MOST_USERS, 0);
    private final Tooltip tip = new Tooltip();
    private Palette palette;
    private Texts texts;
    private boolean small;
    private double fitted;
    private boolean stale = true;
    private long drawn;
    private @Nullable Frame shown;

    public Instruments(Desk desk, Palette palette, Texts texts) {
        this.palette = palette;
        this.texts = texts;
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
            stale = true;
        });
        getChildren().addAll(canvas, load);
        dress(palette, texts);
    }

    private void send(Desk desk) {
        int users = (int) Math.round(load.getValue() / 10) * 10;
        if (shown != null && users != shown.world().demand().askedUsers()) {
            desk.send(new Command.SetLoad(users, Math.max(10, users / 20.0)));
        }
    }

    /// Another dress or language.
    public void dress(Palette newPalette, Texts newTexts) {
        palette = newPalette;
        texts = newTexts;
        tip.setText(texts.get("tip.load"));
        load.setAccessibleText(texts.get("tip.load"));
        stale = true;
    }

    /// Another size of window, another density of screen.
    public void fit(boolean isSmall, double physical) {
        if (isSmall == small && physical == fitted) {
            return;
        }
        fitted = physical;
        small = isSmall;
        canvas.density(physical);
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
        double x = small ? 138 : 8;
        double y = small ? 36 : 86;
        load.resizeRelocate(x, y, getWidth() - x - 8, small ? 24 : 28);
        stale = true;
    }

    /// Draws the frame's figures, if they changed.
    public void show(Frame frame, long nanos) {
        boolean changed = shown == null || frame.world() != shown.world();
        if (!stale && (!changed || nanos - drawn < CALM)) {
            return;
        }
        stale = false;
        drawn = nanos;
        shown = frame;
        int users = frame.world().demand().askedUsers();
        if (!load.isValueChanging() && !load.isFocused() && users >= 0) {
            load.setValue(users);
        }
        canvas.draw(palette, brush -> new InstrumentPainter(brush, texts, frame, getWidth(), small).paint());
    }

    /// Words on the column, for a test that looks for collisions.
    public List<Brush.Words> words() {
        return canvas.words();
    }
}
