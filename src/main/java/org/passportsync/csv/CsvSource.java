package org.passportsync.csv;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.CsvFolders;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.Presence;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.Walk;

/**
 * Reads a set of files as if it were a server: a cursor is the content's mark and a row, and a file that was replaced has
 * lost the place.
 */
final class CsvSource implements Source {

    private final CurrentSet current;
    private final PageReading pages = new PageReading();

    CsvSource(Supplier<CsvFolders.Answer> folder) {
        current = new CurrentSet(folder);
    }

    @Override
    public Walk walk(String resource) {
        return Walk.BY_CURSOR;
    }

    @Override
    public SourcePage fetch(String resource, long offset, int limit) {
        throw new IllegalStateException(resource + " is walked by cursor");
    }

    @Override
    public SourcePage follow(String resource, @Nullable String cursor, int limit)
            throws SourceFault, InterruptedException {
        Listed listed = current.tables().listed(resource);
        long row = listed.row(cursor);
        if (row < 0) {
            throw CurrentSet.replaced(listed.table().file());
        }
        return pages.page(resource, listed, row, limit);
    }

    @Override
    public PageParser parser(String resource, List<RowSchema> rows) {
        return new CsvPage(resource, rows);
    }

    /** Answers from the whole file, which was read to its end; what it doesn't hold is gone. */
    @Override
    public Presence confirm(String resource, String rawId) throws SourceFault, InterruptedException {
        return current.tables().ids(resource).of(rawId);
    }

    @Override
    public ConnectionReport test() throws InterruptedException {
        return new SetTrial(current).run();
    }

    @Override
    public void close() {
        pages.close();
    }
}
