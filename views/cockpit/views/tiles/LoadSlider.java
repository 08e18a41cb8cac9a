package cockpit.views.tiles;

import cockpit.stage.Command;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;

/// Asks for more load or for less: when it is let go, or with each press of an arrow. FX thread only.
public final class LoadSlider extends Slider {
    private final Desk desk;
    private final Scale scale;
    private final Supplier<Optional<Frame>> shown;
    private final Tooltip tip = new Tooltip();

    /// What it can ask for.
    ///
    /// @param most   users
    /// @param arrow  users more or less with an arrow
    /// @param grain  it asks for multiples of this
    /// @param growth share of the users that come each second
    /// @param least  users that come each second at least
    public record Scale(int most, int arrow, int grain, double growth, double least) {}

    /// @param shown what the person sees: a wish for what is asked already is none
    /// @param moved told when it stands elsewhere
    public LoadSlider(Desk desk, Scale scale, Supplier<Optional<Frame>> shown, Runnable moved) {
        super(0, scale.most(), 0);
        this.desk = desk;
        this.scale = scale;
        this.shown = shown;
        setId("load");
        setBlockIncrement(scale.arrow());
        setTooltip(tip);
        valueChangingProperty().addListener((o, was, changing) -> {
            if (!changing) {
                send();
            }
        });
        valueProperty().addListener((o, was, is) -> {
            if (!isValueChanging() && isFocused()) {
                send();
            }
            moved.run();
        });
    }

    private void send() {
        int users = (int) Math.round(getValue() / scale.grain()) * scale.grain();
        if (shown.get().map(f -> f.world().demand().askedUsers() != users).orElse(false)) {
            desk.send(new Command.SetLoad(users, Math.max(scale.least(), users * scale.growth())));
        }
    }

    /// Says what it is.
    public void tell(String words) {
        tip.setText(words);
        setAccessibleText(words);
    }

    /// Stands where the load is, unless a person has it in hand.
    public void follow(int users) {
        if (!isValueChanging() && !isFocused() && users >= 0) {
            setValue(users);
        }
    }
}
