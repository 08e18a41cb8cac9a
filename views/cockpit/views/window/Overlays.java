package cockpit.views.window;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// What floats over the window: cards, one over the other; Esc takes the topmost. FX thread only.
final class Overlays extends Pane {
    private final Deque<Card> open = new ArrayDeque<>();

    private record Card(Region node, Place place, Runnable closed) {}

    /// Where a card stands.
    enum Place {
        CENTRE,
        /// Over the foot of the stage.
        FOOT,
        /// Where whoever opened it put it.
        OWN
    }

    Overlays() {
        setPickOnBounds(false);
    }

    void open(Region card, Place place, Runnable closed) {
        if (isOpen(card)) {
            return;
        }
        open.push(new Card(card, place, closed));
        getChildren().add(card);
        requestLayout();
    }

    boolean isOpen(Node card) {
        return getChildren().contains(card);
    }

    /// Closes the topmost card; false when none is open.
    boolean closeTop() {
        Card top = open.poll();
        if (top == null) {
            return false;
        }
        getChildren().remove(top.node());
        top.closed().run();
        return true;
    }

    void close(Node card) {
        Optional<Card> found = open.stream().filter(c -> c.node() == card).findFirst();
        found.ifPresent(c -> {
            open.remove(c);
            getChildren().remove(c.node());
            c.closed().run();
        });
    }

    @Override
    protected void layoutChildren() {
        for (Card card : open) {
            Region node = card.node();
            double w = Math.min(node.prefWidth(-1), getWidth() - 32);
            double h = Math.min(node.prefHeight(w), getHeight() - 32);
            switch (card.place()) {
                case CENTRE -> node.resizeRelocate((getWidth() - w) / 2, (getHeight() - h) / 2, w, h);
                case FOOT -> node.resizeRelocate((getWidth() - w) / 2, getHeight() - h - 132, w, h);
                case OWN ->
                    node.resizeRelocate(
                            Math.clamp(node.getLayoutX(), 8, Math.max(8, getWidth() - w - 8)),
                            Math.clamp(node.getLayoutY(), 8, Math.max(8, getHeight() - h - 8)),
                            w,
                            h);
            }
        }
    }
}
