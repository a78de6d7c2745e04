package org.passportsync.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks of a collection.
 *
 * @param limit rows a page, from 1
 * @param offset rows to leave out first, from 0
 */
record Query(int limit, int offset, Sort sort, Filter filter, List<String> fields) implements Asked {

    /** The order asked for; an empty field is none. */
    record Sort(String field, Direction direction) {}

    /** Which way the order goes. */
    enum Direction {
        ASC,
        DESC
    }

    /** Reads the parameters of a request; the settings say what becomes of an unknown sort field. */
    static Asked read(Map<String, String> parameters, Resource resource, Protocol protocol) {
        Optional<Integer> limit = number(parameters.getOrDefault("limit", "100"));
        Optional<Integer> offset = number(parameters.getOrDefault("offset", "0"));
        if (limit.isEmpty() || limit.get() < 1 || offset.isEmpty()) {
            return new Refused("limit must be a number from 1 and offset a number from 0");
        }
        Optional<Filter> filter = Filter.read(parameters.getOrDefault("filter", ""));
        if (filter.isEmpty()) {
            return new Refused("The filter can't be read: field, predicate, 'value', at most two of them");
        }
        String field = parameters.getOrDefault("sort", "");
        if (!field.isEmpty() && !resource.hasField(field) && protocol.unknownSort() == Protocol.UnknownSort.REFUSED) {
            return new Refused("There is no field to sort by that is called " + field);
        }
        boolean descending = parameters.getOrDefault("orderBy", "asc").equalsIgnoreCase("desc");
        Sort sort = new Sort(resource.hasField(field) ? field : "", descending ? Direction.DESC : Direction.ASC);
        return new Query(
                Math.min(limit.get(), protocol.maxPage()), offset.get(), sort, filter.get(), fields(parameters));
    }

    /** The same query with at most this many rows a page. */
    Query clampedTo(int most) {
        return new Query(Math.min(limit, most), offset, sort, filter, fields);
    }

    /** The same query from another offset. */
    Query from(int otherOffset) {
        return new Query(limit, otherOffset, sort, filter, fields);
    }

    private static List<String> fields(Map<String, String> parameters) {
        return Arrays.stream(parameters.getOrDefault("fields", "").split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
