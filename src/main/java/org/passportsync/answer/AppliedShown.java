package org.passportsync.answer;

import java.util.List;
import org.passportsync.run.Connections;

/**
 * What a definition did to its connection.
 *
 * @param rekey whether the next run must be launched with {@code rekey}
 * @param warnings what a person should know before the next run
 * @param remarks why no sync could start now, and what ends soon
 */
public record AppliedShown(
        String connection,
        int revision,
        Connections.Change.Kind kind,
        Connections.State state,
        boolean rekey,
        List<String> warnings,
        List<String> remarks) {

    public static AppliedShown of(Connections.Change change, List<String> remarks) {
        return new AppliedShown(
                change.connection(),
                change.revision(),
                change.kind(),
                change.state(),
                change.rekey(),
                change.warnings(),
                List.copyOf(remarks));
    }
}
