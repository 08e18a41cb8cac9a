package cockpit.views.theme;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Font;

/// Text broken into lines at words; a word wider than the line, as Hangul may be, is split.
public final class Paragraph {
    private Paragraph() {}

    /// The lines of a text in so much room; at most so many, the last then ends in an ellipsis.
    public static List<String> lines(String text, Font font, double room, int most) {
        var lines = new ArrayList<String>();
        for (String paragraph : text.split("\n")) {
            var line = new StringBuilder();
            for (String word : paragraph.strip().split("\\s+")) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (Fonts.width(longer, font) <= room) {
                    line.setLength(0);
                    line.append(longer);
                    continue;
                }
                if (!line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(split(word, font, room, lines));
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
            }
        }
        if (lines.size() <= most) {
            return lines;
        }
        var cut = new ArrayList<>(lines.subList(0, Math.max(1, most)));
        cut.set(cut.size() - 1, ended(cut.getLast(), font, room));
        return cut;
    }

    /// A line that is not the last, ended by an ellipsis that fits.
    public static String ended(String line, Font font, double room) {
        String kept = line;
        while (!kept.isEmpty() && Fonts.width(kept + " …", font) > room) {
            kept = kept.substring(0, kept.length() - 1);
        }
        return kept.strip() + " …";
    }

    /// The largest size, within bounds, at which a text fits in one line; the least if none does.
    public static double largest(String text, double most, double least, Weight weight, double room) {
        double size = most;
        while (size > least && Fonts.width(text, Fonts.of(weight, size)) > room) {
            size--;
        }
        return size;
    }

    private static String split(String word, Font font, double room, List<String> lines) {
        String rest = word;
        while (Fonts.width(rest, font) > room && rest.length() > 1) {
            int keep = rest.length() - 1;
            while (keep > 1 && Fonts.width(rest.substring(0, keep), font) > room) {
                keep--;
            }
            lines.add(rest.substring(0, keep));
            rest = rest.substring(keep);
        }
        return rest;
    }
}
