package cockpit.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a command is asked to write. Asked before anything is begun: minutes of work should not end on a folder that
/// was never writable.
final class Output {
    private Output() {}

    /// Makes the folder, if it is not there.
    ///
    /// @throws Misuse if it cannot be made or written
    static void folder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new Misuse("cli.bad.noFolder", folder);
        } catch (IOException e) {
            throw new Misuse("cli.bad.notWritable", folder);
        }
        if (!Files.isWritable(folder)) {
            throw new Misuse("cli.bad.notWritable", folder);
        }
    }

    /// Makes the folder of a file to be written.
    ///
    /// @throws Misuse if there can be no such file
    static void file(Path file) {
        if (Files.isDirectory(file)) {
            throw new Misuse("cli.bad.isFolder", file);
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            folder(parent);
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new Misuse("cli.bad.notWritable", file);
        }
    }
}
