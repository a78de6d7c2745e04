package org.passportsync.staging;

import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourcePage;

/**
 * Walks through one slice by offset, with pages that overlap, and knows whether the walk proves completeness.
 *
 * <p>Each page is asked for from the last known row on. A page is joined to the one before when it begins at or before
 * that row under an order that has held in every page so far: then every record that was there throughout the walk is in
 * some page, whatever was inserted or deleted meanwhile. Where the gap can't be excluded, the walk steps back.
 */
public final class SlicePaging implements SliceWalk {

    private static final int MOST_STEPS_BACK = 12;
    private static final int MOST_REPEATS = 3;

    private long nextOffset;
    private int stride = -1;
    private @Nullable String lastId;
    private Set<IdOrder> orders;
    private int stepsBack;
    private int repeats;
    private int known;
    private @Nullable String broken;
    private boolean ended;

    private SlicePaging(long nextOffset, @Nullable String lastId, Set<IdOrder> orders) {
        this.nextOffset = nextOffset;
        this.lastId = lastId;
        this.orders = orders;
    }

    /** A walk from the first row. */
    public static SlicePaging fromStart() {
        return new SlicePaging(0, null, IdOrder.any());
    }

    /** A walk that goes on where the journal ends. */
    public static SlicePaging after(long nextOffset, @Nullable String lastId, Set<IdOrder> orders) {
        return new SlicePaging(nextOffset, lastId, orders.isEmpty() ? EnumSet.noneOf(IdOrder.class) : orders);
    }

    @Override
    public long nextOffset() {
        return nextOffset;
    }

    @Override
    public OptionalLong stride() {
        return stride > 0 ? OptionalLong.of(stride) : OptionalLong.empty();
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public @Nullable String broken() {
        return broken;
    }

    @Override
    public boolean sorted() {
        return !orders.isEmpty();
    }

    @Override
    public Set<IdOrder> orders() {
        return orders;
    }

    @Override
    public @Nullable String lastId() {
        return lastId;
    }

    @Override
    public int known() {
        return known;
    }

    @Override
    public @Nullable String cursor() {
        return null;
    }

    @Override
    public Outcome accept(SourcePage page, RowIds ids) {
        return accept(page.offset(), ids, page.total());
    }

    /**
     * Takes the next page into the walk.
     *
     * @param offset the row it was asked from
     * @param ids the identifiers of its rows, in its order
     * @param total the rows that the server claims to have
     */
    public Outcome accept(long offset, RowIds ids, OptionalLong total) {
        orders = IdOrder.holding(orders, ids);
        if (lastId != null && !joins(ids, lastId)) {
            return stepBack(offset);
        }
        stepsBack = 0;
        known = lastId == null ? 0 : leading(ids, lastId);
        if (ids.isEmpty()) {
            return end(offset, 0, total);
        }
        int fresh = ids.size() - known;
        boolean nothingNew = lastId != null && lastId.equals(ids.last());
        if (nothingNew) {
            return nothingNew(offset, ids.size(), total);
        }
        return advance(offset, ids, fresh);
    }

    private boolean joins(RowIds ids, String last) {
        String first = ids.first();
        if (first == null) {
            return false;
        }
        if (ids.lastPlace(last) >= 0) {
            return true;
        }
        return sorted() && orders.stream().allMatch(order -> order.notAfter(first, last));
    }

    /** How many rows stand at or before the last one that was read. */
    private int leading(RowIds ids, String last) {
        int place = ids.lastPlace(last);
        if (place >= 0 || !sorted()) {
            return place + 1;
        }
        return (int) ids.all().stream()
                .takeWhile(id -> orders.stream().allMatch(order -> order.notAfter(id, last)))
                .count();
    }

    private Outcome stepBack(long offset) {
        stepsBack++;
        if (offset == 0 || stepsBack > MOST_STEPS_BACK) {
            broken = "no page from row " + offset
                    + " on joins the one before it: the source changed too much while it was read";
            return Outcome.BROKEN;
        }
        nextOffset = Math.max(0, offset - (1L << stepsBack));
        return Outcome.STEP_BACK;
    }

    /** Only rows that are known already: the end when it is the last row alone, else the last row is asked for alone. */
    private Outcome nothingNew(long offset, int rows, OptionalLong total) {
        if (rows == 1) {
            return end(offset, rows, total);
        }
        repeats++;
        if (repeats > MOST_REPEATS) {
            broken = "the server repeats the same rows whatever row it is asked from (" + offset + ")";
            return Outcome.BROKEN;
        }
        nextOffset = offset + rows - 1;
        return Outcome.JOINED;
    }

    private Outcome advance(long offset, RowIds ids, int fresh) {
        repeats = 0;
        lastId = ids.last();
        nextOffset = offset + ids.size() - 1;
        stride = fresh > 0 && ids.size() > 1 ? ids.size() - 1 : stride;
        return Outcome.JOINED;
    }

    private Outcome end(long offset, int rows, OptionalLong total) {
        long known = offset + rows;
        if (total.isPresent() && total.getAsLong() > known) {
            broken = "the server says that it has " + total.getAsLong() + " rows, but sends none after row " + known;
            return Outcome.BROKEN;
        }
        ended = true;
        return Outcome.END;
    }
}
