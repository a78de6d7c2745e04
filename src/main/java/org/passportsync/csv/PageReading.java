package org.passportsync.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;

/**
 * Reads pages one behind the other; the file stays open between two of them.
 *
 * <p>Whoever goes on in the middle reads from the start and leaves out what is known, so that the sum of all bytes is
 * checked at the end in either case.
 */
final class PageReading implements AutoCloseable {

    private static final int LARGEST_PAGE = 16 * 1024 * 1024;

    private final Map<String, Going> open = new ConcurrentHashMap<>();

    /** A file that is open behind some row. */
    private record Going(String mark, RowStream rows) {}

    SourcePage page(String list, Listed listed, long from, int limit) throws SourceFault {
        RowStream rows = behind(list, listed, from);
        boolean kept = false;
        try {
            PageText text = new PageText(listed);
            if (from == 0 && listed.roles() != null && listed.roles().unreadable()) {
                text.addUnreadableRole();
            }
            for (int count = 0; count < limit && text.size() < LARGEST_PAGE; count++) {
                CsvRecord row = rows.next();
                if (row == null) {
                    break;
                }
                text.add(row);
            }
            kept = rows.more();
            return page(list, listed, from, limit, text, kept ? listed.cursor(rows.row()) : end(listed, rows));
        } finally {
            if (kept) {
                keep(list, new Going(listed.mark(), rows));
            } else {
                rows.close();
            }
        }
    }

    private static SourcePage page(
            String list, Listed listed, long from, int limit, PageText text, @Nullable String next) throws SourceFault {
        if (listed.table().file().changed()) {
            throw CurrentSet.replaced(listed.table().file());
        }
        OptionalLong total = OptionalLong.of(listed.table().rows());
        return new SourcePage(list, from, limit, text.bytes(), false, total, next);
    }

    /** No next page: the file was read to its end, and is the one that was looked through. */
    private static @Nullable String end(Listed listed, RowStream rows) throws SourceFault {
        if (!listed.table().same(rows)) {
            throw CurrentSet.replaced(listed.table().file());
        }
        return null;
    }

    private RowStream behind(String list, Listed listed, long row) throws SourceFault {
        Going going = open.remove(list);
        if (going != null && going.mark().equals(listed.mark()) && going.rows().row() == row) {
            return going.rows();
        }
        if (going != null) {
            going.rows().close();
        }
        RowStream rows = RowStream.open(listed.table().file());
        while (rows.row() < row) {
            if (rows.next() == null) {
                rows.close();
                throw CurrentSet.replaced(listed.table().file());
            }
        }
        return rows;
    }

    private void keep(String list, Going going) {
        Going other = open.put(list, going);
        if (other != null) {
            other.rows().close();
        }
    }

    @Override
    public void close() {
        open.values().forEach(going -> going.rows().close());
        open.clear();
    }
}
