package cockpit.live.aws;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// Credentials that are never waited for without end: a `credential_process` may hang, and the SDK's time limits do not
/// bound it. One search runs at a time, and all who ask wait for it together. After a failure the provider is made
/// anew,
/// since some remember theirs for good; so whoever signs in again need not start the cockpit again.
final class HeldCredentials implements AwsCredentialsProvider, AutoCloseable {
    /// There are none, or they cannot be had now.
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;

        Missing(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// They were not found in time.
    static final class Slow extends RuntimeException {
        private static final long serialVersionUID = 1;

        Slow(Throwable cause) {
            super("credentials took too long", cause);
        }
    }

    private final Supplier<? extends AwsCredentialsProvider> maker;
    private final Duration limit;
    private @Nullable AwsCredentialsProvider provider;
    private @Nullable CompletableFuture<AwsCredentials> search;

    HeldCredentials(Supplier<? extends AwsCredentialsProvider> maker, Duration limit) {
        this.maker = maker;
        this.limit = limit;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return begin().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new Missing(String.valueOf(cause.getMessage()), cause);
        } catch (TimeoutException e) {
            throw new Slow(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Slow(e);
        }
    }

    private synchronized CompletableFuture<AwsCredentials> begin() {
        if (search != null && !search.isDone()) {
            return search;
        }
        var next = new CompletableFuture<AwsCredentials>();
        search = next;
        Thread.ofVirtual().name("AWS credentials").start(() -> find(next));
        return next;
    }

    /// Providers throw all kinds: SdkClientException, IllegalStateException, even NullPointerException for a sign-in
    /// that has run out.
    private void find(CompletableFuture<AwsCredentials> found) {
        try {
            found.complete(provider().resolveCredentials());
        } catch (RuntimeException e) {
            close();
            found.completeExceptionally(e);
        }
    }

    private synchronized AwsCredentialsProvider provider() {
        if (provider == null) {
            provider = maker.get();
        }
        return provider;
    }

    @Override
    public synchronized void close() {
        if (provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
        provider = null;
    }
}
