package cockpit.live.kubernetes;

import cockpit.burst.EksToken;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/// Mints EKS' tokens in this process, with the keys of an AWS profile.
///
/// @param limit the most that finding the keys may take: a profile may run a program of its own, or ask the network
record EksTokens(EksPlugin plugin, StageFile.Aws aws, String context, Duration limit, Clock clock)
        implements Token.Source {
    /// EKS takes one for 15 minutes after its date.
    private static final Duration FRESH = Duration.ofMinutes(10);

    @Override
    public Token next() throws NoAccess {
        var keys = new FutureTask<>(this::keys);
        Thread.ofVirtual().name("kubernetes keys").start(keys);
        try {
            AwsCredentialsIdentity identity = keys.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Token(
                    EksToken.mint(plugin.cluster(), region(), identity, clock),
                    clock.instant().plus(FRESH));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noKeys("interrupted", e);
        } catch (TimeoutException e) {
            keys.cancel(true);
            throw noKeys("no answer within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw noKeys(words(e.getCause() == null ? e : e.getCause()), e);
        }
    }

    private AwsCredentialsIdentity keys() {
        AwsCredentialsProvider own = own();
        if (plugin.role().isEmpty()) {
            return own.resolveCredentials();
        }
        try (var http = UrlConnectionHttpClient.create();
                var sts = StsClient.builder()
                        .httpClient(http)
                        .region(Region.of(region()))
                        .credentialsProvider(own)
                        .build();
                var role = StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(sts)
                        .refreshRequest(request ->
                                request.roleArn(plugin.role().orElseThrow()).roleSessionName("cockpit"))
                        .build()) {
            return role.resolveCredentials();
        }
    }

    private AwsCredentialsProvider own() {
        var profile = plugin.profile().or(aws::profile);
        if (profile.isEmpty()
                && aws.configFile().isEmpty()
                && aws.credentialsFile().isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        var files = ProfileFile.aggregator();
        aws.credentialsFile()
                .ifPresentOrElse(
                        file -> files.addFile(ProfileFile.builder()
                                .content(file)
                                .type(ProfileFile.Type.CREDENTIALS)
                                .build()),
                        () -> files.addFile(ProfileFile.defaultProfileFile()));
        aws.configFile()
                .ifPresent(file -> files.addFile(ProfileFile.builder()
                        .content(file)
                        .type(ProfileFile.Type.CONFIGURATION)
                        .build()));
        var builder = ProfileCredentialsProvider.builder().profileFile(files.build());
        profile.ifPresent(builder::profileName);
        return builder.build();
    }

    private String region() {
        return plugin.region().orElse(aws.region());
    }

    private NoAccess noKeys(String why, Throwable cause) {
        String profile = plugin.profile().or(aws::profile).orElse("default");
        return new NoAccess(Trouble.of("live.kubernetes.noKeys", context, profile, why), cause);
    }

    /// The SDK's own first sentence; the rest of its text lists what it tried, with the names of all profiles.
    private static String words(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        int end = message.indexOf(": [");
        String first = end < 0 ? message : message.substring(0, end);
        return first.length() <= 200 ? first : first.substring(0, 200);
    }
}
