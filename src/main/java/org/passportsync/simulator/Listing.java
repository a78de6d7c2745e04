package org.passportsync.simulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Answers pages of a resource and single objects. */
final class Listing {

    private static final int REMEMBERED = 16;

    // A filter reads every row: without this, paging through a filtered listing would take the square of its size.
    private final Map<Object, Selection> selections = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Selection> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** What a request for a resource asks for, with the rows as they are now. */
    record Reading(Rows rows, Resource resource, View view, Sight sight) {

        Table table() {
            return rows.table(resource, view, sight);
        }

        Object edition() {
            return List.of(rows.edition(), resource, view, sight);
        }
    }

    Answer page(Reading reading, Query asked, Map<String, String> parameters, Struck struck) {
        Query query = faulted(asked, struck);
        Table table = struck.has(FaultName.EMPTY) ? HandMadeTable.of(Collections.emptySortedMap()) : reading.table();
        Selection selection = selection(reading, table, query, struck);
        int from = Math.min(query.offset(), selection.size());
        int count = Math.min(query.limit(), selection.size() - from);
        int[] ranks = IntStream.range(from, from + count).map(selection::rankAt).toArray();
        Object key = List.of(reading.edition(), query, struck.faults());
        Body body = new Body.Page(Body.Envelope.page(reading.resource()), table, ranks, editing(query, struck), key);
        return Paging.of(reading.view().baseUrl() + "/" + reading.resource().path(), query, selection.size())
                .addTo(Answer.rows(body, count), parameters, struck);
    }

    Answer single(Reading reading, String sourcedId, Map<String, String> parameters, Protocol protocol) {
        Table table = reading.table();
        int rank = table.rankOf(sourcedId);
        if (rank < 0) {
            return OfficialError.of(
                    reading.view().version(), 404, "unknownobject", "There is no such object in " + reading.resource());
        }
        return switch (Query.read(parameters, reading.resource(), protocol)) {
            case Asked.Refused refused ->
                OfficialError.of(reading.view().version(), 400, "invalid_data", refused.reason());
            case Query query ->
                Answer.rows(
                        new Body.Single(
                                Body.Envelope.single(reading.resource()),
                                table,
                                rank,
                                new RowEditing(query.fields(), "", OddShape.ONEROSTER)),
                        1);
        };
    }

    private static Query faulted(Query asked, Struck struck) {
        Query clamped = struck.by(FaultName.PAGE_CLAMP)
                .map(fault -> asked.clampedTo((int) Math.min(fault.first(), Integer.MAX_VALUE)))
                .orElse(asked);
        return struck.has(FaultName.PAGE_REPEATED) ? clamped.from(0) : clamped;
    }

    private Selection selection(Reading reading, Table table, Query query, Struck struck) {
        if (query.filter().clauses().isEmpty() && struck.has(FaultName.UNSORTED)) {
            return new Selection.Shuffled(table.size());
        }
        if (query.filter().clauses().isEmpty() && query.sort().field().isEmpty()) {
            return Selection.of(table, query);
        }
        Object key = List.of(reading.edition(), query.sort(), query.filter(), struck.has(FaultName.EMPTY));
        Selection known = selections.get(key);
        Selection found = known == null ? Selection.of(table, query) : known;
        selections.put(key, found);
        return found;
    }

    private static RowEditing editing(Query query, Struck struck) {
        return new RowEditing(query.fields(), struck.oddity(), OddShape.ONEROSTER);
    }
}
