package cockpit.views.window;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

/// One sentence over the picture, for as long as it takes to read; a ring before it fills while something is held. FX
/// thread only.
final class NoticeBar extends Label {
    private static final long LEAST = 4_000_000_000L;
    /// Longer words stay longer, a slow reader's pace: fifteen characters a second.
    private static final long CHARACTER = 65_000_000L;
    private static final double RADIUS = 10;

    private final Runnable placed;
    private final Arc filled = new Arc(RADIUS, RADIUS, RADIUS, RADIUS, 90, 0);
    private final StackPane ring = new StackPane(new Circle(RADIUS), filled);
    private long until;
    private long told;

    /// @param placed gives it its place, which grows with its words
    NoticeBar(Runnable placed) {
        this.placed = placed;
        getStyleClass().setAll("notice");
        setGraphicTextGap(12);
        setVisible(false);
        setMouseTransparent(true);
        filled.setType(ArcType.OPEN);
        filled.setManaged(false);
        filled.getStyleClass().add("filled");
        ring.getStyleClass().add("ring");
        ring.setId("hold-ring");
        ring.setMinSize(2 * RADIUS, 2 * RADIUS);
        ring.setMaxSize(2 * RADIUS, 2 * RADIUS);
    }

    void tell(String words, long now) {
        setText(words);
        setVisible(true);
        until = now + LEAST + words.length() * CHARACTER;
        placed.run();
    }

    /// Says what happened to a wish, once.
    void tell(Frame.Notice news, Texts texts, long now) {
        if (news.number() != told) {
            told = news.number();
            tell(texts.has(news.key()) ? texts.get(news.key(), texts.told(news.detail())) : news.detail(), now);
        }
    }

    /// @param held how much of a hold is over, 0 to 1; 0 for none
    void show(double held, long now) {
        if ((held > 0) != (getGraphic() != null)) {
            setGraphic(held > 0 ? ring : null);
            placed.run();
        }
        filled.setLength(-360 * held);
        if (isVisible() && held == 0 && now > until) {
            setVisible(false);
        }
    }
}
