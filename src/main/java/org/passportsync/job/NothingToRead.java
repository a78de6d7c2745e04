package org.passportsync.job;

import java.util.List;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.Presence;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourcePage;

/** The source of a run that reads nothing: whoever asks it has made a mistake. */
final class NothingToRead implements Source {

    @Override
    public SourcePage fetch(String resource, long offset, int limit) {
        throw mistake();
    }

    @Override
    public PageParser parser(String resource, List<RowSchema> rows) {
        throw mistake();
    }

    @Override
    public Presence confirm(String resource, String rawId) {
        throw mistake();
    }

    @Override
    public ConnectionReport test() {
        throw mistake();
    }

    @Override
    public void close() {}

    private static IllegalStateException mistake() {
        return new IllegalStateException("a release, or a run that was approved, reads nothing from the SIS");
    }
}
