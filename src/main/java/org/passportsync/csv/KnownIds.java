package org.passportsync.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Arrays;
import org.passportsync.sis.Presence;
import org.passportsync.sis.SourceFault;

/**
 * Which rows a whole file has, eight bytes for each. Two identifiers may fall together: then a row seems to be there that
 * isn't, and stays.
 */
final class KnownIds {

    private static final int MOST = 20_000_000;
    private static final KnownIds NOT_KNOWN = new KnownIds(null);

    private final long @org.jspecify.annotations.Nullable [] sums;

    private KnownIds(long @org.jspecify.annotations.Nullable [] sums) {
        this.sums = sums;
    }

    /** Reads them; nothing is known where the file is beyond bounds, or is no longer the one that was looked at. */
    static KnownIds of(Table table) throws SourceFault {
        if (table.rows() > MOST) {
            return NOT_KNOWN;
        }
        long[] sums = new long[(int) table.rows()];
        int size = 0;
        try (RowStream rows = RowStream.open(table.file())) {
            int status = table.header().place(Header.STATUS);
            for (CsvRecord row = rows.next(); row != null && rows.row() <= sums.length; row = rows.next()) {
                String id = table.id(row);
                if (id != null && !"tobedeleted".equalsIgnoreCase(Table.value(row, status))) {
                    sums[size++] = IdSum.of(id);
                }
            }
            if (!table.same(rows)) {
                return NOT_KNOWN;
            }
        }
        long[] sorted = Arrays.copyOf(sums, size);
        Arrays.sort(sorted);
        return new KnownIds(sorted);
    }

    Presence of(String rawId) {
        if (sums == null) {
            return Presence.UNKNOWN;
        }
        return Arrays.binarySearch(sums, IdSum.of(rawId.strip())) >= 0 ? Presence.PRESENT : Presence.GONE;
    }
}
