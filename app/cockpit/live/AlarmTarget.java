package cockpit.live;

import cockpit.stage.Command.AlarmState;

/// The alarm. Its state is CloudWatch's word for it.
public interface AlarmTarget extends Target {
    /// Sets it, which runs the actions of that state if it is another.
    ///
    /// @return what the AWS CLI would print
    /// @throws Failed if it is not done
    String set(AlarmState state) throws Failed;
}
