package org.passportsync.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.roster.ContentHash;

/** The set of hashes in memory, against a plain set: also where hashes share their places, halves or all of their bits. */
class SeenIndexTest {

    /** Few enough high and low halves that hashes share them, and places. */
    private static List<ContentHash> hashes(Random random, int count, int halves) {
        List<ContentHash> hashes = new ArrayList<>();
        for (int one = 0; one < count; one++) {
            hashes.add(new ContentHash(half(random, halves), half(random, halves)));
        }
        return hashes;
    }

    private static long half(Random random, int halves) {
        return random.nextInt(halves) * 0x9E3779B97F4A7C15L;
    }

    private static SeenIndex of(Iterable<ContentHash> hashes, int capacity) {
        SeenIndex index = new SeenIndex(capacity);
        hashes.forEach(hash -> index.add(hash.high(), hash.low()));
        return index;
    }

    private static Set<ContentHash> unmarked(SeenIndex index) {
        Set<ContentHash> unmarked = new HashSet<>();
        index.forEachUnmarked((high, low) -> unmarked.add(new ContentHash(high, low)));
        return unmarked;
    }

    private static long[] flat(List<ContentHash> hashes) {
        return hashes.stream()
                .flatMapToLong(hash -> LongStream.of(hash.high(), hash.low()))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 64, 1_000, 50_000})
    void it_holds_what_was_added_and_nothing_else(int count) {
        Random random = new Random(count);
        List<ContentHash> added = hashes(random, count, 4 * count);
        List<ContentHash> asked = hashes(random, count, 4 * count);
        asked.addAll(added);
        Collections.shuffle(asked, random);
        Set<ContentHash> plain = new HashSet<>(added);
        plain.removeIf(SeenIndexTest::nothing);
        SeenIndex index = of(plain, count);

        assertThat(index.size()).isEqualTo(plain.size());
        BitSet missing = index.missing(flat(asked));
        for (int one = 0; one < asked.size(); one++) {
            assertThat(index.contains(asked.get(one))).isEqualTo(plain.contains(asked.get(one)));
            assertThat(missing.get(one)).isEqualTo(!plain.contains(asked.get(one)));
        }
        assertThat(unmarked(index)).isEqualTo(plain);
    }

    private static boolean nothing(ContentHash hash) {
        return hash.high() == 0 && hash.low() == 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 32, 33, 1_000, 50_000})
    void what_ends_in_the_bits_that_were_seen_is_marked_and_nothing_else(int count) {
        Random random = new Random(count);
        Set<ContentHash> plain = new HashSet<>(hashes(random, count, count));
        plain.removeIf(SeenIndexTest::nothing);
        long[] seen = random.longs(count / 2, 0, count)
                .map(half -> half * 0x9E3779B97F4A7C15L)
                .toArray();
        Set<Long> lows = new HashSet<>();
        Arrays.stream(seen).forEach(lows::add);
        SeenIndex index = of(plain, count);

        index.markLows(LongBuffer.wrap(seen, 0, seen.length / 3));
        index.markLows(LongBuffer.wrap(seen, seen.length / 3, seen.length - seen.length / 3));

        Set<ContentHash> rest = new HashSet<>(plain);
        rest.removeIf(hash -> lows.contains(hash.low()));
        assertThat(unmarked(index)).isEqualTo(rest);
        assertThat(plain).allSatisfy(hash -> assertThat(index.marked(hash)).isEqualTo(lows.contains(hash.low())));
    }

    @Test
    void a_hash_of_nothing_but_zeros_is_held_and_marked_like_any_other() {
        SeenIndex index = of(List.of(new ContentHash(0, 0), new ContentHash(7, 0)), 2);

        assertThat(index.size()).isEqualTo(2);
        assertThat(index.contains(new ContentHash(0, 0))).isTrue();
        assertThat(index.missing(new long[] {0, 0, 7, 0, 8, 0}).stream()).containsExactly(2);

        index.markLows(LongBuffer.wrap(new long[] {0}));

        assertThat(unmarked(index)).isEmpty();
    }

    @Test
    void adding_again_changes_nothing() {
        SeenIndex index = of(List.of(new ContentHash(1, 2), new ContentHash(1, 2)), 2);

        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void places_that_are_all_wanted_at_once_are_looked_for_round_the_end() {
        // All begin at the last place: the last byte tells it first.
        List<ContentHash> crowded = new ArrayList<>();
        for (int one = 1; one <= 20; one++) {
            crowded.add(new ContentHash(one, -1));
        }
        SeenIndex index = of(crowded, 20);

        assertThat(index.missing(flat(crowded)).isEmpty()).isTrue();
        assertThat(index.contains(new ContentHash(21, -1))).isFalse();

        index.markLows(LongBuffer.wrap(new long[] {-1}));

        assertThat(unmarked(index)).isEmpty();
    }

    /** Pages of some hashes each, of which each begins with the last ones of the page before. */
    private static SeenTally tally(List<ContentHash> seen, int rows, int shared) {
        SeenTally tally = new SeenTally();
        for (int from = 0; from < seen.size(); from += rows) {
            List<ContentHash> page = seen.subList(Math.max(0, from - shared), Math.min(seen.size(), from + rows));
            tally.page(LongBuffer.wrap(page.stream().mapToLong(ContentHash::low).toArray()));
        }
        return tally;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7})
    void all_are_marked_without_a_look_where_just_these_were_seen_in_pages_that_overlap(int shared) {
        Random random = new Random(shared);
        List<ContentHash> all = random.longs(100)
                .mapToObj(low -> new ContentHash(random.nextLong(), low))
                .toList();
        SeenIndex index = of(all, 100);

        assertThat(index.markAll(tally(all.reversed(), 11, shared))).isTrue();
        assertThat(unmarked(index)).isEmpty();
        assertThat(all).allMatch(index::marked);
        assertThat(index.marked(new ContentHash(1, 2))).isFalse();
    }

    @Test
    void the_last_row_that_comes_once_more_at_the_end_counts_once() {
        SeenIndex index = of(List.of(new ContentHash(1, 11), new ContentHash(1, 12)), 2);
        SeenTally tally = new SeenTally();
        tally.page(LongBuffer.wrap(new long[] {11, 12}));
        tally.page(LongBuffer.wrap(new long[] {12}));

        assertThat(index.markAll(tally)).isTrue();
    }

    @Test
    void none_is_marked_where_one_was_not_seen_or_another_twice_instead() {
        List<ContentHash> all = hashes(new Random(3), 40, 1_000_000);
        SeenIndex index = of(all, 40);
        List<ContentHash> twice = new ArrayList<>(all);
        twice.set(7, all.get(20));

        assertThat(index.markAll(tally(all.subList(0, 39), 11, 1))).isFalse();
        assertThat(index.markAll(tally(twice, 11, 1))).isFalse();
        assertThat(unmarked(index)).hasSize(40);
    }
}
