package cockpit.live.aws;

import cockpit.live.StageFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/// The way to AWS that a stage names: profile, files, region, endpoints. Makes clients that give up after three
/// seconds and never try again by themselves: whoever asks in rounds asks again anyway, and a person at a desk would
/// rather know. Any thread may use it.
public final class AwsAccess implements AutoCloseable {
    static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration CREDENTIALS = Duration.ofSeconds(4);

    private final StageFile.Aws aws;
    private final ProfileFileSupplier files;
    private final HeldCredentials credentials;
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(ANSWER)
            .build();

    private AwsAccess(StageFile.Aws aws, Optional<Supplier<AwsCredentialsProvider>> maker, Duration limit) {
        this.aws = aws;
        this.files = files(aws);
        this.credentials = new HeldCredentials(maker.orElse(this::provider), limit);
    }

    /// As the stage says; nothing is read or asked yet.
    public static AwsAccess of(StageFile.Aws aws) {
        return new AwsAccess(aws, Optional.empty(), CREDENTIALS);
    }

    /// With credentials from elsewhere than the stage says.
    ///
    /// @param limit how long to wait for them
    static AwsAccess of(StageFile.Aws aws, Supplier<AwsCredentialsProvider> maker, Duration limit) {
        return new AwsAccess(aws, Optional.of(maker), limit);
    }

    private static ProfileFileSupplier files(StageFile.Aws aws) {
        return ProfileFileSupplier.aggregate(
                reloaded(
                        aws.credentialsFile().orElse(ProfileFileLocation.credentialsFilePath()),
                        ProfileFile.Type.CREDENTIALS),
                reloaded(
                        aws.configFile().orElse(ProfileFileLocation.configurationFilePath()),
                        ProfileFile.Type.CONFIGURATION));
    }

    /// A file that is not there is an empty one, and may come to be there later.
    private static ProfileFileSupplier reloaded(Path path, ProfileFile.Type type) {
        ProfileFile none = ProfileFile.aggregator().build();
        var file = new AtomicReference<@Nullable ProfileFileSupplier>();
        return () -> {
            if (!Files.isRegularFile(path)) {
                return none;
            }
            ProfileFileSupplier found = file.get();
            if (found == null) {
                found = ProfileFileSupplier.reloadWhenModified(path, type);
                file.set(found);
            }
            return found.get();
        };
    }

    private AwsCredentialsProvider provider() {
        if (aws.profile().isPresent()) {
            return ProfileCredentialsProvider.builder()
                    .profileFile(files)
                    .profileName(profile())
                    .build();
        }
        return DefaultCredentialsProvider.builder().profileFile(files).build();
    }

    /// A client of a service, which the caller closes.
    ///
    /// @param service as the stage's file calls it, e.g. `service_quotas`
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(String service, B builder) {
        var configuration = ClientOverrideConfiguration.builder()
                .apiCallTimeout(ANSWER)
                .apiCallAttemptTimeout(ANSWER)
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                .defaultProfileFileSupplier(files)
                .addExecutionInterceptor(new AnsweredByPage.Watch());
        aws.profile().ifPresent(configuration::defaultProfileName);
        builder.httpClient(http)
                .region(region())
                .credentialsProvider(credentials)
                .overrideConfiguration(configuration.build());
        aws.endpoint(service).ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /// What signs the calls. Asking for it may wait for [#CREDENTIALS], and throws when there are none.
    public AwsCredentialsProvider credentials() {
        return credentials;
    }

    /// Until when the credentials hold; empty if they do not say. Waits for them as [#credentials] does.
    Optional<Instant> expiry() {
        AwsCredentials found = credentials.resolveCredentials();
        return found.expirationTime().or(this::expiryInFile);
    }

    /// Tools that write session keys into a profile note beside them how long those hold, each by its own name.
    private Optional<Instant> expiryInFile() {
        return files.get()
                .profile(profile())
                .flatMap(profile -> profile.property("x_security_token_expires")
                        .or(() -> profile.property("aws_expiration"))
                        .or(() -> profile.property("expiration"))
                        .flatMap(Expiry::parse));
    }

    /// Whether credentials that run out are followed by new ones without anybody's doing: whoever signed in once, or
    /// may take on a role, has them renewed by the SDK.
    boolean renewed() {
        return files.get()
                .profile(profile())
                .map(profile -> profile.properties().keySet().stream().anyMatch(Expiry::renewing))
                .orElse(false);
    }

    /// The profile that is meant, by its name.
    public String profile() {
        return aws.profile()
                .or(() -> Optional.ofNullable(System.getenv("AWS_PROFILE")))
                .orElse("default");
    }

    Region region() {
        return Region.of(aws.region());
    }

    SdkHttpClient http() {
        return http;
    }

    /// Where a service is asked.
    URI endpoint(Service service) {
        return aws.endpoint(service.key).orElseGet(() -> URI.create("https://" + service.host(region()) + "/"));
    }

    /// The same, as it is shown.
    String address(Service service) {
        URI endpoint = endpoint(service);
        return endpoint.getPort() < 0 ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort();
    }

    @Override
    public void close() {
        credentials.close();
        http.close();
    }
}
