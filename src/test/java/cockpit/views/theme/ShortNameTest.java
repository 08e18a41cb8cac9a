package cockpit.views.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShortNameTest {
    private static final Font FONT = Fonts.of(Weight.SEMIBOLD, 16);

    @ParameterizedTest
    @CsvSource({
        "octank-1, octank-1",
        "ip-10-20-1-18.ap-northeast-2.compute.internal, 1-18",
        "ip-10-20-1-18, 1-18",
        "ip-10-20-1, ip-10-20-1",
        "gke-pool-7f.internal, gke-pool-7f"
    })
    void aNodeIsCalledByTheHalfThatTellsItApart(String name, String said) {
        assertThat(ShortName.node(name)).isEqualTo(said);
    }

    @Test
    void whatAllNodesShareIsLeftOutOnlyWhereThereIsNoRoom() {
        String shared = ShortName.shared(List.of("octank-1", "octank-12", "octank-8"));
        assertThat(shared).isEqualTo("octank-");
        assertThat(ShortName.node("octank-12", shared, FONT, 400)).isEqualTo("octank-12");
        assertThat(ShortName.node("octank-12", shared, FONT, 30)).isEqualTo("12");
    }

    @Test
    void aSingleNodeAndEqualNamesKeepTheirName() {
        assertThat(ShortName.shared(List.of("octank-1"))).isEmpty();
        assertThat(ShortName.shared(List.of())).isEmpty();
        String shared = ShortName.shared(List.of("n", "n"));
        assertThat(ShortName.node("n", shared, FONT, 100)).isEqualTo("n");
    }

    @Test
    void aNameNeverTakesMoreThanItsRoom() {
        for (double room = 0; room < 160; room += 7) {
            String said = ShortName.fit("recommendation", FONT, room);
            assertThat(Fonts.width(said, FONT)).as(said).isLessThanOrEqualTo(room);
        }
        assertThat(ShortName.fit("recommendation", FONT, 100)).isEqualTo("recommend.");
    }
}
