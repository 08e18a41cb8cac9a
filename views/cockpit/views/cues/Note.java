package cockpit.views.cues;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/// A speaker's note, Markdown, as plain words for a card.
public final class Note {
    private static final Parser PARSER = Parser.builder().build();
    private static final TextContentRenderer PLAIN = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.COMPACT)
            .build();

    private Note() {}

    /// The words without their marks.
    public static String plain(String markdown) {
        return PLAIN.render(PARSER.parse(markdown)).strip().replaceAll("(?<!\n)\n(?!\n)", " ");
    }
}
