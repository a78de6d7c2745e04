package org.passportsync.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
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
        assertThat(again(new PageOutcome(new long[0], IDS, List.of())).ids()).isEqualTo(IDS);
    }

    @Test
    void a_page_without_rows_comes_back() {
        PageOutcome empty = again(new PageOutcome(new long[0], List.of(), List.of()));
        assertThat(empty.ids()).isEmpty();
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
        assertThat(again(new PageOutcome(new long[0], ids, counted)).counted()).isEqualTo(counted);
    }

    @Test
    void pages_of_any_kind_come_back() {
        Random random = new Random(20_261_127);
        for (int page = 0; page < 200; page++) {
            List<String> ids = IntStream.range(0, random.nextInt(60))
                    .mapToObj(_ -> "row-" + random.nextInt(40))
                    .toList();
            List<PageCounts.Counted> counted = IntStream.range(0, ids.isEmpty() ? 0 : random.nextInt(90))
                    .mapToObj(_ -> one(
                            EntityType.byCode(1 + random.nextInt(9)),
                            "KHOE".charAt(random.nextInt(4)),
                            ids.get(random.nextInt(ids.size()))))
                    .toList();
            long[] hashes = LongStream.generate(random::nextLong)
                    .limit(2L * random.nextInt(300))
                    .toArray();
            PageOutcome found = again(new PageOutcome(hashes, ids, counted));
            assertThat(found.ids()).isEqualTo(ids);
            assertThat(found.counted()).isEqualTo(counted);
            assertThat(found.hashes()).isEqualTo(hashes);
        }
    }

    @Test
    void what_belongs_to_no_row_of_the_page_is_not_kept() {
        assertThat(new PageOutcome(new long[0], List.of("a"), List.of(one(EntityType.COURSE, 'K', "b"))).written())
                .isNull();
    }

    @Test
    void identifiers_that_are_too_long_are_not_kept() {
        assertThat(new PageOutcome(new long[0], List.of("x".repeat(PageSink.LONGEST_ID + 1)), List.of()).written())
                .isNull();
    }

    @Test
    void a_page_of_a_district_takes_about_twenty_bytes_for_a_row() {
        List<String> ids = IntStream.range(0, 5_000)
                .mapToObj(row -> "5f3a-enrollment-%07d".formatted(row * 3))
                .toList();
        List<PageCounts.Counted> counted =
                ids.stream().map(id -> one(EntityType.ENROLLMENT, 'K', id)).toList();
        byte[] written = new PageOutcome(new long[10_000], ids, counted).written();
        assertThat(written).hasSizeLessThan(22 * 5_000);
    }

    private static PageCounts.Counted one(EntityType entity, char verdict, String origin) {
        return new PageCounts.Counted(entity, verdict, origin);
    }

    private static PageOutcome again(PageOutcome outcome) {
        return PageOutcome.read(Objects.requireNonNull(outcome.written()));
    }
}
