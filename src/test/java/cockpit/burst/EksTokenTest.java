package cockpit.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cockpit.CaseFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

final class EksTokenTest {
    static List<JsonNode> cases() {
        return CaseFile.read("awscli-eks-get-token.jsonl");
    }

    /// The signature too is the AWS CLI's, to the letter; only the order of the query is not.
    @ParameterizedTest
    @MethodSource("cases")
    void isTheTokenThatTheAwsCliMakes(JsonNode wanted) {
        var environment = new TreeMap<String, String>();
        wanted.path("environment")
                .properties()
                .forEach(each -> environment.put(each.getKey(), each.getValue().asString()));
        Clock clock = Clock.fixed(Instant.parse(wanted.path("at").asString()), ZoneOffset.UTC);
        String token = EksToken.mint(wanted.path("cluster").asString(), environment, clock);
        assertThat(parts(url(token))).isEqualTo(parts(wanted.path("url").asString()));
        assertThat(token).doesNotContain("=").startsWith("k8s-aws-v1.");
    }

    private static String url(String token) {
        byte[] url = Base64.getUrlDecoder().decode(token.substring("k8s-aws-v1.".length()));
        return new String(url, StandardCharsets.UTF_8);
    }

    private static TreeSet<String> parts(String url) {
        URI uri = URI.create(url);
        var parts = new TreeSet<>(List.of(uri.getRawQuery().split("&")));
        parts.add(uri.getScheme() + "://" + uri.getHost() + uri.getPath());
        return parts;
    }

    @Test
    void withoutKeysItSaysWhichIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EksToken.mint("c", Map.of("AWS_REGION", "eu-west-1"), Clock.systemUTC()))
                .withMessage("AWS_ACCESS_KEY_ID is not set; on Lambda it always is");
    }
}
