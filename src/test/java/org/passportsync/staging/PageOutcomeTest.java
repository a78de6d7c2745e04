package org.passportsync.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;

/** What a page yields comes back as it was written. */
class PageOutcomeTest {

    private static final List<String> IDS = List.of(
            "",
            "a",
            "enrollment-0001",
            "enrollment-0002",
            "enrollment-0002",
            "enrollment-00021",
            "enrollment",
            "Zoë",
            "Zoé",
            "\uD83D\uDE00",
            "\uD83D\uDE01",
            "\uD83D",
            "\uFFFF\u0000",
            "x".repeat(PageSink.LONGEST_ID));

    @Test
    void identifiers_of_any_kind_come_back() {
        assertThat(again(new long[0], IDS, List.of()).ids().all()).isEqualTo(IDS);
    }

    @Test
    void a_page_without_rows_comes_back() {
        PageOutcome empty = again(new long[0], List.of(), List.of());
        assertThat(empty.ids().all()).isEmpty();
        assertThat(empty.hashes()).isEmpty();
        assertThat(empty.counted()).isEmpty();
    }

    @Test
    void verdicts_come_back_in_their_order_with_their_rows() {
        List<String> ids = List.of("a", "b", "c", "d");
        List<PageCounts.Counted> counted = List.of(
                one(EntityType.STUDENT, 'K', "a"),
                one(EntityType.STUDENT, 'K', "b"),
                one(EntityType.STUDENT, 'H', "c"),
                one(EntityType.STAFF, 'H', "d"),
                one(EntityType.STAFF, 'H', "a"),
                one(EntityType.STAFF, 'H', "a"),
                one(EntityType.CONTACT, 'K', "b"),
                one(EntityType.CONTACT, 'K', "d"));
        assertThat(again(new long[0], ids, counted).counted()).isEqualTo(counted);
    }

    @Test
    void pages_of_any_kind_come_back() {
        Random random = new Random(20_261_127);
        for (int page = 0; page < 200; page++) {
            List<String> ids = IntStream.range(0, random.nextInt(60))
                    .mapToObj(_ -> "row-" + random.nextInt(40))
                    .toList();
            List<PageCounts.Counted> counted = counted(random, ids, 90);
            long[] hashes = LongStream.generate(random::nextLong)
                    .limit(2L * random.nextInt(300))
                    .toArray();
            PageOutcome found = again(hashes, ids, counted);
            assertThat(found.ids().all()).isEqualTo(ids);
            assertThat(found.counted()).isEqualTo(counted);
            assertThat(found.hashes()).isEqualTo(hashes);
        }
    }

    /** What is told of rows without unpacking them is what the rows themselves tell. */
    @Test
    void ends_orders_places_and_counts_are_those_of_the_rows() {
        Random random = new Random(20_261_128);
        for (int page = 0; page < 300; page++) {
            List<String> ids = random.ints(random.nextInt(6), 0, page % 2 == 0 ? 1_000_000 : 6)
                    .mapToObj(row -> (row % 3 == 0 ? "Row-" : "row-") + row)
                    .toList();
            List<PageCounts.Counted> counted = counted(random, ids, 9);
            RowIds plain = RowIds.of(ids);
            PageOutcome found = again(new long[0], ids, counted);
            RowIds told = found.ids();

            assertThat(told.size()).isEqualTo(ids.size());
            assertThat(told.first()).isEqualTo(plain.first());
            assertThat(told.last()).isEqualTo(plain.last());
            assertThat(told.orders()).isEqualTo(IdOrder.of(ids));
            assertThat(told.distinct())
                    .isEqualTo(!ids.isEmpty() && Set.copyOf(ids).size() == ids.size());
            assertThat(ids).allSatisfy(id -> assertThat(told.lastPlace(id)).isEqualTo(ids.lastIndexOf(id)));
            assertThat(told.lastPlace("none")).isEqualTo(-1);
            PageCounts counts = new PageCounts();
            counted.forEach(one -> counts.count(one.entity(), one.verdict(), one.origin()));
            for (int known = 0; known <= ids.size(); known++) {
                assertThat(found.countsAsJson(known)).isEqualTo(counts.asJson(Set.copyOf(ids.subList(0, known))));
            }
        }
    }

    @Test
    void what_belongs_to_no_row_of_the_page_is_not_kept() {
        assertThat(PageOutcome.written(new long[0], RowIds.of(List.of("a")), List.of(one(EntityType.COURSE, 'K', "b"))))
                .isNull();
    }

    @Test
    void identifiers_that_are_too_long_are_not_kept() {
        assertThat(PageOutcome.written(new long[0], RowIds.of(List.of("x".repeat(PageSink.LONGEST_ID + 1))), List.of()))
                .isNull();
    }

    @Test
    void a_page_of_a_district_takes_about_twenty_bytes_for_a_row() {
        List<String> ids = IntStream.range(0, 5_000)
                .mapToObj(row -> "5f3a-enrollment-%07d".formatted(row * 3))
                .toList();
        List<PageCounts.Counted> counted =
                ids.stream().map(id -> one(EntityType.ENROLLMENT, 'K', id)).toList();
        byte[] written = PageOutcome.written(new long[10_000], RowIds.of(ids), counted);
        assertThat(written).hasSizeLessThan(22 * 5_000);
    }

    /** Fewer than so many records of any entity, with any verdict, of any row. */
    private static List<PageCounts.Counted> counted(Random random, List<String> ids, int most) {
        return IntStream.range(0, ids.isEmpty() ? 0 : random.nextInt(most))
                .mapToObj(_ -> one(
                        EntityType.byCode(1 + random.nextInt(9)),
                        "KHOE".charAt(random.nextInt(4)),
                        ids.get(random.nextInt(ids.size()))))
                .toList();
    }

    private static PageCounts.Counted one(EntityType entity, char verdict, String origin) {
        return new PageCounts.Counted(entity, verdict, origin);
    }

    private static PageOutcome again(long[] hashes, List<String> ids, List<PageCounts.Counted> counted) {
        return PageOutcome.read(Objects.requireNonNull(PageOutcome.written(hashes, RowIds.of(ids), counted)));
    }
}
