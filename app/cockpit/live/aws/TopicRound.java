package cockpit.live.aws;

import cockpit.live.SourceHealth;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

/// Whether the topic is there, is told by the alarm, and calls the function. One thread runs it.
final class TopicRound implements Runnable {
    private static final int PAGES = 10;

    private final StageFile stage;
    private final SnsClient sns;
    private final Caller caller;
    private final Supplier<Optional<Watched>> alarm;
    private final Question ask;

    TopicRound(
            StageFile stage,
            AwsAccess access,
            SnsClient sns,
            Caller caller,
            Supplier<Optional<Watched>> alarm,
            SourceHealth health) {
        this.stage = stage;
        this.sns = sns;
        this.caller = caller;
        this.alarm = alarm;
        this.ask = new Question(Operation.LIST_SUBSCRIPTIONS, health, access);
    }

    @Override
    public void run() {
        ask.ask(() -> subscriptions(caller.topicArn(stage.topic()))).ifPresent(this::judge);
    }

    private void judge(Optional<List<Subscription>> subscriptions) {
        if (subscriptions.isEmpty()) {
            ask.missing(
                    Trouble.of("live.aws.noTopic", stage.topic(), stage.aws().region()));
        } else if (subscriptions.get().stream().noneMatch(each -> callsFunction(each, stage.function()))) {
            ask.doubted(Trouble.of("live.aws.notSubscribed", stage.function(), stage.topic()));
        } else if (alarm.get().filter(each -> !each.tells(stage.topic())).isPresent()) {
            ask.doubted(Trouble.of("live.aws.notTold", stage.alarm().name(), stage.topic()));
        } else {
            ask.answered();
        }
    }

    static boolean callsFunction(Subscription each, String function) {
        String endpoint = each.endpoint() + ":"; // a version or an alias may follow
        return "lambda".equals(each.protocol()) && endpoint.contains(":function:" + function + ":");
    }

    /// Empty if there is no such topic.
    private Optional<List<Subscription>> subscriptions(String arn) {
        var all = new ArrayList<Subscription>();
        String token = null;
        for (int page = 0; page < PAGES; page++) {
            String next = token;
            ListSubscriptionsByTopicResponse answer;
            try {
                answer = sns.listSubscriptionsByTopic(b -> b.topicArn(arn).nextToken(next));
            } catch (NotFoundException e) {
                return Optional.empty();
            }
            all.addAll(answer.subscriptions());
            token = answer.nextToken();
            if (token == null || token.isEmpty()) {
                break;
            }
        }
        return Optional.of(all);
    }
}
