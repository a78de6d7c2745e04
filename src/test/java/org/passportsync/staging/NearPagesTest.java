package org.passportsync.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.ContentHash;

class NearPagesTest {

    private static final int PAGES = 30;
    private static final int ROWS = 10;

    private final Semaphore room = new Semaphore(8);
    private final NearPages near = new NearPages(room, () -> 3);

    /** Thirty pages of ten rows. */
    private static List<NearPages.Kept> stored(long behind, int most) {
        return LongStream.range(0, PAGES)
                .map(page -> page * ROWS)
                .filter(offset -> offset > behind)
                .limit(most)
                .mapToObj(NearPagesTest::page)
                .toList();
    }

    private static NearPages.Kept page(long offset) {
        byte[] outcome = PageOutcome.written(new long[] {offset, 1}, RowIds.of(List.of()), List.of());
        RowTraces traces = new RowTraces(new ContentHash(0, offset));
        return new NearPages.Kept(offset, new UUID(0, offset), Objects.requireNonNull(outcome), traces.written());
    }

    private List<Long> inMemory() {
        return LongStream.range(0, PAGES)
                .map(page -> page * ROWS)
                .filter(offset -> near.at(offset) != null)
                .boxed()
                .toList();
    }

    @Test
    void so_many_pages_are_in_memory_as_are_fetched_ahead_and_a_margin_and_the_one_in_front() {
        near.moveTo(0, 0, NearPagesTest::stored);
        assertThat(inMemory()).containsExactly(0L, 10L, 20L, 30L, 40L);

        near.moveTo(20, 10, NearPagesTest::stored);
        assertThat(inMemory()).containsExactly(10L, 20L, 30L, 40L, 50L, 60L);
        assertThat(room.availablePermits()).isEqualTo(2);
    }

    @Test
    void who_begins_in_the_middle_has_what_is_around() {
        near.moveTo(100, 90, NearPagesTest::stored);

        assertThat(inMemory()).startsWith(90L, 100L, 110L);
    }

    @Test
    void without_room_pages_stay_away_until_there_is_some() {
        room.drainPermits();
        near.moveTo(0, 0, NearPagesTest::stored);
        assertThat(inMemory()).isEmpty();

        room.release(2);
        near.moveTo(0, 0, NearPagesTest::stored);
        assertThat(inMemory()).containsExactly(0L, 10L);
        assertThat(room.availablePermits()).isZero();
    }

    @Test
    void the_room_is_given_back_when_it_ends_however_it_ends() {
        near.moveTo(280, 270, NearPagesTest::stored);
        assertThat(inMemory()).containsExactly(270L, 280L, 290L);
        assertThat(room.availablePermits()).isEqualTo(5);
        assertThatThrownBy(() -> near.moveTo(290, 280, (_, _) -> {
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");
        assertThat(room.availablePermits()).isEqualTo(6);

        near.clear();

        assertThat(inMemory()).isEmpty();
        assertThat(room.availablePermits()).isEqualTo(8);
    }

    @Test
    void a_page_yields_what_it_did_only_for_the_same_bytes() {
        near.moveTo(0, 0, NearPagesTest::stored);
        NearPages.Kept page = Objects.requireNonNull(near.at(10));

        assertThat(page.outcome(new UUID(0, 10)))
                .satisfies(outcome -> assertThat(outcome.part(0)).isEqualTo(new ContentHash(10, 1)));
        assertThat(page.outcome(new UUID(0, 11))).isNull();
        assertThat(page.rows())
                .isSameAs(page.rows())
                .satisfies(rows -> assertThat(rows.envelope()).isEqualTo(new ContentHash(0, 10)));
    }
}
