package cockpit.live.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/// Calls of the EC2 query API, signed by hand: two of them are needed, and EC2's own client is 24 MB.
/// Source: Amazon EC2 API Reference, "Making requests to the Amazon EC2 API".
final class SignedQuery {
    private static final String VERSION = "2016-11-15";
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    /// EC2 answered with an error.
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;
        private final String code;
        private final int status;

        Refused(String code, int status, String message) {
            super(message);
            this.code = code;
            this.status = status;
        }

        /// EC2's, "" if it told none.
        String code() {
            return code;
        }

        int status() {
            return status;
        }
    }

    private record Answered(int status, byte[] body) {}

    private final AwsAccess access;

    SignedQuery(AwsAccess access) {
        this.access = access;
    }

    /// Calls and waits for the answer.
    ///
    /// @return the answer's outermost element
    /// @throws Refused        if EC2 refuses
    /// @throws AnsweredByPage if it was not EC2 that answered
    Element call(Operation operation, Map<String, String> parameters) throws IOException {
        SortedMap<String, String> all = new TreeMap<>(parameters);
        all.put("Action", operation.call);
        all.put("Version", VERSION);
        Answered answered = send(form(all));
        Element answer = parse(answered);
        if (answered.status() >= 300) {
            throw new Refused(text(answer, "Code"), answered.status(), text(answer, "Message"));
        }
        return answer;
    }

    private Answered send(byte[] body) throws IOException {
        URI endpoint = access.endpoint(Service.EC2);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .encodedPath(endpoint.getRawPath().isEmpty() ? "/" : endpoint.getRawPath())
                .putHeader("Content-Type", FORM)
                .putHeader("Content-Length", String.valueOf(body.length))
                .build();
        ContentStreamProvider payload = ContentStreamProvider.fromByteArray(body);
        var identity = access.credentials().resolveCredentials();
        var signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(identity)
                        .request(request)
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, Service.EC2.prefix)
                        .putProperty(
                                AwsV4HttpSigner.REGION_NAME, access.region().id()));
        var answer = access.http()
                .prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElse(payload))
                        .build())
                .call();
        AnsweredByPage.check(answer.httpResponse());
        try (var in = answer.responseBody().orElse(null)) {
            return new Answered(answer.httpResponse().statusCode(), in == null ? new byte[0] : in.readAllBytes());
        }
    }

    private static byte[] form(SortedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Element parse(Answered answered) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder.parse(new ByteArrayInputStream(answered.body())).getDocumentElement();
        } catch (SAXException e) {
            throw new Refused("", answered.status() < 300 ? 502 : answered.status(), "no XML: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser", e);
        }
    }

    private static String text(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    /// The parser would print what it throws as well.
    private static final class Silent extends DefaultHandler {
        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
