package org.passportsync.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.Walk;
import org.passportsync.staging.SliceWalk.Outcome;

/** Reading by cursor: where it goes on, where it ends, and that it is not led in a circle. */
class CursorWalkTest {

    private static SourcePage page(@Nullable String next) {
        return new SourcePage("students", 0, 10, new byte[0], false, OptionalLong.empty(), next);
    }

    @Test
    void a_walk_goes_on_where_the_page_says_and_ends_with_a_page_that_says_nothing() {
        SliceWalk walk = SliceWalk.fromStart(Walk.BY_CURSOR);
        assertThat(walk.cursor()).isNull();

        assertThat(walk.accept(page("b"), RowIds.of(List.of("1", "2")))).isEqualTo(Outcome.JOINED);
        assertThat(walk.cursor()).isEqualTo("b");
        assertThat(walk.nextOffset()).isEqualTo(2);
        assertThat(walk.accept(page(null), RowIds.of(List.of("3")))).isEqualTo(Outcome.END);

        assertThat(walk.ended()).isTrue();
        assertThat(walk.lastId()).isEqualTo("3");
        assertThat(walk.nextOffset()).isEqualTo(3);
    }

    @Test
    void a_walk_by_cursor_never_proves_by_itself_that_nothing_was_left_out() {
        CursorWalk walk = CursorWalk.fromStart();

        walk.accept(page(null), RowIds.of(List.of("1", "2", "3")));

        assertThat(walk.sorted()).isFalse();
        assertThat(walk.known()).isZero();
    }

    @Test
    void a_walk_goes_on_behind_the_last_page_of_the_journal() {
        CursorWalk walk = CursorWalk.after(200, "c", "200");

        assertThat(walk.cursor()).isEqualTo("c");
        assertThat(walk.nextOffset()).isEqualTo(200);
        assertThat(walk.accept(page("d"), RowIds.of(List.of("201")))).isEqualTo(Outcome.JOINED);
    }

    @Test
    void a_server_that_leads_in_a_circle_is_not_followed() {
        CursorWalk walk = CursorWalk.fromStart();
        walk.accept(page("b"), RowIds.of(List.of("1")));
        walk.accept(page("c"), RowIds.of(List.of("2")));

        assertThat(walk.accept(page("b"), RowIds.of(List.of("3")))).isEqualTo(Outcome.BROKEN);
        assertThat(walk.broken()).contains("offered before", "after 3 rows");
        assertThat(CursorWalk.after(5, "x", null).accept(page("x"), RowIds.of(List.of())))
                .isEqualTo(Outcome.BROKEN);
    }

    @Test
    void a_server_that_offers_empty_pages_for_ever_is_given_up() {
        CursorWalk walk = CursorWalk.fromStart();
        int pages = 0;
        while (walk.broken() == null && pages < 1_000) {
            walk.accept(page("cursor " + pages++), RowIds.of(List.of()));
        }
        assertThat(walk.broken()).contains("one empty page after the other");
    }
}
