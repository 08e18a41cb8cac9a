package cockpit.simulation;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a sidecar knows of a request when it chooses a route.
///
/// @param uri     path, with the query if there is one
/// @param headers by name, whose case does not count; `:method`, `:scheme` and `:authority` as HTTP/2 has them
public record HttpRequest(String uri, SortedMap<String, String> headers) {
    /// Copies the headers, their names in lower case.
    public HttpRequest {
        var lower = new TreeMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Collections.unmodifiableSortedMap(lower);
    }

    /// A GET of a path without headers.
    public static HttpRequest of(String uri) {
        return new HttpRequest(uri, new TreeMap<>());
    }

    /// A header as Envoy sees it: what HTTP/1.1 says in its first line and in Host, HTTP/2 says in headers of its own,
    /// and
    /// Envoy makes the one into the other before it looks for a route.
    Optional<String> header(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case ":method" -> Optional.of(method());
            case ":scheme" -> Optional.of(scheme());
            case ":path" -> Optional.of(uri);
            case ":authority", "host" -> Optional.of(authority()).filter(host -> !host.isEmpty());
            case String other -> given(other);
        };
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    String method() {
        return given(":method").orElse("GET");
    }

    String scheme() {
        return given(":scheme").or(() -> given("x-forwarded-proto")).orElse("http");
    }

    /// "" when the request does not say.
    String authority() {
        return given(":authority").or(() -> given("host")).orElse("");
    }

    /// The path alone: Envoy compares it without query and fragment.
    String path() {
        return uri.split("[?#]", 2)[0];
    }

    /// A parameter of the query, undecoded as Envoy compares it; of several of the name the first.
    Optional<String> parameter(String name) {
        int mark = uri.indexOf('?');
        String query = mark < 0 ? "" : uri.substring(mark + 1).split("#", 2)[0];
        return Stream.of(query.split("&", -1))
                .map(each -> each.split("=", 2))
                .filter(pair -> pair[0].equals(name))
                .map(pair -> pair.length > 1 ? pair[1] : "")
                .findFirst();
    }
}
