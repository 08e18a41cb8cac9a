package cockpit.views.cues;

import cockpit.views.theme.Fonts;
import cockpit.views.theme.Paragraph;
import cockpit.views.theme.Weight;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/// A speaker's note, Markdown, as words for a card: what is strong or code stands out.
public final class Note {
    private static final Parser PARSER = Parser.builder().build();
    private static final TextContentRenderer PLAIN = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.COMPACT)
            .build();

    /// Words of one weight.
    record Piece(String text, Weight weight) {}

    /// What stands between two spaces: one word, in several pieces where its weight changes.
    private record Word(List<Piece> pieces) {
        double width(double size) {
            return pieces.stream()
                    .mapToDouble(piece -> Fonts.width(piece.text(), Fonts.of(piece.weight(), size)))
                    .sum();
        }
    }

    private final List<Word> words;

    private Note(List<Word> words) {
        this.words = words;
    }

    /// The words without their marks.
    public static String plain(String markdown) {
        return PLAIN.render(PARSER.parse(markdown)).strip().replaceAll("(?<!\n)\n(?!\n)", " ");
    }

    static Note of(String markdown) {
        var reader = new Reader();
        PARSER.parse(markdown).accept(reader);
        return new Note(List.copyOf(reader.words));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /// The note's lines in so much room; at most so many, the last then ends in an ellipsis.
    List<List<Piece>> lines(double size, double room, int most) {
        double space = Fonts.width(" ", Fonts.of(Weight.MEDIUM, size));
        var lines = new ArrayList<List<Piece>>();
        var line = new ArrayList<Piece>();
        double used = 0;
        for (Word word : words) {
            double width = word.width(size);
            if (!line.isEmpty() && used + space + width > room) {
                lines.add(List.copyOf(line));
                line.clear();
                used = 0;
            }
            if (!line.isEmpty()) {
                line.add(new Piece(" ", Weight.MEDIUM));
                used += space;
            }
            line.addAll(word.pieces());
            used += width;
        }
        if (!line.isEmpty()) {
            lines.add(List.copyOf(line));
        }
        return lines.size() <= most ? lines : cut(lines, most, size, room);
    }

    private static List<List<Piece>> cut(List<List<Piece>> lines, int most, double size, double room) {
        if (most <= 0) {
            return List.of();
        }
        var kept = new ArrayList<>(lines.subList(0, most));
        var plain = new StringBuilder();
        kept.getLast().forEach(piece -> plain.append(piece.text()));
        String last = Paragraph.ended(plain.toString(), Fonts.of(Weight.MEDIUM, size), room);
        kept.set(most - 1, List.of(new Piece(last, Weight.MEDIUM)));
        return kept;
    }

    private static final class Reader extends AbstractVisitor {
        private final List<Word> words = new ArrayList<>();
        private Weight weight = Weight.MEDIUM;
        private boolean glued;

        @Override
        public void visit(Text text) {
            add(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            weighted(Weight.SEMIBOLD, () -> add(code.getLiteral()));
        }

        @Override
        public void visit(StrongEmphasis strong) {
            weighted(Weight.BOLD, () -> visitChildren(strong));
        }

        @Override
        public void visit(Emphasis emphasis) {
            weighted(Weight.SEMIBOLD, () -> visitChildren(emphasis));
        }

        @Override
        public void visit(SoftLineBreak br) {
            glued = false;
        }

        @Override
        public void visit(HardLineBreak br) {
            glued = false;
        }

        private void weighted(Weight other, Runnable inside) {
            Weight was = weight;
            weight = other;
            inside.run();
            weight = was;
        }

        private void add(String text) {
            boolean first = true;
            for (String word : text.split("\\s+", -1)) {
                boolean joins = first && glued;
                first = false;
                if (word.isEmpty()) {
                    glued = false;
                    continue;
                }
                var piece = new Piece(word, weight);
                if (joins) {
                    var longer = new ArrayList<>(words.removeLast().pieces());
                    longer.add(piece);
                    words.add(new Word(List.copyOf(longer)));
                } else {
                    words.add(new Word(List.of(piece)));
                }
                glued = true;
            }
        }
    }
}
