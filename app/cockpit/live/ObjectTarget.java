package cockpit.live;

/// An object of a manifest. Its state is the object without what its cluster adds to it; JSON's null where there is
/// none.
///
/// Put back, an object that was not there is deleted only if it is the one that was made here: somebody else's of the
/// same
/// name stays.
public interface ObjectTarget extends Target {
    /// Has the API server try the manifest's object; nothing changes.
    ///
    /// @throws Failed if it would not take it
    void tryApply() throws Failed;

    /// Applies the manifest's object. Whoever was faster is not overwritten: it is read again, once; a field that is
    /// somebody else's is left to them, and the whole is not done.
    ///
    /// @throws Failed if it is not done
    Applied apply() throws Failed;

    /// Has the API server try to delete it; nothing changes.
    ///
    /// @throws Failed if it would not
    void tryDelete() throws Failed;

    /// Deletes it, if it is there.
    ///
    /// @return what kubectl would print, "" if it was not there
    /// @throws Failed if it is not done
    String delete() throws Failed;

    /// What an apply came to.
    ///
    /// @param uid    the object's
    /// @param made   whether it was not there before
    /// @param output what kubectl would print
    record Applied(String uid, boolean made, String output) {}
}
