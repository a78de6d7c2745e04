package org.passportsync.staging;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers of a page's rows, in its order. Of a page that came as it did before they are unpacked only where its ends
 * do not tell enough. For one thread.
 */
public final class RowIds {

    private final int size;
    private final @Nullable String first;
    private final @Nullable String last;
    private final boolean distinct;
    private final Supplier<List<String>> unpacking;
    private @Nullable List<String> all;
    private @Nullable Set<IdOrder> orders;

    private RowIds(
            int size,
            @Nullable String first,
            @Nullable String last,
            boolean distinct,
            Supplier<List<String>> unpacking) {
        this.size = size;
        this.first = first;
        this.last = last;
        this.distinct = distinct;
        this.unpacking = unpacking;
    }

    /** Those of a page that was read. */
    public static RowIds of(List<String> all) {
        boolean empty = all.isEmpty();
        return new RowIds(all.size(), empty ? null : all.getFirst(), empty ? null : all.getLast(), false, () -> all);
    }

    /** The first and the last of so many. */
    record Ends(int size, @Nullable String first, @Nullable String last) {}

    /** Those of a page that came as it did before, where no two rows have the same. */
    static RowIds distinct(Ends ends, Set<IdOrder> orders, Supplier<List<String>> unpacking) {
        RowIds ids = new RowIds(ends.size(), ends.first(), ends.last(), true, unpacking);
        ids.orders = orders;
        return ids;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Null where there are none. */
    @Nullable
    String first() {
        return first;
    }

    /** Null where there are none. */
    @Nullable
    String last() {
        return last;
    }

    /** Whether it is known that no two rows have the same. */
    boolean distinct() {
        return distinct;
    }

    List<String> all() {
        List<String> known = all;
        if (known == null) {
            known = unpacking.get();
            all = known;
        }
        return known;
    }

    /** The place of the last row with this identifier, from 0; -1 where none has it. */
    int lastPlace(String id) {
        return distinct && id.equals(first) ? 0 : all().lastIndexOf(id);
    }

    /** The orders in which they ascend. */
    Set<IdOrder> orders() {
        Set<IdOrder> known = orders;
        if (known == null) {
            known = IdOrder.of(all());
            orders = known;
        }
        return known;
    }
}
