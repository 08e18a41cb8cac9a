package cockpit.views.cues;

import cockpit.script.Card;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Paragraph;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/// Paints a question, its answer, what proves it and where it is written down, as large as there is room.
final class AnswerPainter {
    private static final double LEAST = 14;
    private static final double LEADING = 1.32;
    private static final double STEP = 0.04;

    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final double pad;
    private final double w;
    private final double h;

    AnswerPainter(Brush brush, Texts texts, double w, double h) {
        this.brush = brush;
        this.p = brush.palette;
        this.texts = texts;
        this.pad = w < 420 ? 14 : 24;
        this.w = w - 2 * pad;
        this.h = h;
    }

    /// Lines in one dress.
    private record Block(List<String> lines, double size, Weight weight, Color color, double before) {
        double height() {
            return lines.isEmpty() ? 0 : before + lines.size() * size * LEADING;
        }
    }

    void paint(Card card, List<String> proof) {
        double scale = 1.25;
        List<Block> blocks = blocks(card, proof, scale, Integer.MAX_VALUE);
        while (height(blocks) > h - 2 * pad && scale > 0.5) {
            scale -= STEP;
            blocks = blocks(card, proof, scale, Integer.MAX_VALUE);
        }
        for (int most = 6; height(blocks) > h - 2 * pad && most > 1; most--) {
            blocks = blocks(card, proof, scale, most);
        }
        double y = pad;
        for (Block block : blocks) {
            y = paint(block, y);
        }
    }

    private double paint(Block block, double top) {
        double y = top + (block.lines().isEmpty() ? 0 : block.before());
        for (int i = 0; i < block.lines().size(); i++) {
            y += block.size() * LEADING;
            double base = y - block.size() * 0.3;
            brush.text(
                    pad,
                    base,
                    Anchor.START,
                    w,
                    new Run(block.lines().get(i), block.size(), block.weight(), block.color()));
        }
        return y;
    }

    private static double height(List<Block> blocks) {
        return blocks.stream().mapToDouble(Block::height).sum();
    }

    private List<Block> blocks(Card card, List<String> proof, double scale, int most) {
        String language = texts.language();
        var blocks = new ArrayList<Block>();
        blocks.add(block(card.question().in(language), 30 * scale, Weight.EXTRABOLD, p.text, 0, most));
        blocks.add(block(card.answer().in(language), 24 * scale, Weight.SEMIBOLD, p.word(Hue.FRESH), 14 * scale, most));
        // proof gives way first: what is asked and answered must be read from afar
        double small = scale < 1 ? LEAST : 17 * scale;
        double gap = 16 * scale;
        List<String> shown = card.check().isEmpty() ? proof : List.of("$ " + card.check());
        if (shown.isEmpty()) {
            blocks.add(block(texts.get("questions.notYet"), small, Weight.MEDIUM, p.quiet, gap, most));
        }
        for (String line : shown) {
            blocks.add(block(line, small, Weight.MONO, p.text, gap, most));
            gap = 5 * scale;
        }
        String source = texts.get("questions.source", card.source());
        blocks.add(block(source, Math.min(small, 16), Weight.MEDIUM, p.quiet, 14 * scale, most));
        return blocks;
    }

    private Block block(String text, double wanted, Weight weight, Color color, double before, int most) {
        double size = Math.max(LEAST, Math.round(wanted));
        return new Block(Paragraph.lines(text, Fonts.of(weight, size), w, most), size, weight, color, before);
    }
}
