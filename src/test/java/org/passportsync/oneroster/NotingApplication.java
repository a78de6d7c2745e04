package org.passportsync.oneroster;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Delivery;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.Application;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.RawRows;
import org.passportsync.sis.Resource;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceMapping;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.SourceRow;
import org.passportsync.sis.SourceSettings;
import org.passportsync.sis.UnreadablePage;
import org.passportsync.wire.Bounds;

/** OneRoster as it is; every row that is parsed is noted. */
public final class NotingApplication implements Application {

    public static final String NAME = "skyward-oneroster-noting";

    /** The identifiers of the rows that were parsed since this was cleared. */
    public static final Queue<String> PARSED = new ConcurrentLinkedQueue<>();

    private final OneRosterApplication own = new OneRosterApplication();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return own.description();
    }

    @Override
    public List<Resource> resources() {
        return own.resources();
    }

    @Override
    public List<SourceMapping> mappings() {
        return own.mappings();
    }

    @Override
    public Source open(Delivery delivery, SourceSettings settings) {
        return new OneRosterSource(delivery, settings, NotingApplication::parser, Bounds.USUAL);
    }

    private static PageParser parser(String resource, List<RowSchema> rows) {
        PageParser parser = OneRosterParsers.of(resource, rows);
        return new PageParser() {
            @Override
            public List<String> parse(SourcePage page, RowSink sink) throws UnreadablePage {
                return parser.parse(page, new Noting(sink));
            }

            @Override
            public Optional<RawRows> rawRows(SourcePage page) {
                return parser.rawRows(page);
            }

            @Override
            public byte[] withoutSecrets(SourcePage page) throws UnreadablePage {
                return parser.withoutSecrets(page);
            }
        };
    }

    private record Noting(RowSink sink) implements RowSink {

        @Override
        public void begins(String rawId) {
            PARSED.add(rawId);
            sink.begins(rawId);
        }

        @Override
        public void row(SourceRow row) {
            sink.row(row);
        }

        @Override
        public void heldBack(
                Set<EntityType> entities, String rawId, String rule, @Nullable String value, String message) {
            sink.heldBack(entities, rawId, rule, value, message);
        }

        @Override
        public void unreadable(String message) {
            sink.unreadable(message);
        }

        @Override
        public void secret() {
            sink.secret();
        }
    }
}
