package cockpit.views.window;

import cockpit.views.desk.Lookout;
import cockpit.views.desk.Readiness;
import cockpit.views.desk.Readiness.Row;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What was found when the stage was looked at: at the left all checks, each in a place of its own from the first
/// moment,
/// at the right what has to be read, which grows downwards while the look goes on and is put in order when it has
/// ended,
/// the worst first. FX thread only.
final class ChecksCard extends VBox {
    /// Below this width what was found stands at the right only.
    private static final double WIDE = 1_000;
    private static final double GAP = 12;
    private static final double INDENT = 30;

    private final Lookout lookout;
    private final Supplier<Texts> texts;
    private final LongSupplier wall;
    private final boolean wide;
    private final Label title = Cards.label("", "title");
    private final Label summary = Cards.label("", "body");
    private final Button again = new Button();
    private final VBox all = new VBox();
    private final VBox bad = new VBox(GAP);
    private final List<CheckLine> lines = new ArrayList<>();
    private Readiness shown = Readiness.NEVER;
    private String language = "";

    /// @param wall milliseconds of the wall clock
    ChecksCard(Lookout lookout, Supplier<Texts> texts, LongSupplier wall, double width, double height) {
        super(GAP);
        this.lookout = lookout;
        this.texts = texts;
        this.wall = wall;
        this.wide = width >= WIDE;
        getStyleClass().addAll("card", "checks");
        setPrefSize(width, height);
        setMaxWidth(width);
        title.setMinWidth(Region.USE_PREF_SIZE);
        summary.setId("checks-summary");
        summary.setWrapText(false);
        var between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        again.setId("checks-again");
        again.getStyleClass().setAll("text-button");
        again.setMinSize(Region.USE_PREF_SIZE, 34);
        again.setOnAction(e -> lookout.look());
        var head = new HBox(20, title, summary, between, again);
        head.setAlignment(Pos.CENTER_LEFT);
        double inner = width - 2 * 16 - GAP;
        ScrollPane left = pane(all, Math.floor(inner * (wide ? 0.6 : 0.46)));
        ScrollPane right = pane(bad, inner - left.getPrefWidth());
        left.setId("checks-all");
        right.setId("checks-bad");
        var panes = new HBox(GAP, left, right);
        VBox.setVgrow(panes, Priority.ALWAYS);
        getChildren().addAll(head, panes);
        refresh();
    }

    private static ScrollPane pane(VBox content, double width) {
        content.getStyleClass().add("pane");
        var scroll = new ScrollPane(content);
        scroll.getStyleClass().add("pane-frame");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(width);
        scroll.setPrefWidth(width);
        scroll.setMaxWidth(width);
        return scroll;
    }

    /// Shows what is known by now; rows keep their places.
    void refresh() {
        Readiness newest = lookout.newest();
        Texts words = texts.get();
        boolean anew = !words.language().equals(language) || newest.rows().size() != lines.size();
        if (anew) {
            language = words.language();
            title.setText(words.get("checks.title"));
            again.setText(words.get("checks.again"));
            again.setAccessibleText(words.get("checks.again"));
            lines.clear();
            newest.rows().forEach(row -> lines.add(new CheckLine(wide)));
            all.getChildren().setAll(lines);
        }
        long now = wall.getAsLong();
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).show(newest.rows().get(i), words, now);
        }
        if (anew || newest != shown) {
            shown = newest;
            again.setDisable(newest.phase() == Readiness.Phase.LOOKING);
            summary(words);
            bad(words);
        }
    }

    private void summary(Texts words) {
        int size = shown.rows().size();
        long noGo = shown.count(Row.State.NO_GO);
        long warn = shown.count(Row.State.WARN);
        long open = shown.count(Row.State.OPEN);
        summary.getStyleClass().removeAll("found-GO", "found-WARN", "found-NO_GO");
        if (shown.phase() == Readiness.Phase.LOOKING) {
            summary.setText(size == 0 ? words.get("checks.opening") : words.get("checks.looking", size - open, size));
        } else if (shown.phase() == Readiness.Phase.ENDED && size > 0) {
            String key = noGo > 0 ? "checks.noGo" : warn > 0 ? "checks.warn" : "checks.go";
            summary.setText(words.get(key, size, noGo, warn, String.format("%.1f", shown.seconds())));
            summary.getStyleClass().add("found-" + shown.worst());
        } else {
            summary.setText("");
        }
    }

    private void bad(Texts words) {
        var order = shown.phase() == Readiness.Phase.LOOKING
                ? Comparator.comparingLong(Row::at)
                : Comparator.comparing(Row::state).reversed();
        var found = new ArrayList<Region>();
        if (!shown.trouble().isEmpty()) {
            found.add(Cards.label(words.get("preflight.broken", shown.trouble()), "refused"));
        }
        shown.rows().stream().filter(Row::isBad).sorted(order).forEach(row -> found.add(entry(row, words)));
        if (found.isEmpty() && shown.phase() == Readiness.Phase.ENDED) {
            found.add(Cards.label(words.get("checks.nothing"), "body"));
        }
        bad.getChildren().setAll(found);
    }

    private static Region entry(Row row, Texts words) {
        var name = Cards.label(CheckLine.said(row.title(), words), "name");
        var verdict = Cards.label(words.get("preflight.verdict." + row.state()), "found-" + row.state());
        verdict.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var head = new HBox(8, CheckLine.mark(row.state()), verdict, name);
        head.setAlignment(Pos.TOP_LEFT);
        var found = Cards.label(CheckLine.said(row.found(), words), "quiet");
        found.setPadding(new Insets(0, 0, 0, INDENT));
        var todo = Cards.label(CheckLine.said(row.todo(), words), "body");
        HBox.setHgrow(todo, Priority.ALWAYS);
        var entry = new VBox(2, head, found, new HBox(8, CheckLine.icon(Icon.RIGHT, "todo"), todo));
        entry.getStyleClass().add("check-entry");
        return entry;
    }
}
