package org.passportsync.oneroster;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.RawRows;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.SourceRow;
import org.passportsync.sis.UnreadablePage;

/** OneRoster's parser as it is; whoever listens is told of every row that it parses. */
public record NotingParser(PageParser parser) implements PageParser {

    private static volatile Consumer<String> parsed = _ -> {};

    /** Tells somebody the identifier of each row that is parsed from now on, on any thread. */
    public static void tell(Consumer<String> listener) {
        parsed = listener;
    }

    static PageParser of(String resource, List<RowSchema> rows) {
        return new NotingParser(OneRosterParsers.of(resource, rows));
    }

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

    private record Noting(RowSink sink) implements RowSink {

        @Override
        public void begins(String rawId) {
            parsed.accept(rawId);
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
