package cockpit.views.window;

import cockpit.script.Card;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Texts;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All questions that the talk asks itself, with their answers and what proves them now: for whoever asks early.
final class QuestionCards {
    private QuestionCards() {}

    static Region of(Frame frame, Texts texts, double width) {
        var list = new VBox(24);
        List<Card> cards = frame.show().scenario().cards();
        if (cards.isEmpty()) {
            list.getChildren().add(Cards.label(texts.get("questions.none"), "body"));
        }
        cards.forEach(card -> list.getChildren().add(entry(card, frame, texts)));
        var scroll = Cards.scroll(list);
        scroll.setPrefViewportHeight(620);
        var card = Cards.card(width, Cards.label(texts.get("questions.title"), "title"), scroll);
        card.setId("questions-card");
        return card;
    }

    private static Region entry(Card card, Frame frame, Texts texts) {
        var box = new VBox(
                6,
                Cards.label(card.question().in(texts.language()), "question"),
                Cards.label(card.answer().in(texts.language()), "answer"));
        List<String> proof = card.proof().stream()
                .flatMap(each -> each.lines(frame.world()).stream())
                .toList();
        proof.forEach(line -> box.getChildren().add(Cards.label(line, "mono")));
        if (!card.check().isEmpty()) {
            box.getChildren().add(Cards.label("$ " + card.check(), "command"));
        } else if (proof.isEmpty()) {
            box.getChildren().add(Cards.label(texts.get("questions.notYet"), "quiet"));
        }
        box.getChildren().add(Cards.label(texts.get("questions.source", card.source()), "quiet"));
        return box;
    }
}
