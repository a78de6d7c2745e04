package org.passportsync.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading by offset while rows come, go and move. */
class SlicePagingTest {

    /** A server whose rows change between requests, sorted by identifier. */
    private static final class Moving {
        private final TreeSet<String> rows = new TreeSet<>();
        private final Set<String> everThere = new TreeSet<>();
        private final Random random;
        private final int unrest;

        Moving(long seed, int size, int unrest) {
            this.random = new Random(seed);
            this.unrest = unrest;
            while (rows.size() < size) {
                rows.add(id());
            }
            everThere.addAll(rows);
        }

        private String id() {
            return String.format(java.util.Locale.ROOT, "r%05d", random.nextInt(100_000));
        }

        List<String> page(long offset, int limit) {
            for (int i = random.nextInt(unrest + 1); i > 0; i--) {
                change();
            }
            return rows.stream().skip(offset).limit(limit).toList();
        }

        private void change() {
            if (random.nextBoolean() || rows.isEmpty()) {
                rows.add(id());
            } else {
                String gone = new ArrayList<>(rows).get(random.nextInt(rows.size()));
                rows.remove(gone);
                everThere.remove(gone);
            }
        }

        OptionalLong total() {
            return OptionalLong.of(rows.size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 12})
    void whatever_moves_while_paged_a_proven_walk_has_read_every_row_that_stayed(int unrest) {
        int proven = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            Moving server = new Moving(seed, (int) (seed % 90), unrest);
            Set<String> read = new TreeSet<>();
            SlicePaging paging = walk(server, 2 + (int) (seed % 13), read);
            if (paging.broken() == null) {
                proven++;
                assertThat(read).as("seed " + seed).containsAll(server.everThere);
            }
        }
        assertThat(proven).as("walks that ended with a proof").isGreaterThan(1_000);
    }

    private static SlicePaging walk(Moving server, int limit, Set<String> read) {
        SlicePaging paging = SlicePaging.fromStart();
        while (!paging.ended() && paging.broken() == null) {
            long offset = paging.nextOffset();
            List<String> ids = server.page(offset, limit);
            SlicePaging.Outcome outcome = paging.accept(offset, RowIds.of(ids), server.total());
            if (outcome == SlicePaging.Outcome.JOINED || outcome == SlicePaging.Outcome.END) {
                read.addAll(ids);
            }
        }
        return paging;
    }

    @Test
    void a_walk_goes_on_after_a_restart_where_the_journal_ends() {
        SlicePaging before = SlicePaging.fromStart();
        before.accept(0, RowIds.of(List.of("a", "b", "c")), OptionalLong.empty());
        SlicePaging after = SlicePaging.after(before.nextOffset(), before.lastId(), before.orders());
        assertThat(after.nextOffset()).isEqualTo(2);
        assertThat(after.accept(2, RowIds.of(List.of("c", "d")), OptionalLong.empty()))
                .isEqualTo(SlicePaging.Outcome.JOINED);
        assertThat(after.accept(3, RowIds.of(List.of("d")), OptionalLong.empty()))
                .isEqualTo(SlicePaging.Outcome.END);
        assertThat(after.sorted()).isTrue();
    }

    @Test
    void a_row_deleted_before_the_cursor_makes_the_walk_step_back() {
        SlicePaging paging = SlicePaging.fromStart();
        paging.accept(0, RowIds.of(List.of("a", "b", "c")), OptionalLong.empty());
        assertThat(paging.accept(2, RowIds.of(List.of("d", "e")), OptionalLong.empty()))
                .isEqualTo(SlicePaging.Outcome.STEP_BACK);
        assertThat(paging.nextOffset()).isZero();
        assertThat(paging.accept(0, RowIds.of(List.of("b", "c", "d")), OptionalLong.empty()))
                .isEqualTo(SlicePaging.Outcome.JOINED);
    }

    @Test
    void a_server_that_ignores_the_offset_proves_nothing() {
        SlicePaging paging = SlicePaging.fromStart();
        List<String> always = List.of("a", "b", "c");
        for (int i = 0; i < 10 && paging.broken() == null; i++) {
            paging.accept(paging.nextOffset(), RowIds.of(always), OptionalLong.empty());
        }
        assertThat(paging.ended()).isFalse();
        assertThat(paging.broken()).contains("repeats the same rows");
    }

    @Test
    void a_server_that_says_it_has_more_than_it_sends_proves_nothing() {
        SlicePaging paging = SlicePaging.fromStart();
        paging.accept(0, RowIds.of(List.of("a", "b")), OptionalLong.of(50));
        paging.accept(1, RowIds.of(List.of("b")), OptionalLong.of(50));
        assertThat(paging.broken()).contains("50 rows").contains("after row 2");
    }

    @Test
    void a_sort_that_is_not_honoured_is_noticed_inside_a_page() {
        SlicePaging paging = SlicePaging.fromStart();
        paging.accept(0, RowIds.of(List.of("b", "a", "c")), OptionalLong.empty());
        paging.accept(2, RowIds.of(List.of("c")), OptionalLong.empty());
        assertThat(paging.ended()).isTrue();
        assertThat(paging.sorted()).isFalse();
    }

    @Test
    void a_sort_by_number_is_a_sort() {
        SlicePaging paging = SlicePaging.fromStart();
        paging.accept(0, RowIds.of(List.of("9", "10", "11")), OptionalLong.empty());
        assertThat(paging.sorted()).isTrue();
        assertThat(paging.orders()).containsExactly(IdOrder.NUMERIC);
    }

    @Test
    void an_empty_collection_is_read_in_one_page() {
        SlicePaging paging = SlicePaging.fromStart();
        assertThat(paging.accept(0, RowIds.of(List.of()), OptionalLong.of(0))).isEqualTo(SlicePaging.Outcome.END);
    }

    @Test
    void a_page_that_is_cut_shorter_than_asked_is_not_the_last() {
        SlicePaging paging = SlicePaging.fromStart();
        assertThat(paging.accept(0, RowIds.of(List.of("a", "b")), OptionalLong.empty()))
                .isEqualTo(SlicePaging.Outcome.JOINED);
        assertThat(paging.ended()).isFalse();
        assertThat(paging.stride()).hasValue(1);
    }
}
