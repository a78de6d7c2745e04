package org.passportsync.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceFault.Kind;

/**
 * A file that was read once from its first byte to its last, and is whole: what a later reading has to come to as well.
 *
 * @param rows how many it has, the header not counted
 * @param sum of all its bytes
 */
record Table(SetFile file, Header header, long rows, long sum) {

    /** Columns that a list's rows mean nothing without. */
    private static final Map<String, List<String>> NEEDED = Map.of(
            "orgs", List.of("name", "type"),
            "academicSessions", List.of("title", "type", "startDate", "endDate"),
            "courses", List.of("title"),
            "classes", List.of("title", "schoolSourcedId"),
            "users", List.of("givenName", "familyName"),
            "roles", List.of("userSourcedId", "role", "orgSourcedId"),
            "enrollments", List.of("classSourcedId", "userSourcedId", "role"),
            "demographics", List.of());

    /** Reads a list's file whole. */
    static Table of(String list, SetFile file) throws SourceFault {
        try (RowStream rows = RowStream.open(file)) {
            Header header = rows.header();
            header.demand(file, List.of(Header.ID));
            header.demand(file, NEEDED.getOrDefault(list, List.of()));
            boolean whole = true;
            for (CsvRecord row = rows.next(); row != null; row = rows.next()) {
                whole = row.getFieldCount() == header.size();
                judge(file, header, row);
                demandColumns(list, file, row, header);
            }
            demandEnd(file, rows, whole);
            return new Table(file, header, rows.row(), rows.bytes().sum());
        }
    }

    /** Refuses what may have swallowed other rows: they would seem to be gone. */
    private static void judge(SetFile file, Header header, CsvRecord row) throws SourceFault {
        boolean odd = row.getFieldCount() != header.size();
        for (String value : row.getFields()) {
            if (broken(value) && (odd || commas(value) >= header.size() - 1)) {
                throw new SourceFault(
                        Kind.FOREIGN,
                        file.inWords() + " has a quoted value at line " + row.getStartingLineNumber()
                                + " that runs over the end of its row and swallows others; have the quotes corrected");
            }
        }
    }

    /** A row that has not the header's columns is held back by its identifier; where that can't be told, or is not enough, the file is refused. */
    private static void demandColumns(String list, SetFile file, CsvRecord row, Header header) throws SourceFault {
        boolean told = header.place(Header.ID) == 0 && !list.equals(Manifest.ROLES);
        if (row.getFieldCount() != header.size() && !told) {
            throw new SourceFault(
                    Kind.FOREIGN,
                    file.inWords() + " has a row of " + row.getFieldCount() + " columns at line "
                            + row.getStartingLineNumber() + ", where its first line has " + header.size()
                            + ", so that it can't be told what it means; have it corrected");
        }
    }

    private static boolean broken(String value) {
        return value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0;
    }

    private static long commas(String value) {
        return value.chars().filter(one -> one == ',').count();
    }

    /** A loose file ends with a line's end, or was cut; of a packed one the zip says how long it is. */
    private static void demandEnd(SetFile file, RowStream rows, boolean whole) throws SourceFault {
        CountedBytes bytes = rows.bytes();
        SetFile.Packed packed = file.packed();
        if (packed != null && (bytes.count() != packed.size() || bytes.sum() != packed.crc())) {
            throw damaged(file);
        }
        if (!bytes.atLineEnd() && (packed == null || !whole)) {
            throw new SourceFault(
                    Kind.FOREIGN,
                    file.inWords() + " ends in the middle of its last row, line " + rows.line()
                            + ": it was cut short. Put it there anew, whole, and its last line with a line's end");
        }
        if (file.changed()) {
            throw new SourceFault(
                    Kind.UNAVAILABLE,
                    file.inWords() + " is being written at this moment; launch again when it is complete");
        }
    }

    private static SourceFault damaged(SetFile file) {
        return new SourceFault(
                Kind.FOREIGN,
                file.inWords()
                        + " is damaged: its bytes are not those that the zip was made of; put the zip there anew");
    }

    /** Tells this content from any other. */
    String mark() {
        return Long.toHexString(sum) + "-" + file.size();
    }

    /** Whether a reading to the end came to the same. */
    boolean same(RowStream rows) {
        return rows.row() == rows() && rows.bytes().sum() == sum && !file.changed();
    }

    /** The place of the identifier in a row. */
    int id() {
        return header.place(Header.ID);
    }

    /** The row's identifier, trimmed; null where there is none. */
    @Nullable
    String id(CsvRecord row) {
        return value(row, id());
    }

    /** A row's value, trimmed; null where it is blank, or the row has no such column. */
    static @Nullable String value(CsvRecord row, int place) {
        if (place < 0 || place >= row.getFieldCount()) {
            return null;
        }
        String value = row.getField(place).strip();
        return value.isEmpty() ? null : value;
    }
}
