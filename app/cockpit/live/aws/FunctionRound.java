package cockpit.live.aws;

import cockpit.live.SourceHealth;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;

/// Whether the function is there and can run, and where it logs. One thread runs it.
final class FunctionRound implements Runnable {
    private final StageFile stage;
    private final LambdaClient lambda;
    private final Question ask;
    private volatile String logGroup;

    FunctionRound(StageFile stage, AwsAccess access, LambdaClient lambda, SourceHealth health) {
        this.stage = stage;
        this.lambda = lambda;
        this.ask = new Question(Operation.GET_FUNCTION_CONFIGURATION, health, access);
        this.logGroup = "/aws/lambda/" + stage.function();
    }

    /// The function's own, or what Lambda takes where none is set.
    String logGroup() {
        return logGroup;
    }

    @Override
    public void run() {
        ask.ask(this::configuration).ifPresent(this::judge);
    }

    private Optional<GetFunctionConfigurationResponse> configuration() {
        try {
            return Optional.of(lambda.getFunctionConfiguration(b -> b.functionName(stage.function())));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private void judge(Optional<GetFunctionConfigurationResponse> found) {
        if (found.isEmpty()) {
            ask.missing(Trouble.of(
                    "live.aws.noFunction", stage.function(), stage.aws().region()));
            return;
        }
        var function = found.get();
        if (function.loggingConfig() != null && function.loggingConfig().logGroup() != null) {
            logGroup = function.loggingConfig().logGroup();
        }
        if (function.state() == State.FAILED || function.lastUpdateStatus() == LastUpdateStatus.FAILED) {
            ask.doubted(Trouble.of(
                    "live.aws.functionFailed",
                    stage.function(),
                    Optional.ofNullable(function.stateReason())
                            .or(() -> Optional.ofNullable(function.lastUpdateStatusReason()))
                            .orElse("")));
        } else {
            ask.answered();
        }
    }
}
