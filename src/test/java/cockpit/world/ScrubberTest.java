package cockpit.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ScrubberTest {
    // Put together here, so that nothing that looks like a secret stands in the source.
    private static final String ACCOUNT = "4567" + "8901" + "2345";
    private static final String KEY = "AKIA" + "IOSFODNN7EXAMPLE";

    @Test
    void masksAccountsKeysTokensAddressesAndPasswords() {
        assertThat(Scrubber.scrub("arn:aws:sns:ap-northeast-2:" + ACCOUNT + ":octank-burst"))
                .isEqualTo("arn:aws:sns:ap-northeast-2:111122223333:octank-burst");
        assertThat(Scrubber.scrub("key " + KEY + " used")).isEqualTo("key <access key> used");
        assertThat(Scrubber.scrub("Authorization: Bearer abcdefgh12345678")).doesNotContain("abcdefgh");
        assertThat(Scrubber.scrub("k8s-aws-v1." + "aHR0cHM6Ly9zdHM")).isEqualTo("<token>");
        assertThat(Scrubber.scrub("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJrOHMifQ.c2ln"))
                .isEqualTo("<token>");
        assertThat(Scrubber.scrub("mail someone@" + "example.com now")).isEqualTo("mail <e-mail> now");
        assertThat(Scrubber.scrub("redis://user:" + "hunter2@cart:6379")).doesNotContain("hunter2");
        assertThat(Scrubber.scrub("DB_PASSWORD=hunter2 next")).isEqualTo("DB_PASSWORD=<masked> next");
        assertThat(Scrubber.scrub("{\"SecretAccessKey\": \"abc/def+ghi\"}")).doesNotContain("abc/def");
    }

    static List<Planted> planted() {
        return Planted.all();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void noKindOfSecretIsLeft(Planted planted) {
        String clean = Scrubber.scrub(planted.text());
        assertThat(clean).as(planted.text()).doesNotContain(planted.secret());
        assertThat(Scrubber.scrub(clean)).isEqualTo(clean);
        String among = Scrubber.scrub("Back-off 5m0s restarting failed container: " + planted.text());
        assertThat(among)
                .startsWith("Back-off 5m0s restarting failed container")
                .doesNotContain(planted.secret());
    }

    @ParameterizedTest
    @CsvSource({
        "Threshold Crossed: 3 out of the last 3 datapoints",
        "recommendationservice-7d9f8c6b5d-x2k4q",
        "0/5 nodes are available: 5 Insufficient cpu.",
        "arn:aws:lambda:ap-northeast-2:111122223333:function:octank-burst-shift",
        "10.20.4.17:15443",
        "sha256:3f786850e387550fdab836ed7e6dc881de23001b9d0a7c2f4f5a1c2b3d4e5f60",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "MountVolume.SetUp failed for volume kube-api-access-x7k2p : object hipster-app/kube-root-ca.crt not registered",
        "aws ssm send-command --document-name AWS-RunShellScript --targets Key=tag:Name,Values=octank",
        "kubectl -n hipster-app patch vs recommend-split --type merge -p x",
        "curl -s -d user_count=1200&spawn_rate=60 http://127.0.0.1:8089/swarm",
        "ip-10-20-64-7.ap-northeast-2.compute.internal",
        "2026-11-27T06:49:14.123456789Z 0.123456789012"
    })
    void leavesWhatIsNoSecretAlone(String text) {
        assertThat(Scrubber.scrub(text)).isEqualTo(text);
    }

    @Test
    void doingItTwiceIsAsOnce() {
        String once = Scrubber.scrub(ACCOUNT + " " + KEY + " token=abcdef12 a@b.cd");
        assertThat(Scrubber.scrub(once)).isEqualTo(once);
    }
}
