package cockpit.views.topology.raster;

import java.util.Arrays;

/// A picture as an array of pixels, and the few shapes that are painted into it. What lies outside is left out.
final class Pixels {
    final int width;
    final int height;
    final int[] argb;

    Pixels(int width, int height, int... argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    void fill(int x, int y, int w, int h, int color) {
        int left = Math.max(0, x);
        int right = Math.min(width, x + w);
        if (left >= right) {
            return;
        }
        for (int row = Math.max(0, y); row < Math.min(height, y + h); row++) {
            Arrays.fill(argb, row * width + left, row * width + right, color);
        }
    }

    /// The outline of a box, inwards from its edge.
    void outline(Area box, int thick, int color) {
        fill(box.x(), box.y(), box.w(), thick, color);
        fill(box.x(), box.y() + box.h() - thick, box.w(), thick, color);
        fill(box.x(), box.y() + thick, thick, box.h() - 2 * thick, color);
        fill(box.x() + box.w() - thick, box.y() + thick, thick, box.h() - 2 * thick, color);
    }

    /// A diagonal cross around a point, its strokes so thick and cut off at the ends.
    ///
    /// @param soft whether its edges are; hard ones may be painted again and again
    void cross(int cx, int cy, int reach, double thick, int color, boolean soft) {
        int edge = reach + (int) Math.ceil(thick);
        for (int dy = -edge; dy <= edge; dy++) {
            for (int dx = -edge; dx <= edge; dx++) {
                double off = Math.min(Math.abs(dx - dy), Math.abs(dx + dy)) / Math.sqrt(2);
                double along = Math.max(Math.abs(dx), Math.abs(dy)) - reach;
                double cover = Math.clamp(Math.min(thick / 2 - off, thick / 2 - along) + 0.5, 0, 1);
                blend(cx + dx, cy + dy, color, soft ? (int) (cover * 255) : cover < 0.5 ? 0 : 255);
            }
        }
    }

    void blend(int x, int y, int color, int alpha) {
        if (x < 0 || y < 0 || x >= width || y >= height || alpha <= 0) {
            return;
        }
        int at = y * width + x;
        if (alpha >= 255) {
            argb[at] = color;
            return;
        }
        int under = argb[at];
        int r = ((under >> 16 & 255) * (255 - alpha) + (color >> 16 & 255) * alpha) / 255;
        int g = ((under >> 8 & 255) * (255 - alpha) + (color >> 8 & 255) * alpha) / 255;
        int b = ((under & 255) * (255 - alpha) + (color & 255) * alpha) / 255;
        argb[at] = 0xFF000000 | r << 16 | g << 8 | b;
    }

    /// Copies a box out of a picture of the same size.
    void copy(Pixels from, Area box) {
        Area in = box.within(width, height);
        for (int row = in.y(); row < in.y() + in.h(); row++) {
            System.arraycopy(from.argb, row * width + in.x(), argb, row * width + in.x(), in.w());
        }
    }
}
