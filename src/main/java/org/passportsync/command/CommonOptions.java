package org.passportsync.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.passportsync.job.Requester;
import picocli.CommandLine.Option;

/** The options of every command. */
final class CommonOptions {

    /** Where the embedded database lies unless something else is said. */
    static final Path USUAL_FOLDER = Path.of("data");

    @Option(names = "--json", description = "Print for programs: what the API would answer.")
    boolean json;

    @Option(
            names = "--actor",
            paramLabel = "NAME",
            description = "Who asks, for the history; else the operating system's user.")
    @Nullable
    String actor;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            // Spring Boot's name for passport.data-dir in the environment.
            defaultValue = "${env:PASSPORT_DATADIR:-data}",
            description = "Where the embedded database and its keys are kept; else PASSPORT_DATADIR, else data.")
    Path dataDir = USUAL_FOLDER;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say this, and nothing else.")
    boolean help;

    String who() {
        return actor == null || actor.isBlank() ? System.getProperty("user.name", "unknown") : actor;
    }

    Requester requester() {
        return new Requester("COMMAND_LINE", who());
    }
}
