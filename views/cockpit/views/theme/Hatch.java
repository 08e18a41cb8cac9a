package cockpit.views.theme;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;

/// Tiles of diagonal stripes, made once each: stripes drawn line by line cost a software pipeline more than all else.
/// FX
/// thread only.
final class Hatch {
    private static final int DENSITY = 4;

    private static final Map<Key, ImagePattern> TILES = new HashMap<>();

    private record Key(Color color, double width, double gap) {}

    private Hatch() {}

    static ImagePattern of(Color color, double width, double gap) {
        return TILES.computeIfAbsent(new Key(color, width, gap), Hatch::make);
    }

    private static ImagePattern make(Key key) {
        double edge = key.gap() * Math.sqrt(2);
        int px = (int) Math.round(edge * DENSITY);
        var tile = new WritableImage(px, px);
        double half = key.width() * Math.sqrt(2) / 2;
        for (int y = 0; y < px; y++) {
            for (int x = 0; x < px; x++) {
                double along = (x + y + 1.0) / DENSITY % edge;
                double off = Math.min(along, edge - along);
                double cover = Math.clamp((half - off) * DENSITY / 2 + 0.5, 0, 1);
                Color c = key.color();
                tile.getPixelWriter().setColor(x, y, c.deriveColor(0, 1, 1, cover));
            }
        }
        return new ImagePattern(tile, 0, 0, edge, edge, false);
    }
}
