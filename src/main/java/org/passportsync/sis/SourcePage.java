package org.passportsync.sis;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the SIS, as received.
 *
 * @param resource the collection it was asked of
 * @param offset the offset that was asked for, counted in rows from 0
 * @param limit the number of rows that was asked for; the SIS may send fewer
 * @param body the bytes as received
 * @param gzipped whether the body is gzip-compressed
 * @param total the number of rows the SIS claims to have, where it says so
 * @param next where the SIS pages by cursor: the next page's; else null
 */
public record SourcePage(
        String resource,
        long offset,
        int limit,
        byte[] body,
        boolean gzipped,
        OptionalLong total,
        @Nullable String next) {

    /** The same page, with the number of rows that were read before it. */
    public SourcePage at(long rows) {
        return new SourcePage(resource, rows, limit, body, gzipped, total, next);
    }
}
