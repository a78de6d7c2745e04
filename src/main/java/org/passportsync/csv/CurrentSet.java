package org.passportsync.csv;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.CsvFolders;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceFault.Kind;

/** The set that is read: chosen once, and anew only where one of its files was replaced. */
final class CurrentSet {

    private final Supplier<CsvFolders.Answer> folder;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private @Nullable Tables chosen;

    CurrentSet(Supplier<CsvFolders.Answer> folder) {
        this.folder = folder;
    }

    Tables tables() throws SourceFault, InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            Tables before = chosen;
            if (before != null && !before.set().changed()) {
                return before;
            }
            Tables now = new Tables(newest());
            chosen = now;
            return now;
        } finally {
            oneAtATime.unlock();
        }
    }

    private FileSet newest() throws SourceFault {
        return switch (folder.get()) {
            case CsvFolders.Answer.Found found -> new Arrivals(found.folder()).newest();
            case CsvFolders.Answer.Missing missing -> throw new SourceFault(Kind.REFUSED, missing.reason());
        };
    }

    static SourceFault replaced(SetFile file) {
        return new SourceFault(Kind.LOST_PLACE, file.inWords() + " was replaced, or written to, while it was read");
    }
}
