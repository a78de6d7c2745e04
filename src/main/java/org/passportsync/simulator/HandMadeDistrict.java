package org.passportsync.simulator;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small district whose rows a test writes, moves and removes by hand, also while it is being served.
 *
 * <p>Rows are served exactly as they were put, whatever the version asked for. Safe for several threads.
 */
public final class HandMadeDistrict implements Rows {

    private final Map<Resource, TreeMap<String, byte[]>> rows = new EnumMap<>(Resource.class);
    private long edition;

    /** Starts a district without any row. */
    public HandMadeDistrict() {
        for (Resource resource : Resource.values()) {
            rows.put(resource, new TreeMap<>());
        }
    }

    /** Puts a row in the place of its sourcedId; a row that was there before is replaced. */
    public HandMadeDistrict put(Resource resource, String json) {
        String id = RowFields.of(Utf8.bytes(json)).first("sourcedId");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("A row of " + resource.path()
                    + " has no sourcedId. Put it with the sourcedId it is to be sorted by.");
        }
        return put(resource, id, json);
    }

    /** Puts any text, also a malformed row, in the place of this sourcedId. */
    public HandMadeDistrict put(Resource resource, String sourcedId, String text) {
        return put(resource, sourcedId, Utf8.bytes(text));
    }

    /** Puts any bytes, also invalid UTF-8, in the place of this sourcedId. */
    public synchronized HandMadeDistrict put(Resource resource, String sourcedId, byte[] bytes) {
        table(resource).put(sourcedId, bytes.clone());
        edition++;
        return this;
    }

    /** Removes a row; nothing happens where there is none. */
    public synchronized HandMadeDistrict remove(Resource resource, String sourcedId) {
        table(resource).remove(sourcedId);
        edition++;
        return this;
    }

    /** Removes every row of a resource. */
    public synchronized HandMadeDistrict clear(Resource resource) {
        table(resource).clear();
        edition++;
        return this;
    }

    /** The sourcedIds of a resource, in their order. */
    public synchronized List<String> ids(Resource resource) {
        return List.copyOf(table(resource).keySet());
    }

    @Override
    public synchronized Object edition() {
        return List.of(this, edition);
    }

    @Override
    public synchronized Table table(Resource resource, View view, Sight sight) {
        return HandMadeTable.of(sight.seesAll() ? table(resource) : HandMadeSight.seen(rows, resource, sight));
    }

    private TreeMap<String, byte[]> table(Resource resource) {
        return rows.getOrDefault(resource, new TreeMap<>());
    }
}
