package cockpit.views.whatif;

import cockpit.simulation.WhatIf;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.Tile.SkinType;
import eu.hansolo.tilesfx.TileBuilder;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What came of both runs, a tile a figure: what if large, as it is under it, and what lies between them. FX thread
/// only.
final class EndingTiles extends HBox {
    private static final double HIGH = 112;

    private final WhatIf whatIf;
    private final Palette palette;
    private final Texts texts;
    private final List<Label> figures = new ArrayList<>();
    private final List<Label> befores = new ArrayList<>();
    private final List<Label> differences = new ArrayList<>();

    EndingTiles(WhatIf whatIf, Palette palette, Texts texts) {
        super(8);
        this.whatIf = whatIf;
        this.palette = palette;
        this.texts = texts;
        setMinHeight(HIGH);
        setPrefHeight(HIGH);
    }

    /// A tile's own words shrink with it to less than can be read, so that its words are ours.
    private Region tile(WhatIf.Ending ending) {
        Label name = WhatIfCard.label(texts.get("whatif.ending." + ending.id()), "quiet");
        Label figure = WhatIfCard.label("–", "figure");
        Label difference = WhatIfCard.label("", "difference");
        Label before = WhatIfCard.label("", "quiet");
        Label unit = WhatIfCard.label(ending.unit(), "quiet");
        for (Label each : List.of(name, figure, unit, difference, before)) {
            each.setWrapText(false);
            each.setMinWidth(0);
        }
        figures.add(figure);
        differences.add(difference);
        befores.add(before);
        var middle = new HBox(6, figure, unit);
        middle.setAlignment(Pos.BASELINE_LEFT);
        figure.setMinWidth(Region.USE_PREF_SIZE);
        var words = new VBox(1, name, middle, difference, before);
        words.setId("ending-" + ending.id());
        Tile tile = TileBuilder.create()
                .skinType(SkinType.CUSTOM)
                .prefSize(120, HIGH)
                .minSize(90, HIGH)
                .maxSize(Double.MAX_VALUE, HIGH)
                .backgroundColor(palette.ground)
                .roundedCorners(false)
                .animated(false)
                .graphic(words)
                .build();
        HBox.setHgrow(tile, Priority.ALWAYS);
        return tile;
    }

    /// Loads what tiles need, fonts above all, so that the FX thread need not. Any thread.
    static void warmUp() {
        eu.hansolo.tilesfx.fonts.Fonts.latoRegular(12);
    }

    /// The tiles come with the first answer, once what they need is loaded; their room is kept.
    void show(Comparison comparison) {
        if (getChildren().isEmpty()) {
            whatIf.endings().forEach(ending -> getChildren().add(tile(ending)));
        }
        for (int i = 0; i < whatIf.endings().size(); i++) {
            WhatIf.Ending ending = whatIf.endings().get(i);
            Comparison.Ended ended = comparison.ended(ending);
            figures.get(i).setText(said(ending, ended.then()));
            befores.get(i).setText(texts.get("whatif.before", said(ending, ended.asItIs())));
            difference(differences.get(i), ending, ended.difference());
        }
    }

    private void difference(Label label, WhatIf.Ending ending, double difference) {
        if (Double.isNaN(difference)) {
            label.setText("");
            return;
        }
        String size = said(ending, Math.abs(difference));
        boolean none = size.equals(said(ending, 0));
        label.setText(none ? "±0" : (difference < 0 ? "−" : "+") + size);
        label.setTextFill(none ? palette.quiet : difference < 0 ? palette.word(Hue.READY) : palette.word(Hue.FAILED));
    }

    private static String said(WhatIf.Ending ending, double value) {
        return switch (ending.decimals()) {
            case 0 -> Figures.whole(value);
            case 1 -> Figures.one(value);
            case 2 -> Figures.two(value);
            default -> Figures.four(value);
        };
    }
}
