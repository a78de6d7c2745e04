package org.passportsync.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Answers pages of native collections, by cursor and by offset. */
final class NativePages {

    private static final Answer UNKNOWN_CURSOR = NativeError.of(400, "The cursor is not known or has expired.");

    private final Cursors cursors = new Cursors();

    /**
     * What a request asks for.
     *
     * @param url of the collection, without a query
     * @param edition a value that stays equal as long as no row of the collection changes
     */
    record Reading(NativePath path, String url, Table table, Object edition) {

        Answer page(int[] ranks, Struck struck) {
            Object key = List.of(edition, url, ranks.length == 0 ? -1 : ranks[0], ranks.length, struck.faults());
            return Answer.rows(
                    new Body.Page(Body.Envelope.BARE_LIST, table, ranks, editing(struck.oddity()), key), ranks.length);
        }

        Answer single(int rank) {
            return Answer.rows(new Body.Single(Body.Envelope.NONE, table, rank, editing("")), 1);
        }

        private RowEditing editing(String oddity) {
            return new RowEditing(List.of(), oddity, OddShape.of(path.resource()));
        }
    }

    /** Every row at once. */
    Answer all(Reading asked, Struck struck) {
        Reading reading = faulted(asked, struck);
        return reading.page(IntStream.range(0, reading.table().size()).toArray(), struck);
    }

    Answer page(Reading asked, NativeQuery given, Struck struck) {
        if (given.equals(NativeQuery.UNREADABLE)) {
            return NativeError.of(400, "The request is invalid.");
        }
        Reading reading = faulted(asked, struck);
        NativeQuery query = struck.by(FaultName.PAGE_CLAMP)
                .map(fault -> given.clampedTo(fault.first()))
                .orElse(given);
        if (!query.isByCursor()) {
            return reading.page(ranks(reading.table(), query.offset(), query.limit(), struck), struck);
        }
        Cursors.Place first = new Cursors.Place(reading.url(), "", 0, new AtomicLong());
        Optional<Cursors.Place> place =
                query.cursor().isEmpty() ? Optional.of(first) : cursors.place(query.cursor(), reading.url());
        return place.filter(found -> query.cursor().isEmpty() || isAlive(found, struck))
                .map(found -> from(found, reading, query, struck))
                .orElse(UNKNOWN_CURSOR);
    }

    private static Reading faulted(Reading asked, Struck struck) {
        return struck.has(FaultName.EMPTY)
                ? new Reading(
                        asked.path(), asked.url(), HandMadeTable.of(Collections.emptySortedMap()), asked.edition())
                : asked;
    }

    private static boolean isAlive(Cursors.Place place, Struck struck) {
        long uses = place.uses().incrementAndGet();
        return struck.by(FaultName.CURSOR_EXPIRES)
                .map(fault -> uses <= fault.first())
                .orElse(true);
    }

    private Answer from(Cursors.Place place, Reading reading, NativeQuery query, Struck struck) {
        Table table = reading.table();
        int start = place.after().isEmpty() || struck.has(FaultName.UNSORTED)
                ? place.position()
                : firstAfter(table, place.after(), reading.path().resource());
        int end = (int) Math.min(table.size(), (long) start + query.limit());
        Answer answer = reading.page(ranks(table, start, query.limit(), struck), struck);
        boolean ends = end >= table.size() && !struck.has(FaultName.ENDLESS_NEXT);
        if (struck.has(FaultName.CURSOR_REPEATS) && !query.cursor().isEmpty()) {
            return answer.withHeader("Link", link(reading, query, query.cursor()));
        }
        if (ends || struck.has(FaultName.NO_TOTALS)) {
            return answer;
        }
        String last = end > start ? table.idAt(end - 1) : place.after();
        String next = cursors.issue(new Cursors.Place(reading.url(), last, end, place.uses()));
        return answer.withHeader("Link", link(reading, query, next));
    }

    private static int[] ranks(Table table, int from, int limit, Struck struck) {
        int start = Math.min(from, table.size());
        int count = Math.min(limit, table.size() - start);
        int first = struck.has(FaultName.PAGE_REPEATED) ? 0 : start;
        Selection order = struck.has(FaultName.UNSORTED)
                ? new Selection.Shuffled(table.size())
                : new Selection.Upwards(table.size());
        return IntStream.range(first, first + count).map(order::rankAt).toArray();
    }

    private static String link(Reading reading, NativeQuery query, String cursor) {
        return "<" + reading.url() + "?paging.limit=" + query.limit() + "&cursor="
                + URLEncoder.encode(cursor, StandardCharsets.UTF_8) + ">; rel=\"next\"";
    }

    /** The rank of the first row behind an identifier, whether that row is still there or not. */
    private static int firstAfter(Table table, String id, NativeResource resource) {
        int low = 0;
        int high = table.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (resource.compare(table.idAt(middle), id) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
