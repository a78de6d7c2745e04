package org.passportsync.staging;

import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.Walk;

/** Walks through one slice page by page, and knows where to go on and whether the walk proves completeness. */
public sealed interface SliceWalk permits SlicePaging, CursorWalk {

    /** What a page means for the walk. */
    enum Outcome {
        /** It continues the walk. */
        JOINED,
        /** It ends the walk: there is nothing behind. */
        END,
        /** It leaves a gap; the walk goes on from an earlier row. */
        STEP_BACK,
        /** The server's answers contradict each other; nothing is proven. */
        BROKEN
    }

    /** A walk from the first row. */
    static SliceWalk fromStart(Walk kind) {
        return switch (kind) {
            case BY_OFFSET -> SlicePaging.fromStart();
            case BY_CURSOR -> CursorWalk.fromStart();
        };
    }

    /** The row to ask from next, counted from 0. */
    long nextOffset();

    /** What the next page is asked by; null at the start, and where pages are asked for by row. */
    @Nullable
    String cursor();

    /** How far the pages after the next one lie apart; nothing where that can't be told. */
    OptionalLong stride();

    /** Takes the next page into the walk, with the identifiers of its rows in its order. */
    Outcome accept(SourcePage page, RowIds ids);

    boolean ended();

    /** Why the walk proves nothing; null while it may. */
    @Nullable
    String broken();

    /** Whether the sort was honoured in every page so far, by pages that overlap. */
    boolean sorted();

    Set<IdOrder> orders();

    @Nullable
    String lastId();

    /** How many rows in front of the page taken last an earlier page held too. */
    int known();
}
