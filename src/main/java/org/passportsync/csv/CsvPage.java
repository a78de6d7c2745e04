package org.passportsync.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.passportsync.oneroster.FlatRows;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;
import org.passportsync.wire.PageBytes;

/** Reads the pages that {@link PageText} writes. */
final class CsvPage implements PageParser {

    /** The column that says of a 1.2 user that all roles are over. */
    static final String OVER = "rolesOver";

    /** Stands there instead, in a row that is no user's: some role doesn't say whose it is. */
    static final String UNREADABLE_ROLE = "unreadable";

    private final String list;
    private final FlatRows rows;

    CsvPage(String list, List<RowSchema> wanted) {
        this.list = list;
        this.rows = FlatRows.of(list, wanted);
    }

    @Override
    public List<String> parse(SourcePage page, RowSink sink) throws UnreadablePage {
        String text = new PageBytes(page).text();
        try (CloseableIterator<CsvRecord> records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)
                .iterator()) {
            return parse(records, sink);
        } catch (CsvParseException | UncheckedIOException | IOException broken) {
            throw new UnreadablePage("the page of " + list + " holds no comma-separated values");
        }
    }

    private List<String> parse(CloseableIterator<CsvRecord> records, RowSink sink) throws UnreadablePage {
        if (!records.hasNext()) {
            throw new UnreadablePage("the page of " + list + " has no line with its columns");
        }
        Columns columns = new Columns(records.next().getFields(), rows);
        List<String> ids = new ArrayList<>();
        while (records.hasNext()) {
            row(records.next(), columns, ids, sink);
        }
        return ids;
    }

    private void row(CsvRecord row, Columns columns, List<String> ids, RowSink sink) {
        boolean whole = row.getFieldCount() == columns.size();
        if (whole) {
            columns.take(row);
        } else {
            rows.start();
            rows.put(rows.place(Header.ID), row.getField(0));
        }
        String id = rows.id();
        if (id == null) {
            sink.unreadable(
                    whole && row.getFields().getLast().equals(UNREADABLE_ROLE)
                            ? "a row of roles has no userSourcedId that can be read"
                            : "a row of " + list + " has no sourcedId that can be read");
            return;
        }
        ids.add(id);
        if (!whole) {
            sink.heldBack(
                    rows.entities(),
                    id,
                    "columns",
                    null,
                    "the row has another number of columns than the file's first line");
        } else if (rows.odd() != null) {
            sink.heldBack(
                    rows.entities(),
                    id,
                    "type",
                    null,
                    rows.odd() + " can't be read: it is too long, or its quotes are wrong");
        } else {
            rows.hand(id, sink);
        }
    }

    /** Secrets never get into a page. */
    @Override
    public byte[] withoutSecrets(SourcePage page) {
        return page.body();
    }
}
