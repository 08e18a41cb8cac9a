package cockpit.views.theme;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;

/// Draws in logical px on a canvas of any density. It notes where it put words, so that a test can find words that
/// collide, are cut or too small. FX thread only.
public final class Brush {
    /// Where a word's anchor lies.
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    /// A piece of a line of text in a style of its own.
    public record Run(String text, double size, Weight weight, Color color) {}

    /// Words that were drawn.
    ///
    /// @param room the most width there was for them, NaN when nobody said
    public record Words(String text, Rectangle2D box, double size, double room) {}

    private static final double SQUARE = 2;

    private final GraphicsContext gc;
    private final List<Words> words = new ArrayList<>();
    public final Palette palette;

    public Brush(GraphicsContext gc, Palette palette) {
        this.gc = gc;
        this.palette = palette;
    }

    /// The canvas' own door, for what the brush has no word for.
    public GraphicsContext context() {
        return gc;
    }

    /// Everything written since the brush was taken up.
    public List<Words> words() {
        return List.copyOf(words);
    }

    public void fill(double x, double y, double w, double h, double radius, Color color) {
        if (w <= 0 || h <= 0) {
            return;
        }
        gc.setFill(color);
        if (radius > 0) {
            gc.fillRoundRect(x, y, w, h, radius * 2, radius * 2);
        } else {
            gc.fillRect(x, y, w, h);
        }
    }

    /// An outline; its line lies half within and half without. Corners rounder than an eye sees are square: four
    /// rectangles cost the software pipeline a tenth of a path.
    public void stroke(double x, double y, double w, double h, double radius, Color color, double width) {
        if (radius <= SQUARE && width <= Math.min(w, h)) {
            double half = width / 2;
            gc.setFill(color);
            gc.fillRect(x - half, y - half, w + width, width);
            gc.fillRect(x - half, y + h - half, w + width, width);
            gc.fillRect(x - half, y + half, width, h - width);
            gc.fillRect(x + w - half, y + half, width, h - width);
        } else {
            outline(x, y, w, h, radius, color, width);
        }
    }

    private void outline(double x, double y, double w, double h, double radius, Color color, double width) {
        gc.setStroke(color);
        gc.setLineWidth(width);
        if (radius > 0) {
            gc.strokeRoundRect(x, y, w, h, radius * 2, radius * 2);
        } else {
            gc.strokeRect(x, y, w, h);
        }
    }

    public void dashed(
            double x, double y, double w, double h, double radius, Color color, double width, double... dashes) {
        gc.setLineDashes(dashes);
        outline(x, y, w, h, radius, color, width);
        gc.setLineDashes();
    }

    /// An area that carries meaning: outlined in the light dress, where the outline carries the contrast.
    public void mark(double x, double y, double w, double h, double radius, Color color) {
        fill(x, y, w, h, radius, color);
        if (palette.light()) {
            stroke(x + 1, y + 1, Math.max(0, w - 2), Math.max(0, h - 2), radius, palette.ink, 2);
        }
    }

    public void line(double x1, double y1, double x2, double y2, Color color, double width) {
        gc.setStroke(color);
        gc.setLineWidth(width);
        gc.strokeLine(x1, y1, x2, y2);
    }

    public void dashedLine(double x1, double y1, double x2, double y2, Color color, double width, double... dashes) {
        gc.setLineDashes(dashes);
        line(x1, y1, x2, y2, color, width);
        gc.setLineDashes();
    }

    public void disc(double x, double y, double r, Color color) {
        gc.setFill(color);
        gc.fillOval(x - r, y - r, 2 * r, 2 * r);
    }

    public void circle(double x, double y, double r, Color color, double width) {
        gc.setStroke(color);
        gc.setLineWidth(width);
        gc.strokeOval(x - r, y - r, 2 * r, 2 * r);
    }

    /// Part of a ring from the top, clockwise; share 0 to 1.
    public void arc(double x, double y, double r, double share, Color color, double width) {
        gc.setStroke(color);
        gc.setLineWidth(width);
        gc.setLineCap(StrokeLineCap.BUTT);
        gc.strokeArc(x - r, y - r, 2 * r, 2 * r, 90, -360 * share, ArcType.OPEN);
    }

    public void polygon(Color color, double... xy) {
        gc.setFill(color);
        trace(xy);
        gc.closePath();
        gc.fill();
    }

    public void polyline(Color color, double width, double... xy) {
        gc.setStroke(color);
        gc.setLineWidth(width);
        gc.setLineJoin(StrokeLineJoin.ROUND);
        trace(xy);
        gc.stroke();
        gc.setLineJoin(StrokeLineJoin.MITER);
    }

    /// Many lines of one look at once: `xy` holds both ends of each, the first `count` numbers count. Where they cross
    /// they
    /// are no denser. One path costs a small part of as many lines.
    public void lines(Color color, double width, StrokeLineCap cap, double[] xy, int count) {
        gc.setStroke(color);
        gc.setLineWidth(width);
        gc.setLineCap(cap);
        gc.beginPath();
        for (int i = 0; i < count; i += 4) {
            gc.moveTo(xy[i], xy[i + 1]);
            gc.lineTo(xy[i + 2], xy[i + 3]);
        }
        gc.stroke();
        gc.setLineCap(StrokeLineCap.SQUARE);
    }

    private void trace(double... xy) {
        gc.beginPath();
        gc.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            gc.lineTo(xy[i], xy[i + 1]);
        }
    }

    /// Stripes at 45 degrees within a rectangle: the texture of "over the threshold". One fill with a tile.
    public void hatch(double x, double y, double w, double h, Color color, double width, double gap) {
        if (w <= 0 || h <= 0) {
            return;
        }
        gc.setFill(Hatch.of(color, width, gap));
        gc.fillRect(x, y, w, h);
    }

    public void clip(double x, double y, double w, double h) {
        gc.beginPath();
        gc.rect(x, y, w, h);
        gc.clip();
    }

    /// An icon in a square around a centre.
    public void icon(Icon icon, double cx, double cy, double size, Color color) {
        icon(icon, cx, cy, size, color, 2);
    }

    public void icon(Icon icon, double cx, double cy, double size, Color color, double strokeWidth) {
        gc.save();
        gc.translate(cx - size / 2, cy - size / 2);
        gc.scale(size / 24, size / 24);
        gc.beginPath();
        gc.appendSVGPath(icon.path);
        if (icon.area) {
            gc.setFill(color);
            gc.setFillRule(FillRule.EVEN_ODD);
            gc.fill();
        } else {
            gc.setStroke(color);
            gc.setLineWidth(strokeWidth);
            gc.setLineCap(StrokeLineCap.ROUND);
            gc.setLineJoin(StrokeLineJoin.ROUND);
            gc.stroke();
        }
        gc.restore();
    }

    /// One line of text on a baseline; returns its width.
    public double text(double x, double y, String text, double size, Weight weight, Color color) {
        return text(x, y, Anchor.START, Double.NaN, new Run(text, size, weight, color));
    }

    public double text(double x, double y, Anchor anchor, String text, double size, Weight weight, Color color) {
        return text(x, y, anchor, Double.NaN, new Run(text, size, weight, color));
    }

    /// One line of several runs on a baseline; returns its width.
    ///
    /// @param room most width there is, NaN when there is enough by construction
    public double text(double x, double y, Anchor anchor, double room, Run... runs) {
        double width = width(runs);
        double size = 0;
        double at = switch (anchor) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
        };
        double left = at;
        var whole = new StringBuilder();
        for (Run run : runs) {
            Font font = Fonts.of(run.weight(), run.size());
            gc.setFont(font);
            gc.setFill(run.color());
            gc.fillText(run.text(), at, y);
            at += Fonts.width(run.text(), font);
            size = Math.max(size, run.size());
            whole.append(run.text());
        }
        if (!whole.toString().isBlank()) {
            var box = new Rectangle2D(left, y - size * 0.78, width, size);
            words.add(new Words(whole.toString(), box, smallest(runs), room));
        }
        return width;
    }

    private static double smallest(Run... runs) {
        double smallest = Double.MAX_VALUE;
        for (Run run : runs) {
            smallest = Math.min(smallest, run.text().isBlank() ? Double.MAX_VALUE : run.size());
        }
        return smallest;
    }

    /// Width of runs set in one line.
    public static double width(Run... runs) {
        double width = 0;
        for (Run run : runs) {
            width += Fonts.width(run.text(), Fonts.of(run.weight(), run.size()));
        }
        return width;
    }
}
