package cockpit.views.whatif;

import cockpit.simulation.WhatIf;
import cockpit.views.theme.Brush;
import cockpit.views.theme.CrispCanvas;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;

/// The curves of two runs, chart under chart, over one axis of time. FX thread only.
final class Strips extends Region {
    private static final double LEAST = 72;

    private final WhatIf whatIf;
    private final Palette palette;
    private final Texts texts;
    private final CrispCanvas canvas = new CrispCanvas();
    private Optional<Comparison> shown = Optional.empty();

    Strips(WhatIf whatIf, Palette palette, Texts texts) {
        this.whatIf = whatIf;
        this.palette = palette;
        this.texts = texts;
        setId("whatif-strips");
        setMinSize(300, whatIf.charts().size() * LEAST + StripPainter.AXIS);
        setAccessibleText(texts.get("whatif.title"));
        getChildren().add(canvas);
    }

    void show(Comparison comparison) {
        shown = Optional.of(comparison);
        draw();
    }

    /// Words on it, for a test that looks for collisions.
    List<Brush.Words> words() {
        return canvas.words();
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
        draw();
    }

    private void draw() {
        double screen = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
        canvas.density(Math.max(1, getLocalToSceneTransform().getMxx() * screen));
        canvas.draw(palette, brush -> new StripPainter(brush, texts, whatIf, getWidth(), getHeight()).paint(shown));
    }
}
