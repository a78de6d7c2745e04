package org.passportsync.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.passportsync.connection.LaunchParameters;

/** The demo's dates: its connection is synced as of the last school day that was played, unless another day is asked for. */
public final class DemoCalendar {

    private final DemoFolder folder;

    /** Takes the data directory, where the demo remembers its days. */
    public DemoCalendar(Path folder) {
        this.folder = new DemoFolder(folder);
    }

    /** What is asked for, with its day; the same where it is of no demo, has a day, or is a replay, which has its pages'. */
    public LaunchParameters dated(LaunchParameters asked) {
        boolean demo = Arrays.stream(DemoDefinition.values())
                .anyMatch(one -> one.connection().equals(asked.connection()));
        if (!demo || asked.asOf() != null || asked.replay() != null) {
            return asked;
        }
        return recall().filter(memory ->
                        memory.day() >= 0 && memory.definition().connection().equals(asked.connection()))
                .map(memory -> asked.on(memory.today()))
                .orElse(asked);
    }

    private Optional<DemoMemory> recall() {
        try {
            return folder.recall();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the demo's memory can't be read; check whose it is", unreadable);
        }
    }
}
