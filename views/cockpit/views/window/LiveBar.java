package cockpit.views.window;

import cockpit.stage.Source;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Figure;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Icon;
import cockpit.views.theme.IconButton;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Credentials;
import cockpit.world.Event;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.paint.Color;

/// What only a live stage has: whether it can be changed and what is changed, how long AWS's keys hold, the checks, and
/// the parachute. Each in a place of its own, which stays empty while there is nothing to say. FX thread only.
final class LiveBar extends Panel {
    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed-stage");
    private static final PseudoClass DOUBT = PseudoClass.getPseudoClass("doubt");
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");
    private static final double GAP = 8;
    private static final double TOP = 6;
    private static final double HEIGHT = 32;

    private final Button reset = chip("reset");
    private final Button arm = chip("arm");
    private final IconButton checks = new IconButton(Icon.CHECKLIST, "checks");
    private final Button parachute = chip("parachute");
    private final Tooltip resetTip = new Tooltip();
    private final Tooltip armTip = new Tooltip();
    private final Tooltip parachuteTip = new Tooltip();
    private String drawn = "";

    /// What its buttons wish of the window.
    ///
    /// @param tapped the parachute was pressed and let go
    record Wishes(Runnable checks, Runnable tapped) {}

    LiveBar(Desk desk, Wishes wishes, Palette palette, Texts texts) {
        super(palette, texts);
        reset.setTooltip(resetTip);
        reset.setOnAction(e -> desk.reset());
        arm.setTooltip(armTip);
        arm.setOnAction(e -> desk.toggleArm());
        checks.setOnAction(e -> wishes.checks().run());
        parachute.getStyleClass().add("parachute");
        parachute.setTooltip(parachuteTip);
        parachute.setOnAction(e -> wishes.tapped().run());
        getChildren().addAll(reset, arm, checks, parachute);
        reset.setVisible(false);
        setVisible(false);
        dressed();
    }

    private static Button chip(String id) {
        var button = new Button();
        button.setId(id);
        button.getStyleClass().setAll("arm");
        return button;
    }

    /// Whether a stage is one that has any of this.
    static boolean has(Frame frame) {
        return frame.arming().isPresent() || frame.parachute().isPresent();
    }

    /// Whether the parachute's button is held down.
    boolean pulled() {
        return parachute.isArmed();
    }

    @Override
    protected void dressed() {
        resetTip.setText(texts().get("tip.reset"));
        armTip.setText(texts().get("tip.arm"));
        checks.dress(palette(), texts().get("tip.checks"));
        parachuteTip.setText(texts().get("tip.parachute"));
    }

    private double parachuteWidth() {
        return small() ? 262 : 290;
    }

    private double armWidth() {
        return small() ? 116 : 150;
    }

    private double keysWidth() {
        return small() ? 138 : 146;
    }

    private double checksAt() {
        return getWidth() - 12 - parachuteWidth() - GAP - 36;
    }

    private double armAt() {
        return checksAt() - GAP - armWidth();
    }

    private double keysAt() {
        return armAt() - GAP - keysWidth();
    }

    @Override
    protected void arrange() {
        parachute.resizeRelocate(getWidth() - 12 - parachuteWidth(), TOP, parachuteWidth(), HEIGHT);
        checks.resizeRelocate(checksAt(), TOP, 36, HEIGHT);
        arm.resizeRelocate(armAt(), TOP, armWidth(), HEIGHT);
        double resetWidth = small() ? 96 : 112;
        reset.resizeRelocate(keysAt() - GAP - resetWidth, TOP, resetWidth, HEIGHT);
    }

    @Override
    protected boolean due(Frame frame, long since) {
        return !summary(frame).equals(drawn);
    }

    private String summary(Frame frame) {
        return armed(frame)
                + frame.arming().map(Frame.Arming::changes)
                + frame.source()
                + parachute(frame)
                + frame.parachute().map(Frame.Parachute::state)
                + keys(frame).map(k -> term(frame, k) + " " + left(frame, k));
    }

    @Override
    protected void paint(Brush brush, Zones zones, Frame frame) {
        drawn = summary(frame);
        arming(frame);
        parachute.setVisible(frame.parachute().isPresent());
        frame.parachute().ifPresent(packed -> {
            parachute.setText(parachute(frame));
            parachute.setAccessibleText(parachute(frame) + ". " + texts().get("tip.parachute"));
            parachute.pseudoClassStateChanged(DOUBT, packed.silent().isPresent());
            parachute.pseudoClassStateChanged(
                    LOST, packed.silent().map(Frame.Silent::lost).orElse(false));
        });
        keys(frame).ifPresent(keys -> keys(brush, zones, frame, keys));
    }

    private void arming(Frame frame) {
        arm.setVisible(frame.arming().isPresent());
        int changes = frame.arming().map(Frame.Arming::changes).orElse(0);
        reset.setVisible(changes > 0);
        reset.setText(texts().get("header.reset", changes));
        boolean isArmed = frame.arming().filter(arming -> arming.left() > 0).isPresent();
        arm.setText(isArmed ? texts().get("header.armed", armed(frame)) : texts().get("header.unarmed"));
        arm.setAccessibleText(arm.getText());
        arm.pseudoClassStateChanged(ARMED, isArmed);
    }

    /// How long the stage is armed yet; empty words for a stage that needs no arming.
    private static String armed(Frame frame) {
        return frame.arming()
                .map(arming -> Figures.clock((arming.left() + Event.SECOND - 1) / Event.SECOND))
                .orElse("");
    }

    /// What the parachute's button says: who is silent before anything else.
    private String parachute(Frame frame) {
        return frame.parachute()
                .map(packed -> packed.silent()
                        .map(silent -> texts().get(
                                        silent.lost() ? "parachute.lost" : "parachute.doubt",
                                        silent.source(),
                                        Figures.clock(silent.micros() / Event.SECOND)))
                        .orElseGet(() -> texts().get("parachute." + packed.state())))
                .orElse("");
    }

    private static Optional<Credentials> keys(Frame frame) {
        return frame.source() == Source.LIVE
                ? frame.world().cloud().credentials().filter(Credentials::ends)
                : Optional.empty();
    }

    private static Credentials.Term term(Frame frame, Credentials keys) {
        double talk =
                Math.max(0, frame.pace().total() - Math.max(0, frame.pace().elapsed()));
        return keys.term(frame.at(), (long) (talk * Event.SECOND));
    }

    private static long left(Frame frame, Credentials keys) {
        return keys.left(frame.at()) / (60 * Event.SECOND);
    }

    private void keys(Brush brush, Zones zones, Frame frame, Credentials keys) {
        Palette p = palette();
        Credentials.Term term = term(frame, keys);
        Color color = switch (term) {
            case HOLDS -> p.quiet;
            case ENDS_SOON -> p.word(Hue.PENDING);
            case OUT -> p.word(Hue.FAILED);
        };
        double x = keysAt();
        double w = keysWidth();
        if (term != Credentials.Term.HOLDS) {
            brush.stroke(x + 1, TOP + 1, w - 2, HEIGHT - 2, 4, color, 2);
        }
        brush.icon(term == Credentials.Term.OUT ? Icon.CROSS : Icon.KEY, x + 18, TOP + 16, 18, color, 2.6);
        String words = term == Credentials.Term.OUT
                ? texts().get("header.keysOut")
                : texts().get("header.keys", left(frame, keys));
        brush.text(
                x + w - 10,
                TOP + 22,
                Anchor.END,
                words,
                16,
                term == Credentials.Term.HOLDS ? Weight.MEDIUM : Weight.BOLD,
                color);
        zones.add(Figure.CREDENTIALS, x, 0, w, Header.TABS);
    }
}
