package cockpit.views.window;

import cockpit.script.Pace;
import cockpit.stage.Source;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Figure;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Icon;
import cockpit.views.theme.IconButton;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.paint.Color;
import org.controlsfx.control.SegmentedButton;

/// The two lines at the top: what this is and where it comes from, the talk's clock, the window's own buttons; and the
/// tabs. FX thread only.
final class Header extends Panel {
    static final double BAR = 48;
    static final double TABS = 44;

    private static final double NARROW = 1_000;

    private final ToggleButton korean = new ToggleButton("한");
    private final ToggleButton english = new ToggleButton("EN");
    private final SegmentedButton language = new SegmentedButton(korean, english);
    private final Tooltip languageTip = new Tooltip();
    private final IconButton smaller = new IconButton(Icon.MINUS, "smaller");
    private final IconButton larger = new IconButton(Icon.PLUS, "larger");
    private final IconButton bright = new IconButton(Icon.SUN, "bright");
    private final IconButton motion = new IconButton(Icon.WAVE, "motion");
    private final IconButton record = new IconButton(Icon.FILM, "record");
    private final IconButton knobs = new IconButton(Icon.KNOBS, "knobs");
    private final IconButton questions = new IconButton(Icon.QUESTION, "questions");
    private final IconButton commands = new IconButton(Icon.TERMINAL, "commands");
    private final IconButton keys = new IconButton(Icon.KEYBOARD, "keys");
    private final IconButton cues = new IconButton(Icon.LIST, "cues");
    private final IconButton undo = new IconButton(Icon.UNDO, "undo");
    private final Tabs tabs;
    private final List<Button> tabButtons = new ArrayList<>();
    private boolean narrow;
    private boolean asks;
    private String drawn = "";

    /// What the header's buttons wish of the window.
    record Wishes(
            Runnable language,
            Runnable smaller,
            Runnable larger,
            Runnable bright,
            Runnable motion,
            Runnable knobs,
            Runnable commands,
            Runnable keys,
            Runnable cues,
            Runnable questions) {}

    Header(Desk desk, Wishes wishes, Tabs tabs, Palette palette, Texts texts) {
        super(palette, texts);
        this.tabs = tabs;
        tabs.all().forEach(tab -> tabButtons.add(button(tab)));
        for (ToggleButton one : List.of(korean, english)) {
            one.setTooltip(languageTip);
            one.setOnAction(e -> {
                if (one.isSelected()) {
                    wishes.language().run();
                } else {
                    one.setSelected(true); // it is in this language already
                }
            });
        }
        korean.setId("korean");
        english.setId("english");
        smaller.setOnAction(e -> wishes.smaller().run());
        larger.setOnAction(e -> wishes.larger().run());
        bright.setOnAction(e -> wishes.bright().run());
        motion.setOnAction(e -> wishes.motion().run());
        undo.setOnAction(e -> desk.undo());
        undo.setDisable(true);
        record.setOnAction(e -> desk.toggleRecord());
        knobs.setOnAction(e -> wishes.knobs().run());
        commands.setOnAction(e -> wishes.commands().run());
        keys.setOnAction(e -> wishes.keys().run());
        cues.setOnAction(e -> wishes.cues().run());
        questions.setOnAction(e -> wishes.questions().run());
        getChildren()
                .addAll(
                        language, smaller, larger, bright, motion, undo, record, knobs, questions, commands, keys,
                        cues);
        getChildren().addAll(tabButtons);
        dressed();
    }

    /// A tab's hands; its words are painted.
    private Button button(Tabs.Tab tab) {
        var button = new Button();
        button.getStyleClass().setAll("tab-button");
        button.setId("tab-" + tab.scenario());
        button.setTooltip(new Tooltip());
        button.setOnAction(e ->
                shown().ifPresent(frame -> tabs.go(tab.number(), frame.show().scenario())));
        return button;
    }

    @Override
    protected void dressed() {
        boolean isKorean = texts().language().equals("ko");
        korean.setSelected(isKorean);
        english.setSelected(!isKorean);
        languageTip.setText(texts().get("tip.language"));
        korean.setAccessibleText(texts().get("tip.language"));
        english.setAccessibleText(texts().get("tip.language"));
        smaller.dress(palette(), texts().get("tip.smaller"));
        larger.dress(palette(), texts().get("tip.larger"));
        bright.dress(palette(), texts().get("tip.bright"));
        motion.dress(palette(), texts().get("tip.motion"));
        undo.dress(palette(), texts().get("tip.undo"));
        record.dress(palette(), texts().get("tip.record"));
        knobs.dress(palette(), texts().get("tip.knobs"));
        commands.dress(palette(), texts().get("tip.commands"));
        keys.dress(palette(), texts().get("tip.keys"));
        cues.dress(palette(), texts().get("tip.cues"));
        questions.dress(palette(), texts().get("tip.questions"));
        requestLayout(); // tabs are as wide as their words
        for (int i = 0; i < tabButtons.size(); i++) {
            Tabs.Tab tab = tabs.all().get(i);
            String tip = texts().get("tip.tab", tab.title().in(texts().language()), tab.number());
            tabButtons.get(i).getTooltip().setText(tip);
            tabButtons.get(i).setAccessibleText(tip);
        }
        bright.icon(palette().light() ? Icon.MOON : Icon.SUN);
    }

    /// Whether requests move as dots.
    void moving(boolean on) {
        motion.lit(on);
    }

    /// Whether the talk asks questions of its own.
    void asks(boolean doesAsk) {
        asks = doesAsk;
        requestLayout();
    }

    /// Whether the side columns fold, and with them some of the buttons.
    void narrow(boolean isNarrow) {
        if (isNarrow != narrow) {
            narrow = isNarrow;
            requestLayout();
        }
    }

    @Override
    protected void arrange() {
        double x = getWidth() - 12;
        // What has a key of its own gives way first.
        for (Button button :
                new Button[] {keys, cues, commands, questions, knobs, record, undo, motion, bright, larger, smaller}) {
            boolean folds = button == commands
                    || button == questions
                    || button == knobs
                    || button == record
                    || button == undo
                    || button == motion
                    || button == bright;
            boolean pointless = button == questions && !asks;
            button.setVisible(button == cues ? narrow : !(narrow && folds) && !pointless);
            if (!button.isVisible()) {
                continue;
            }
            x -= 36;
            button.resizeRelocate(x, 8, 34, 32);
            x -= 4;
        }
        x -= 84;
        language.resizeRelocate(x, 8, 82, 32);
        double left = 0;
        for (int i = 0; i < tabButtons.size(); i++) {
            double w = width(tabs.all().get(i));
            tabButtons.get(i).setVisible(!narrow);
            tabButtons.get(i).resizeRelocate(left, BAR, w, TABS);
            left += w;
        }
    }

    @Override
    protected boolean due(Frame frame, long since) {
        return !summary(frame).equals(drawn);
    }

    @Override
    protected void paint(Brush brush, Zones zones, Frame frame) {
        drawn = summary(frame);
        record.lit(frame.recording());
        undo.setDisable(!undoable(frame));
        write(brush, zones, frame);
    }

    private static boolean undoable(Frame frame) {
        return frame.source() != Source.RECORDED && frame.show().undoable() >= 0;
    }

    private static String summary(Frame frame) {
        Pace pace = frame.pace();
        return frame.source() + frame.stageName() + (int) pace.elapsed() + "/" + (int) pace.drift()
                + pace.word()
                + (int) pace.left() + frame.held() + frame.recording() + undoable(frame)
                + frame.show().scenario().id();
    }

    private void write(Brush brush, Zones zones, Frame frame) {
        Palette p = palette();
        brush.fill(0, 0, getWidth(), getHeight(), 0, p.panel);
        double limit = language.getLayoutX() - 12;
        double x = brand(brush, zones, frame, limit);
        clock(brush, zones, frame, x, limit);
        if (!narrow) {
            tabs(brush, frame);
        }
    }

    private double brand(Brush brush, Zones zones, Frame frame, double limit) {
        Palette p = palette();
        brush.stroke(17, 16, 15, 15, 0, p.text, 2.5);
        brush.stroke(38, 16, 15, 15, 5, p.text, 2.5);
        brush.line(24, 23.5, 46, 23.5, p.text, 2.5);
        double x = 66;
        if (getWidth() >= NARROW) {
            x += brush.text(x, 31, "Cockpit", 20, Weight.BOLD, p.text) + 10;
            String name = frame.stageName();
            double nameWidth = Fonts.width(name, Fonts.of(Weight.MEDIUM, 18));
            if (!small() && x + nameWidth < limit * 0.36) {
                x += brush.text(x, 31, name, 18, Weight.MEDIUM, p.quiet) + 22;
            }
        }
        double badge = x;
        x = source(brush, frame.source(), x);
        zones.add(Figure.ORIGIN, badge, 4, x - badge - 22, 40);
        if (frame.recording()) {
            zones.add(Figure.RECORDING, x - 4, 4, narrow ? 24 : 60, 40);
            brush.circle(x + 7, 24, 8, p.text, 2);
            brush.disc(x + 7, 24, 4.5, Color.web("#FF5D5D"));
            x += narrow ? 24 : 22 + brush.text(x + 22, 30, texts().get("header.rec"), 16, Weight.SEMIBOLD, p.text) + 18;
        }
        return x;
    }

    private double source(Brush brush, Source source, double x) {
        Palette p = palette();
        Color color = switch (source) {
            case LIVE -> Color.web(p.light() ? "#C4161C" : "#FF5D5D");
            case RECORDED -> p.word(Hue.CLOUD);
            case SIMULATED -> p.quiet;
        };
        String word = texts().get("source." + source);
        double w = Fonts.width(word, Fonts.of(Weight.BOLD, 16)) + 48;
        brush.stroke(x, 10, w, 28, 4, color, 2);
        switch (source) {
            case LIVE -> brush.disc(x + 18, 24, 6, color);
            case RECORDED -> brush.icon(Icon.FILM, x + 18, 24, 18, color, 2.2);
            case SIMULATED -> brush.icon(Icon.WAVE, x + 18, 24, 18, color, 2.6);
        }
        brush.text(x + 34, 30, word, 16, Weight.BOLD, color);
        return x + w + 22;
    }

    private void clock(Brush brush, Zones zones, Frame frame, double from, double limit) {
        Palette p = palette();
        Pace pace = frame.pace();
        double clockWidth = Fonts.width(Figures.clock(pace.elapsed()), Fonts.of(Weight.BOLD, 32));
        double middle = Math.max(from + clockWidth + 46, Math.min(limit - 330, getWidth() / 2));
        brush.text(middle - 40, 35, Anchor.END, Figures.clock(pace.elapsed()), 32, Weight.BOLD, p.text);
        double x = middle - 30;
        x += brush.text(x, 33, texts().get("header.of", Figures.clock(pace.total())), 18, Weight.MEDIUM, p.quiet) + 16;
        zones.add(Figure.CLOCK, middle - 40 - clockWidth, 4, x - middle + 30 + clockWidth, 40);
        String sign = pace.drift() > 0.5 ? "+" : pace.drift() < -0.5 ? "−" : "";
        String drift = sign.isEmpty() ? "" : sign + Figures.clock(Math.abs(pace.drift())) + " ";
        String word = frame.held() ? texts().get("header.held") : texts().get("pace." + pace.word());
        Run[] runs = {
            new Run(drift, 20, Weight.BOLD, p.text),
            new Run(word, 18, Weight.MEDIUM, frame.held() ? p.word(Hue.PENDING) : p.quiet)
        };
        if (x + Brush.width(runs) < limit) {
            zones.add(Figure.PACE, x - 6, 4, Brush.width(runs) + 12, 40);
            x += brush.text(x, 33, Anchor.START, limit - x, runs) + 24;
        }
        String left = texts().get("header.cueLeft", Figures.clock(pace.left()));
        if (!small() && x + Fonts.width(left, Fonts.of(Weight.MEDIUM, 18)) < limit) {
            brush.text(x, 33, left, 18, Weight.MEDIUM, p.quiet);
        }
    }

    private String title(Tabs.Tab tab) {
        return tab.number() + "  " + tab.title().in(texts().language());
    }

    private double width(Tabs.Tab tab) {
        return Math.ceil(Fonts.width(title(tab), Fonts.of(Weight.BOLD, 18))) + 44;
    }

    /// The one shown is the stage's surface.
    private void tabs(Brush brush, Frame frame) {
        Palette p = palette();
        double x = 0;
        for (Tabs.Tab tab : tabs.with(frame.show().scenario())) {
            boolean here = tab.scenario().equals(frame.show().scenario().id());
            double w = width(tab);
            if (here) {
                brush.fill(x, BAR, w, TABS, 0, p.ground);
                brush.fill(x, BAR, w, 3, 0, p.text);
            }
            Weight weight = here ? Weight.BOLD : Weight.MEDIUM;
            brush.text(x + w / 2, BAR + 29, Anchor.MIDDLE, title(tab), 18, weight, here ? p.text : p.quiet);
            x += w;
        }
    }
}
