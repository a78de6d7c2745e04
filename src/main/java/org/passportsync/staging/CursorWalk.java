package org.passportsync.staging;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourcePage;

/**
 * Walks through one slice by cursor: each page says what the next one is asked by. Pages don't overlap, so that the walk
 * proves nothing by itself; it only takes care not to be led in a circle.
 */
public final class CursorWalk implements SliceWalk {

    private static final int MOST_EMPTY = 100;

    private final Set<String> followed = new HashSet<>();
    private @Nullable String cursor;
    private @Nullable String lastId;
    private @Nullable String broken;
    private long rows;
    private int empty;
    private boolean ended;

    private CursorWalk(long rows, @Nullable String cursor, @Nullable String lastId) {
        this.rows = rows;
        this.cursor = cursor;
        this.lastId = lastId;
    }

    /** A walk from the first page. */
    public static CursorWalk fromStart() {
        return new CursorWalk(0, null, null);
    }

    /** A walk that goes on where the journal ends. */
    public static CursorWalk after(long rows, @Nullable String cursor, @Nullable String lastId) {
        return new CursorWalk(rows, cursor, lastId);
    }

    @Override
    public Outcome accept(SourcePage page, RowIds ids) {
        rows += ids.size();
        lastId = ids.isEmpty() ? lastId : ids.last();
        empty = ids.isEmpty() ? empty + 1 : 0;
        if (page.next() == null) {
            ended = true;
            return Outcome.END;
        }
        if (!followed.add(page.next()) || page.next().equals(cursor)) {
            return broken("the server offers a page again that it has offered before, after " + rows + " rows");
        }
        if (empty > MOST_EMPTY) {
            return broken("the server offers one empty page after the other, after " + rows + " rows");
        }
        cursor = page.next();
        return Outcome.JOINED;
    }

    private Outcome broken(String reason) {
        broken = reason;
        return Outcome.BROKEN;
    }

    @Override
    public long nextOffset() {
        return rows;
    }

    @Override
    public @Nullable String cursor() {
        return cursor;
    }

    @Override
    public OptionalLong stride() {
        return OptionalLong.empty();
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
        return false;
    }

    @Override
    public Set<IdOrder> orders() {
        return EnumSet.noneOf(IdOrder.class);
    }

    @Override
    public @Nullable String lastId() {
        return lastId;
    }

    @Override
    public int known() {
        return 0;
    }
}
