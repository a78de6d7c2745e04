package org.passportsync.staging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.passportsync.roster.ContentHash;

/**
 * What rows yield beside what is staged: their identifiers, the fingerprints of their parts, and the verdicts to count; all in
 * the page's order, and to be told row by row where it was said where each begins.
 */
final class Yield {

    private final List<String> ids = new ArrayList<>();
    private final HashList parts = new HashList();
    private final PageCounts counts = new PageCounts();
    private int[] firsts = new int[2_048];

    /** The next row begins. */
    void begins(String id) {
        if (firsts.length == 2 * ids.size()) {
            firsts = Arrays.copyOf(firsts, 2 * firsts.length);
        }
        firsts[2 * ids.size()] = parts.size();
        firsts[2 * ids.size() + 1] = counts.all().size();
        ids.add(id);
    }

    void part(ContentHash hash) {
        parts.add(hash);
    }

    void count(PageCounts.Counted one) {
        counts.count(one.entity(), one.verdict(), one.origin());
    }

    List<String> ids() {
        return ids;
    }

    PageCounts counts() {
        return counts;
    }

    /** The fingerprints of all parts. */
    HashList parts() {
        return parts;
    }

    int rows() {
        return ids.size();
    }

    /** How many parts came of a row. */
    int parts(int row) {
        return (row + 1 < rows() ? firsts[2 * row + 2] : parts.size()) - firsts[2 * row];
    }

    /** How many counted records came of a row. */
    int counted(int row) {
        return (row + 1 < rows() ? firsts[2 * row + 3] : counts.all().size()) - firsts[2 * row + 1];
    }

    /** Puts a row of another yield behind what is there already. */
    void take(Yield other, int row) {
        begins(other.ids.get(row));
        int part = other.firsts[2 * row];
        for (int end = part + other.parts(row); part < end; part++) {
            part(other.parts.get(part));
        }
        int one = other.firsts[2 * row + 1];
        for (int end = one + other.counted(row); one < end; one++) {
            count(other.counts.all().get(one));
        }
    }
}
