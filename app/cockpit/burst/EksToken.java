package cockpit.burst;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// What EKS takes as a bearer token: a presigned STS GetCallerIdentity, good for the cluster it names.
/// Source: aws-iam-authenticator, README, "API Authorization from Outside a Cluster"; `aws eks get-token` makes the
/// same, byte for byte save the order of the query.
public final class EksToken {
    private static final String PREFIX = "k8s-aws-v1.";
    /// As `aws eks get-token` has it; EKS itself takes a token for 15 minutes after its date.
    private static final Duration EXPIRY = Duration.ofSeconds(60);

    private EksToken() {}

    /// Mints one.
    ///
    /// @param environment Lambda's: `AWS_REGION`, and the keys of the function's role
    static String mint(String cluster, Map<String, String> environment, Clock clock) {
        return mint(cluster, variable(environment, "AWS_REGION"), identity(environment), clock);
    }

    /// Mints one with somebody's keys. Touches no network.
    ///
    /// @param cluster  as EKS calls it
    /// @param region   whose STS is named
    /// @param identity whose rights the token has
    public static String mint(String cluster, String region, AwsCredentialsIdentity identity, Clock clock) {
        String domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create("https://sts." + region + "." + domain + "/"))
                .putRawQueryParameter("Action", "GetCallerIdentity")
                .putRawQueryParameter("Version", "2011-06-15")
                .putHeader("x-k8s-aws-id", cluster)
                .build();
        var signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(identity)
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, EXPIRY)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock));
        byte[] url = signed.request().getUri().toString().getBytes(StandardCharsets.UTF_8);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(url);
    }

    private static AwsCredentialsIdentity identity(Map<String, String> environment) {
        String id = variable(environment, "AWS_ACCESS_KEY_ID");
        String secret = variable(environment, "AWS_SECRET_ACCESS_KEY");
        String session = environment.getOrDefault("AWS_SESSION_TOKEN", "");
        return session.isEmpty()
                ? AwsCredentialsIdentity.create(id, secret)
                : AwsSessionCredentialsIdentity.create(id, secret, session);
    }

    private static String variable(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException(name + " is not set; on Lambda it always is");
        }
        return value;
    }
}
