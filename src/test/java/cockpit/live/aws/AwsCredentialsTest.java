package cockpit.live.aws;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.HandRounds;
import cockpit.live.ShippedStage;
import cockpit.live.StageFile;
import cockpit.live.ToldFeed;
import cockpit.live.mesh.SecondChoice;
import cockpit.world.CloudFact;
import cockpit.world.Event;
import cockpit.world.TalkFact.Health;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// Credentials that are not there, run out, hang, and come back.
final class AwsCredentialsTest {
    private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
    private static final String KEYS = "aws_access_key_id = test\naws_secret_access_key = test\n";

    @TempDir
    private Path folder;

    private final AwsDouble aws = new AwsDouble();
    private final HandRounds rounds = new HandRounds(T0);
    private final ToldFeed feed = new ToldFeed(T0);

    @SuppressWarnings("NullAway.Init") // each test opens it
    private AwsAccess access;

    @SuppressWarnings("NullAway.Init") // each test opens it
    private AwsReader reader;

    private void open(StageFile stage, AwsAccess made) {
        access = made;
        reader = new AwsReader(
                stage,
                access,
                HostNames.SAME,
                new SecondChoice(stage, feed, rounds.clock()),
                feed,
                rounds.clock(),
                rounds);
        reader.start();
    }

    private void openWith(Supplier<AwsCredentialsProvider> credentials, Duration limit) {
        StageFile stage = ShippedStage.aws(folder, aws.url(), "");
        open(stage, AwsAccess.of(stage.aws(), credentials, limit));
    }

    @AfterEach
    void close() {
        reader.close();
        access.close();
        aws.close();
    }

    private static AwsCredentialsProvider session(Instant until) {
        return StaticCredentialsProvider.create(AwsSessionCredentials.builder()
                .accessKeyId("test")
                .secretAccessKey("test")
                .sessionToken("test")
                .expirationTime(until)
                .build());
    }

    @Test
    void warnsTenMinutesBeforeTheyRunOut() {
        openWith(() -> session(T0.plus(Duration.ofMinutes(12))), Duration.ofSeconds(4));
        rounds.once();
        assertThat(feed.of("AWS").health()).isEqualTo(Health.WELL);
        assertThat(reader.minutesLeft()).hasValue(12);
        rounds.pass(Duration.ofMinutes(3));
        assertThat(feed.facts(CloudFact.CredentialsSeen.class))
                .as("once, though asked often")
                .containsExactly(new CloudFact.CredentialsSeen(true, 12 * 60 * Event.SECOND, false));
        assertThat(feed.of("AWS").health()).isEqualTo(Health.FLAWED);
        assertThat(feed.of("AWS").trouble().orElseThrow().detail()).startsWith("live.aws.runningOut\tstage\t9");
    }

    /// Keys that a tool has put into the profile, with their end beside them in that tool's own words.
    @Test
    void knowsTheEndThatAToolHasNoted() {
        StageFile stage = ShippedStage.aws(folder, aws.url(), "");
        ShippedStage.keys(
                folder,
                KEYS + "aws_session_token = test\nx_security_token_expires = "
                        + T0.plus(Duration.ofMinutes(5)).toString().replace("Z", "+0000") + "\n");
        open(stage, AwsAccess.of(stage.aws()));
        rounds.once();
        assertThat(reader.minutesLeft()).hasValue(5);
        assertThat(feed.of("AWS").key()).isEqualTo("live.aws.runningOut");
    }

    @Test
    void keysForGoodSayNoEnd() {
        StageFile stage = ShippedStage.aws(folder, aws.url(), "");
        open(stage, AwsAccess.of(stage.aws()));
        rounds.once();
        assertThat(reader.minutesLeft()).isEmpty();
        assertThat(feed.of("AWS").health()).isEqualTo(Health.WELL);
    }

    @Test
    void keysPutInLaterAreFound() throws Exception {
        StageFile stage = ShippedStage.aws(folder, aws.url(), "");
        Files.delete(folder.resolve("credentials"));
        open(stage, AwsAccess.of(stage.aws()));
        rounds.once();
        assertThat(feed.of("AWS").key()).isEqualTo("live.aws.noCredentials");
        assertThat(feed.of("AWS").health()).isEqualTo(Health.LOST);
        assertThat(feed.of("AWS").trouble().orElseThrow().detail()).doesNotContain("ProfileFile");
        assertThat(feed.of("EC2").key()).isEqualTo("live.aws.noCredentials");
        ShippedStage.keys(folder, KEYS);
        rounds.pass(Duration.ofSeconds(31));
        assertThat(feed.of("AWS").health()).isEqualTo(Health.WELL);
    }

    /// What the SDK throws for a sign-in that has run out takes five shapes; one is a NullPointerException.
    @Test
    void aSignInThatRanOutIsSaidAndComesBack() {
        var provider = new AtomicReference<Supplier<AwsCredentialsProvider>>(() -> () -> {
            throw new NullPointerException("clientId is null");
        });
        openWith(() -> Objects.requireNonNull(provider.get()).get(), Duration.ofSeconds(4));
        rounds.once();
        assertThat(feed.of("CloudWatch").key()).isEqualTo("live.aws.signedOut");
        provider.set(() -> StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
        rounds.pass(Duration.ofSeconds(31));
        assertThat(feed.of("AWS").health()).isEqualTo(Health.WELL);
    }

    @Test
    void aProcessThatHangsIsNotWaitedFor() {
        var hanging = new CountDownLatch(1);
        openWith(
                () -> () -> {
                    try {
                        hanging.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return AwsBasicCredentials.create("test", "test");
                },
                Duration.ofMillis(50));
        rounds.once();
        assertThat(feed.of("AWS").key()).isEqualTo("live.aws.slowCredentials");
        assertThat(feed.of("EC2").key()).isEqualTo("live.aws.slowCredentials");
        hanging.countDown();
    }
}
