package org.passportsync.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.NeverRead;

/**
 * Writes a page: the header and some rows, as comma-separated values again. Columns that hold secrets are left out here, and
 * further identifiers that are some, so that nothing behind ever meets them.
 */
final class PageText {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
    private final CsvWriter writer = CsvWriter.builder().build(bytes);
    private final Table table;
    private final @Nullable RoleBook roles;
    private final int[] kept;
    private final int userIds;
    private final List<String> row = new ArrayList<>();

    PageText(Listed listed) {
        table = listed.table();
        roles = listed.roles();
        List<String> columns = table.header().columns();
        kept = IntStream.range(0, columns.size())
                .filter(place -> !NeverRead.covers(columns.get(place)))
                .toArray();
        userIds = columns.indexOf(Columns.USER_IDS);
        List<String> header = new ArrayList<>();
        for (int place : kept) {
            header.add(columns.get(place));
        }
        if (roles != null) {
            header.add(PackedRoles.COLUMN);
            header.add(CsvPage.OVER);
        }
        writer.writeRecord(header);
    }

    /**
     * Adds a row. One that has not the header's columns leaves its identifier alone behind: which value stands in which
     * column can't be told, and one of them may be a secret.
     */
    void add(CsvRecord record) {
        row.clear();
        if (record.getFieldCount() != table.header().size()) {
            String id = record.getField(0);
            row.add(id.isEmpty() ? " " : id);
        } else {
            for (int place : kept) {
                String field = record.getField(place);
                row.add(place == userIds ? Columns.withoutSecrets(field) : field);
            }
            if (roles != null) {
                PackedRoles own = roles.of(table.id(record));
                row.add(own.text());
                row.add(String.valueOf(own.over()));
            }
        }
        writer.writeRecord(row);
    }

    /** Adds what makes the page say that a role was found that is nobody's. */
    void addUnreadableRole() {
        row.clear();
        for (int _ : kept) {
            row.add("");
        }
        row.add("");
        row.add(CsvPage.UNREADABLE_ROLE);
        writer.writeRecord(row);
    }

    /** About how long the page is by now. */
    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        try {
            writer.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
