package cockpit.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "Threshold Crossed: 3 out of the last 3 datapoints",
        "recommendationservice-7d9f8c6b5d-x2k4q",
        "0/5 nodes are available: 5 Insufficient cpu.",
        "arn:aws:lambda:ap-northeast-2:111122223333:function:octank-burst-shift",
        "10.20.4.17:15443"
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
