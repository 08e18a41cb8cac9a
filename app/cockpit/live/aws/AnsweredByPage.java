package cockpit.live.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/// A web page answered where AWS should have: a venue's login page, or a proxy.
final class AnsweredByPage extends RuntimeException {
    private static final long serialVersionUID = 1;

    private AnsweredByPage() {
        super("a web page answered");
    }

    /// @throws AnsweredByPage if that is no answer of AWS's: it sends no pages, and sends nobody elsewhere
    static void check(SdkHttpResponse response) {
        boolean page = response.firstMatchingHeader("Content-Type")
                .filter(type -> type.startsWith("text/html"))
                .isPresent();
        if (page || response.statusCode() / 100 == 3) {
            throw new AnsweredByPage();
        }
    }

    /// Looks at every answer before the SDK tries to read it.
    static final class Watch implements ExecutionInterceptor {
        @Override
        public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
            check(context.httpResponse());
        }
    }
}
