package cockpit.views.window;

import cockpit.script.Show;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Texts;
import cockpit.world.SentCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/// Builds the cards that float over the window.
final class Cards {
    private static final String[][] KEYS = {
        {"PageDown  →  Space  Enter", "keys.go"},
        {"PageUp  ←", "keys.back"},
        {"↑  ↓", "keys.point"},
        {"G", "keys.jump"},
        {"F5", "keys.begin"},
        {"Esc", "keys.escape"},
        {"W", "keys.bright"},
        {"M", "keys.motion"},
        {"H", "keys.hold"},
        {"K", "keys.play"},
        {"J  L", "keys.skip"},
        {"[  ]", "keys.speed"},
        {"R", "keys.record"},
        {"T", "keys.commands"},
        {"Q", "keys.questions"},
        {"Ctrl K", "keys.knobs"},
        {"N", "keys.language"},
        {"Ctrl +  −", "keys.scale"},
        {"1  2", "keys.tab"},
        {"+  −  Home  ← → ↑ ↓", "keys.zoom"},
        {"Ctrl ← →", "keys.walk"},
        {"Ctrl Z", "keys.undo"},
        {"Ctrl Shift A", "keys.arm"},
        {"P", "keys.parachute"},
        {"C", "keys.checks"},
        {"Ctrl Shift X", "keys.panic"},
        {"?", "keys.keys"},
    };

    private Cards() {}

    static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }

    static VBox card(double width, Region... children) {
        var box = new VBox(8, children);
        box.getStyleClass().add("card");
        box.setPrefWidth(width);
        box.setMaxWidth(width);
        return box;
    }

    /// @param pinned whether it stays until it is let go
    static VBox explanation(Explainer.Words words, boolean pinned) {
        var box = card(420);
        box.setId("explanation");
        box.setMouseTransparent(true);
        if (pinned) {
            box.getStyleClass().add("pinned");
        }
        explain(box, words);
        return box;
    }

    /// Writes an explanation's card anew.
    static void explain(VBox box, Explainer.Words words) {
        var labels = new ArrayList<Region>();
        labels.add(label(words.title(), "title"));
        for (int i = 0; i < words.lines().size(); i++) {
            labels.add(label(words.lines().get(i), i == 0 ? "body" : "quiet"));
        }
        box.getChildren().setAll(labels);
    }

    static Region keys(Texts texts) {
        var grid = new GridPane();
        grid.setHgap(24);
        grid.setVgap(6);
        for (int i = 0; i < KEYS.length; i++) {
            var key = label(KEYS[i][0], "key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(key, 0, i);
            grid.add(label(texts.get(KEYS[i][1]), "quiet"), 1, i);
        }
        var scroll = scroll(grid);
        var card = card(720, label(texts.get("keys.title"), "title"), scroll);
        card.setId("keys-card");
        return card;
    }

    /// What was sent, newest first, and what it printed.
    static Region commands(Frame frame, Texts texts, double width) {
        var list = new VBox(12);
        List<SentCommand> sent = frame.world().talk().commands().reversed();
        if (sent.isEmpty()) {
            list.getChildren().add(label(texts.get("commands.none"), "body"));
        }
        for (SentCommand command : sent.subList(0, Math.min(12, sent.size()))) {
            var entry = new VBox(2, label("$ " + command.words(), "command"));
            if (command.answered() >= 0 && !command.accepted()) {
                entry.getChildren().add(label(texts.get("commands.refused") + ": " + command.output(), "refused"));
            } else if (!command.output().isEmpty()) {
                var output = label(command.output().stripTrailing(), "mono");
                output.setWrapText(false);
                entry.getChildren().add(output);
            }
            list.getChildren().add(entry);
        }
        var scroll = scroll(list);
        scroll.setPrefViewportHeight(320);
        var card = card(width, label(texts.get("commands.title"), "title"), scroll);
        card.setId("commands-card");
        return card;
    }

    static ScrollPane scroll(Region content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    /// Asks for a cue by number or words.
    static Region jump(Show show, Texts texts, IntConsumer chosen) {
        TextField field = TextFields.createClearableTextField();
        field.setId("jump");
        field.setPromptText(texts.get("jump.prompt"));
        var found = label("", "quiet");
        field.textProperty()
                .addListener((o, was, is) -> found.setText(match(show, texts, is).stream()
                        .mapToObj(i -> (i + 1) + "  "
                                + show.scenario().cues().get(i).title().in(texts.language()))
                        .findFirst()
                        .orElse("")));
        field.setOnAction(e -> match(show, texts, field.getText()).ifPresent(chosen));
        VBox.setMargin(field, new Insets(4, 0, 0, 0));
        var card = card(420, label(texts.get("jump.title"), "title"), field, found);
        card.setId("jump-card");
        return card;
    }

    static OptionalInt match(Show show, Texts texts, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return OptionalInt.empty();
        }
        var cues = show.scenario().cues();
        if (wanted.matches("\\d{1,3}")) {
            int number = Integer.parseInt(wanted);
            return number >= 1 && number <= cues.size() ? OptionalInt.of(number - 1) : OptionalInt.empty();
        }
        for (int i = 0; i < cues.size(); i++) {
            String title = cues.get(i).title().in(texts.language()).toLowerCase(Locale.ROOT);
            if (title.contains(wanted) || cues.get(i).id().contains(wanted)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
