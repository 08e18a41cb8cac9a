package cockpit.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cockpit.stage.Names;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class SetupTest {
    private static final Map<String, String> WHOLE = Map.of(
            "ALARM", "octank-cpu-high",
            "NAMESPACE", "hipster-app",
            "ROUTE", "recommend-split",
            "SERVICE", "recommendationservice",
            "SENSITIVE", "",
            "CLUSTER_NAME", "AWS-Cluster",
            "CLUSTER_ENDPOINT", "https://ABC.gr7.ap-northeast-2.eks.amazonaws.com");

    @Test
    void theTalksDefaults() {
        Setup setup = Setup.of(WHOLE);
        assertThat(setup.policy().cloudWeight()).isEqualTo(80);
        assertThat(setup.policy().okGoesBack()).isFalse();
        assertThat(setup.policy().sensitive()).isEmpty();
        assertThat(setup.homeSubset()).isEqualTo("onprem");
        assertThat(setup.eksCluster()).contains("AWS-Cluster");
    }

    /// What the CloudFormation template passes on, with its parameters' defaults, is the shipped stage's.
    @Test
    void theTemplateSetsUpTheFunction() {
        JsonNode template = new YAMLMapper().readTree(Path.of("assets/stage/burst.yaml"));
        var environment = new HashMap<String, String>();
        for (var variable : template.at("/Resources/Function/Properties/Environment/Variables")
                .properties()) {
            JsonNode parameter =
                    template.at("/Parameters/" + variable.getValue().asString());
            assertThat(parameter.isObject()).as(variable.getKey()).isTrue();
            environment.put(variable.getKey(), parameter.path("Default").asString(""));
        }
        environment.put("CLUSTER_ENDPOINT", "https://api.example");
        Setup setup = Setup.of(environment);
        assertThat(setup.policy().alarm()).isEqualTo(Names.SHIPPED.alarm());
        assertThat(setup.policy().service()).isEqualTo(Names.SHIPPED.service());
        assertThat(setup.policy().cloudWeight()).isEqualTo(80);
        assertThat(setup.policy().okGoesBack()).isFalse();
        assertThat(setup.policy().sensitive()).contains("paymentservice", "cartservice");
        assertThat(setup.route()).isEqualTo(Names.SHIPPED.route());
        assertThat(setup.namespace()).isEqualTo(Names.SHIPPED.namespace());
        assertThat(template.at("/Resources/Function/Properties/Handler").asString())
                .isEqualTo(Handler.class.getName());
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setup.of(Map.of()))
                .withMessageContainingAll(
                        "ALARM", "NAMESPACE", "ROUTE", "SERVICE", "SENSITIVE", "CLUSTER_ENDPOINT", "CLUSTER_NAME");
    }

    /// A token never goes over a plain line, save within the machine.
    @ParameterizedTest
    @CsvSource({
        "CLUSTER_ENDPOINT, http://10.0.0.1:6443",
        "CLUSTER_ENDPOINT, https://user:x@host",
        "CLUSTER_ENDPOINT, http://127.0.0.1.example",
        "CLOUD_WEIGHT, 0",
        "CLOUD_WEIGHT, 101",
        "CLOUD_WEIGHT, 80%",
        "OK_GOES_BACK, yes",
        "ROUTE, ../secrets/x",
        "NAMESPACE, Hipster App",
        "TOKEN_FILE, /run/token"
    })
    void aWrongValueIsToldByItsVariable(String variable, String value) {
        var environment = new HashMap<>(WHOLE);
        environment.put(variable, value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setup.of(environment))
                .withMessageContaining(variable);
    }
}
