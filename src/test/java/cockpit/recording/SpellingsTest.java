package cockpit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SpellingsTest {
    @Test
    void whatWasReadBeforeIsTheSameString() {
        var spellings = new Spellings();
        char[] text = "xx-payment-7d9f-yy".toCharArray();
        String first = spellings.of(text, 3, 12);
        assertThat(first).isEqualTo("payment-7d9f");
        assertThat(spellings.of("payment-7d9f".toCharArray(), 0, 12)).isSameAs(first);
    }

    @Test
    void everyStringIsWhatItsCharactersSay() {
        var spellings = new Spellings();
        var random = new Random(8);
        for (int i = 0; i < 50_000; i++) {
            char[] text = new char[random.nextInt(100)];
            for (int k = 0; k < text.length; k++) {
                text[k] = (char) ('a' + random.nextInt(3));
            }
            int offset = random.nextInt(text.length + 1);
            int length = random.nextInt(text.length - offset + 1);
            assertThat(spellings.of(text, offset, length))
                    .as("seed 8, round %d", i)
                    .isEqualTo(new String(text, offset, length));
        }
    }
}
