package org.passportsync.job;

import java.util.List;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.Presence;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.Walk;

/** The source of a replay: it knows how pages are read, and asks the SIS for nothing. */
record OnlyParsing(Source parsers) implements Source {

    @Override
    public SourcePage fetch(String resource, long offset, int limit) {
        throw mistake();
    }

    @Override
    public Walk walk(String resource) {
        return parsers.walk(resource);
    }

    @Override
    public PageParser parser(String resource, List<RowSchema> rows) {
        return parsers.parser(resource, rows);
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
    public void close() {
        parsers.close();
    }

    private static IllegalStateException mistake() {
        return new IllegalStateException("a replay asks the SIS for nothing");
    }
}
