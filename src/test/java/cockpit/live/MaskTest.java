package cockpit.live;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.world.CloudFact;
import cockpit.world.Fact;
import cockpit.world.MeshFact;
import cockpit.world.PlatformFact;
import cockpit.world.PodId;
import cockpit.world.PodPhase;
import cockpit.world.TalkFact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MaskTest {
    private static final String ARN = "arn:aws:sns:ap-northeast-2:444455556666:octank-burst";

    private final Mask mask = new Mask(List.of("customer.example"));

    static List<Fact> everyPlaceOfAText() {
        return List.of(
                new PlatformFact.PodSeen(new PodId("MAIN", "a", ARN), "w", "n", PodPhase.READY, 1, ""),
                new PlatformFact.PodSeen(new PodId("MAIN", "a", "p"), "w", "n", PodPhase.PENDING, 1, "from " + ARN),
                new CloudFact.AlarmChanged("a", "ALARM", "told " + ARN),
                new MeshFact.PeeringSeen("p", "", "", "active", List.of("10.0.0.0/16", ARN)),
                new TalkFact.CommandAnswered("aws", false, ARN));
    }

    @ParameterizedTest
    @MethodSource("everyPlaceOfAText")
    void noTextOfAFactKeepsAnAccount(Fact fact) {
        assertThat(fact.toString()).contains("444455556666");
        assertThat(mask.fact(fact).toString()).doesNotContain("444455556666").contains("111122223333");
    }

    @Test
    void theStagesOwnWordsAreMaskedToo() {
        var fact = new CloudFact.FunctionEnded("f", false, 3, "no route to shop.customer.example");
        assertThat(mask.fact(fact)).isEqualTo(new CloudFact.FunctionEnded("f", false, 3, "no route to shop.<masked>"));
    }

    @Test
    void aFactWithNothingToMaskIsTheSame() {
        var fact = new CloudFact.MessagePublished("octank-burst", "ALARM");
        assertThat(mask.fact(fact)).isSameAs(fact);
    }
}
