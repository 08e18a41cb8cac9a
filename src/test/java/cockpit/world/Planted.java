package cockpit.world;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// Secrets of every kind that a stage may tell by accident, each in words in which it is met. None is real; they are
/// put together here, so that nothing that looks like one stands in the source.
///
/// @param kind   what it is, a name that Kubernetes takes
/// @param text   what tells it
/// @param secret what must be found nowhere
public record Planted(String kind, String text, String secret) {
    private static final String HIDDEN = "Zq7" + "vT2mXw9Kd4";
    private static final String LONG = "Gh5" + "rBn8YcW3tQz6LkM1pVx9Sd2Fj7Ha4Ue0";
    private static final String SECRET_KEY = "wJalr" + "XUtnFEMI/K7MDENG/bPxRfiCYzqvTmXw9Kd";
    private static final String ACCOUNT = "4455" + "6667" + "7889";
    private static final String PEM = "PRIVATE " + "KEY-----";

    /// One of each kind.
    public static List<Planted> all() {
        return Stream.concat(plain(), inBase64()).toList();
    }

    private static Stream<Planted> plain() {
        return Stream.of(
                one("access-key-id", "used by %s just now", "AKIA" + "Q7VT2MXW9KD4LZPB"),
                one("temporary-key-id", "credentials of %s have run out", "ASIA" + "Q7VT2MXW9KD4LZPB"),
                one("secret-key", "tried with %s.", SECRET_KEY),
                one("secret-key-by-name", "aws_secret_access_key = %s", HIDDEN + "/bPxRfi"),
                one("session-token", "with session %s ended", "IQoJb3JpZ2lu" + LONG + LONG + LONG),
                one("presigned-url", "GET https://b.s3.amazonaws.com/k?X-Amz-Signature=%s&x=1", "0f3a" + LONG),
                one("bearer", "sent Bearer %s and was refused", HIDDEN),
                one("authorization", "authorization: AWS4-HMAC-SHA256 %s", HIDDEN),
                one("jwt", "jwt %s has expired", "ey" + "JhbGciOiJSUzI1NiJ9." + HIDDEN + "." + LONG),
                one("eks-token", "token of exec: k8s-aws-v1.%s", LONG),
                one("password-in-url", "cannot dial postgres://shop:%s@db:5432/cart", "p@ss:" + HIDDEN),
                one("password-alone-in-url", "cannot dial redis://:%s@redis-cart:6379", HIDDEN),
                one("basic-auth", "Basic %s", base64("shop:" + HIDDEN)),
                one("private-key", "-----BEGIN EC " + PEM + "\n%s\n-----END EC " + PEM, "MHcCAQEE" + LONG),
                one("cut-private-key", "-----BEGIN OPENSSH " + PEM + " %s", "b3BlbnNz" + LONG),
                one("connection-string", "Server=db;User Id=sa;Password=%s;Encrypt=true", HIDDEN),
                one("storage-account", "AccountName=shop;AccountKey=%s;EndpointSuffix=x", LONG + "=="),
                one("github-token", "git clone failed for %s", "gh" + "p_" + LONG),
                one("gitlab-token", "git fetch with %s", "gl" + "pat-" + HIDDEN + "AbCdEf"),
                one("slack-token", "posting as %s", "xo" + "xb-1234567890-" + HIDDEN),
                one("slack-hook", "POST https://hooks.slack.com/services/%s", "T0A/B0B/" + HIDDEN),
                one("stripe-key", "charged with %s", "sk" + "_live_" + HIDDEN + HIDDEN),
                one("google-key", "maps key %s", "AI" + "za" + LONG),
                one("kubeconfig-client-key", "client-key-data: %s", base64("-----BEGIN RSA " + PEM + LONG)),
                one("docker-auth", "{\"auths\":{\"r.io\":{\"auth\":\"%s\"}}}", base64("u:" + HIDDEN)),
                one("password-variable", "DB_PASSWORD=%s", HIDDEN),
                one("token-variable", "env API_TOKEN: '%s'", HIDDEN),
                one("secret-variable", "{\"name\":\"CLIENT_SECRET\",\"value\":\"%s\"}", HIDDEN),
                one("key-variable", "{Name:STRIPE_KEY Value:%s ValueFrom:nil}", HIDDEN),
                one("json-in-json", "{\"body\":\"{\\\"password\\\":\\\"%s\\\"}\"}", HIDDEN),
                one("argument", "ran mysql --password %s --host db", HIDDEN),
                one("cookie", "Set-Cookie: session=%s; Path=/", HIDDEN),
                one("e-mail", "asked by %s today", "kim.minji" + "@octank.example"),
                one("account-in-arn", "arn:aws:iam::%s:role/octank-burst", ACCOUNT),
                one("account-in-registry", "pulling %s.dkr.ecr.eu-west-1.amazonaws.com/shop", ACCOUNT),
                one("account-in-bucket", "s3 logs.%s.octank", ACCOUNT),
                one("account-with-dashes", "account %s is suspended", "4455-" + "6667-7889"));
    }

    /// An annotation, a Secret's data, a body that somebody packed: each is read before it is shown.
    private static Stream<Planted> inBase64() {
        return plain().map(each -> {
            String packed = base64(each.text());
            return new Planted("base64-of-" + each.kind(), "annotated " + packed + " so", packed);
        });
    }

    private static Planted one(String kind, String text, String secret) {
        return new Planted(kind, text.formatted(secret), secret);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
