package org.passportsync.staging;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.EntityType;

/**
 * What a page yields, whatever the baseline remembers: the hash of each part, the identifiers of its rows, and how its
 * records were judged. About twenty bytes for a row: identifiers that follow each other mostly begin alike, and records are
 * mostly judged as the one before. What a page that comes again needs of its rows lies in front of them.
 */
final class PageOutcome {

    /** Beside a bit for each order: no two rows have the same identifier. */
    private static final int DISTINCT = 1 << IdOrder.values().length;

    private final long[] hashes;
    private final RowIds ids;
    private final List<PageCounts.Stretch> stretches;

    private PageOutcome(long[] hashes, RowIds ids, List<PageCounts.Stretch> stretches) {
        this.hashes = hashes;
        this.ids = ids;
        this.stretches = stretches;
    }

    /**
     * The bytes; null where a verdict belongs to no row of the page, or an identifier is too long to be kept.
     *
     * @param hashes of all parts, in the page's order; high half first
     */
    static byte @Nullable [] written(long[] hashes, RowIds ids, List<PageCounts.Counted> counted) {
        List<PageCounts.Stretch> stretches = stretches(ids.all(), counted);
        if (stretches == null || ids.all().stream().anyMatch(id -> id.length() > PageSink.LONGEST_ID)) {
            return null;
        }
        PackedNumbers out = new PackedNumbers(Integer.BYTES + Long.BYTES * hashes.length, 8 * ids.size() + 64);
        ByteBuffer numbers = out.front();
        numbers.putInt(hashes.length).asLongBuffer().put(hashes);
        boolean distinct = new HashSet<>(ids.all()).size() == ids.size();
        out.put(IdOrder.bits(ids.orders()) | (distinct ? DISTINCT : 0));
        writeStretches(out, stretches);
        out.put(ids.size());
        String last = ids.last();
        write(out, "", last == null ? "" : last);
        String before = "";
        for (String id : ids.all()) {
            write(out, before, id);
            before = id;
        }
        return out.bytes();
    }

    /** How many characters an identifier shares with the one before, how many follow, and those. */
    private static void write(PackedNumbers out, String before, String id) {
        int shared = shared(before, id);
        out.put(shared);
        out.put(id.length() - shared);
        for (int at = shared; at < id.length(); at++) {
            out.put(id.charAt(at));
        }
    }

    private static int shared(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int at = 0;
        while (at < most && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static void writeStretches(PackedNumbers out, List<PageCounts.Stretch> stretches) {
        out.put(stretches.size());
        for (PageCounts.Stretch one : stretches) {
            out.put(one.entity().code());
            out.put(one.verdict());
            out.put(one.place());
            out.put(one.rows());
        }
    }

    private static @Nullable List<PageCounts.Stretch> stretches(List<String> ids, List<PageCounts.Counted> counted) {
        Map<String, Integer> places = new HashMap<>(2 * ids.size());
        for (int place = 0; place < ids.size(); place++) {
            places.putIfAbsent(ids.get(place), place);
        }
        List<PageCounts.Stretch> stretches = new ArrayList<>();
        for (int from = 0; from < counted.size(); ) {
            PageCounts.Counted first = counted.get(from);
            Integer place = places.get(first.origin());
            if (place == null) {
                return null;
            }
            int to = from + 1;
            while (to < counted.size() && follows(first, counted.get(to), place + to - from, places)) {
                to++;
            }
            stretches.add(new PageCounts.Stretch(first.entity(), first.verdict(), place, to - from));
            from = to;
        }
        return stretches;
    }

    private static boolean follows(
            PageCounts.Counted first, PageCounts.Counted next, int place, Map<String, Integer> places) {
        Integer found = places.get(next.origin());
        return next.entity() == first.entity() && next.verdict() == first.verdict() && found != null && found == place;
    }

    /** Reads what {@link #written} wrote; of the identifiers, only what is asked for. */
    static PageOutcome read(byte[] bytes) {
        ByteBuffer numbers = ByteBuffer.wrap(bytes);
        long[] hashes = new long[numbers.getInt()];
        numbers.asLongBuffer().get(hashes);
        PackedNumbers.Reader in = PackedNumbers.reader(bytes, Integer.BYTES + Long.BYTES * hashes.length);
        int flags = in.next();
        List<PageCounts.Stretch> stretches = readStretches(in);
        return new PageOutcome(hashes, readIds(bytes, in, flags), stretches);
    }

    private static RowIds readIds(byte[] bytes, PackedNumbers.Reader in, int flags) {
        int size = in.next();
        char[] id = new char[PageSink.LONGEST_ID];
        String last = readId(in, id);
        int from = in.at();
        if ((flags & DISTINCT) == 0 || size == 0) {
            return RowIds.of(unpacked(bytes, from, size));
        }
        RowIds.Ends ends = new RowIds.Ends(size, readId(in, id), last);
        return RowIds.distinct(ends, IdOrder.fromBits(flags), () -> unpacked(bytes, from, size));
    }

    private static List<String> unpacked(byte[] bytes, int from, int size) {
        PackedNumbers.Reader in = PackedNumbers.reader(bytes, from);
        List<String> ids = new ArrayList<>(size);
        char[] id = new char[PageSink.LONGEST_ID];
        while (ids.size() < size) {
            ids.add(readId(in, id));
        }
        return ids;
    }

    /** Reads one over the one before. */
    private static String readId(PackedNumbers.Reader in, char[] id) {
        int shared = in.next();
        int end = shared + in.next();
        for (int at = shared; at < end; at++) {
            id[at] = (char) in.next();
        }
        return new String(id, 0, end);
    }

    private static List<PageCounts.Stretch> readStretches(PackedNumbers.Reader in) {
        int size = in.next();
        List<PageCounts.Stretch> stretches = new ArrayList<>(size);
        while (stretches.size() < size) {
            EntityType entity = EntityType.byCode(in.next());
            stretches.add(new PageCounts.Stretch(entity, (char) in.next(), in.next(), in.next()));
        }
        return stretches;
    }

    /** Of all parts, in the page's order; high half first. */
    long[] hashes() {
        return hashes;
    }

    RowIds ids() {
        return ids;
    }

    /** Each record that was counted, in the page's order. */
    List<PageCounts.Counted> counted() {
        List<PageCounts.Counted> counted = new ArrayList<>();
        for (PageCounts.Stretch one : stretches) {
            for (String id : ids.all().subList(one.place(), one.place() + one.rows())) {
                counted.add(new PageCounts.Counted(one.entity(), one.verdict(), id));
            }
        }
        return counted;
    }

    /** What {@link PageCounts} writes of its records, without those of so many rows in front. */
    String countsAsJson(int known) {
        if (ids.distinct()) {
            return PageCounts.asJson(stretches, known);
        }
        PageCounts counts = new PageCounts();
        counted().forEach(one -> counts.count(one.entity(), one.verdict(), one.origin()));
        return counts.asJson(Set.copyOf(ids.all().subList(0, known)));
    }

    /** The fingerprint of one part, counted from 0. */
    ContentHash part(int at) {
        return new ContentHash(hashes[2 * at], hashes[2 * at + 1]);
    }

    /** Whether all of it is remembered just so. */
    boolean unchanged(SeenIndex remembered) {
        return forgotten(remembered).isEmpty();
    }

    /** The parts that are not remembered just so. */
    BitSet forgotten(SeenIndex remembered) {
        return remembered.missing(hashes);
    }
}
