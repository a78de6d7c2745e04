package org.passportsync.staging;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.EntityType;

/**
 * What a page yields, whatever the baseline remembers: the hash of each part, the identifiers of its rows, and how its
 * records were judged. About twenty bytes for a row: identifiers that follow each other mostly begin alike, and records are
 * mostly judged as the one before.
 *
 * @param hashes of all parts, in the page's order; high half first
 */
record PageOutcome(long[] hashes, List<String> ids, List<PageCounts.Counted> counted) {

    /** The bytes; null where a verdict belongs to no row of the page, or an identifier is too long to be kept. */
    byte @Nullable [] written() {
        PackedNumbers out = new PackedNumbers(Integer.BYTES + Long.BYTES * hashes.length, 8 * ids.size() + 64);
        ByteBuffer numbers = out.front();
        numbers.putInt(hashes.length).asLongBuffer().put(hashes);
        return writeIds(out) && writeCounted(out) ? out.bytes() : null;
    }

    /** Each identifier: how many characters it shares with the one before, how many follow, and those. */
    private boolean writeIds(PackedNumbers out) {
        out.put(ids.size());
        String before = "";
        for (String id : ids) {
            if (id.length() > PageSink.LONGEST_ID) {
                return false;
            }
            int shared = shared(before, id);
            out.put(shared);
            out.put(id.length() - shared);
            for (int at = shared; at < id.length(); at++) {
                out.put(id.charAt(at));
            }
            before = id;
        }
        return true;
    }

    private static int shared(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int at = 0;
        while (at < most && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    /** Verdicts in stretches: as many rows, one after the other, have a record of one entity judged alike. */
    private boolean writeCounted(PackedNumbers out) {
        Map<String, Integer> places = new HashMap<>(2 * ids.size());
        for (int place = 0; place < ids.size(); place++) {
            places.putIfAbsent(ids.get(place), place);
        }
        out.put(counted.size());
        for (int from = 0; from < counted.size(); ) {
            PageCounts.Counted first = counted.get(from);
            Integer place = places.get(first.origin());
            if (place == null) {
                return false;
            }
            int to = from + 1;
            while (to < counted.size() && follows(first, counted.get(to), place + to - from, places)) {
                to++;
            }
            out.put(first.entity().code());
            out.put(first.verdict());
            out.put(place);
            out.put(to - from);
            from = to;
        }
        return true;
    }

    private static boolean follows(
            PageCounts.Counted first, PageCounts.Counted next, int place, Map<String, Integer> places) {
        Integer found = places.get(next.origin());
        return next.entity() == first.entity() && next.verdict() == first.verdict() && found != null && found == place;
    }

    /** Reads what {@link #written} wrote. */
    static PageOutcome read(byte[] bytes) {
        ByteBuffer numbers = ByteBuffer.wrap(bytes);
        long[] hashes = new long[numbers.getInt()];
        numbers.asLongBuffer().get(hashes);
        PackedNumbers.Reader in = PackedNumbers.reader(bytes, Integer.BYTES + Long.BYTES * hashes.length);
        List<String> ids = readIds(in);
        return new PageOutcome(hashes, ids, readCounted(in, ids));
    }

    private static List<String> readIds(PackedNumbers.Reader in) {
        int size = in.next();
        List<String> ids = new ArrayList<>(size);
        char[] id = new char[PageSink.LONGEST_ID];
        while (ids.size() < size) {
            int shared = in.next();
            int end = shared + in.next();
            for (int at = shared; at < end; at++) {
                id[at] = (char) in.next();
            }
            ids.add(new String(id, 0, end));
        }
        return ids;
    }

    private static List<PageCounts.Counted> readCounted(PackedNumbers.Reader in, List<String> ids) {
        int size = in.next();
        List<PageCounts.Counted> counted = new ArrayList<>(size);
        while (counted.size() < size) {
            EntityType entity = EntityType.byCode(in.next());
            char verdict = (char) in.next();
            int place = in.next();
            for (int end = place + in.next(); place < end; place++) {
                counted.add(new PageCounts.Counted(entity, verdict, ids.get(place)));
            }
        }
        return counted;
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
