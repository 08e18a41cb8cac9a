package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The JDK's own reader is the judge.
final class PngTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 640, 3", "3, 3, 400", "4, 511, 257", "5, 1920, 1080"})
    void isReadBackPixelByPixel(long seed, int width, int height) throws IOException {
        var random = new Random(seed);
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            // plain areas with some noise, as windows are; the noise also fills more than one chunk
            pixels[i] = 0xff000000 | (i % 7 == 0 || seed == 4 ? random.nextInt(1 << 24) : 0x0d1220);
        }
        var image = ImageIO.read(new ByteArrayInputStream(Png.of(width, height, pixels)));
        assertThat(image.getRGB(0, 0, width, height, null, 0, width))
                .as("seed %d, %d x %d", seed, width, height)
                .isEqualTo(pixels);
    }
}
