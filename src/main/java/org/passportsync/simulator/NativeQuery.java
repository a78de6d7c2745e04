package org.passportsync.simulator;

import java.util.Map;

/**
 * Which page of a native collection is asked for, in either of the two ways.
 *
 * @param limit rows a page, from 1
 * @param offset rows to leave out first; -1 where pages are asked for by cursor
 * @param cursor the cursor, or an empty text for the first page
 */
record NativeQuery(int limit, int offset, String cursor) {

    /** A query that can't be read. */
    static final NativeQuery UNREADABLE = new NativeQuery(0, 0, "");

    static NativeQuery read(Map<String, String> parameters, int most) {
        boolean byOffset = !parameters.containsKey("paging.limit")
                && !parameters.containsKey("paging.cursor")
                && (parameters.containsKey("limit") || parameters.containsKey("offset"));
        String limit = parameters.getOrDefault(byOffset ? "limit" : "paging.limit", Integer.toString(most));
        String offset = parameters.getOrDefault("offset", "0");
        if (!limit.matches("0*[1-9][0-9]{0,8}") || !offset.matches("[0-9]{1,9}")) {
            return UNREADABLE;
        }
        String cursor = parameters.getOrDefault("paging.cursor", parameters.getOrDefault("cursor", ""));
        return new NativeQuery(
                Math.min(Integer.parseInt(limit), most), byOffset ? Integer.parseInt(offset) : -1, cursor);
    }

    boolean isByCursor() {
        return offset < 0;
    }

    /** The same with at most this many rows a page. */
    NativeQuery clampedTo(long rows) {
        return new NativeQuery((int) Math.min(limit, rows), offset, cursor);
    }
}
