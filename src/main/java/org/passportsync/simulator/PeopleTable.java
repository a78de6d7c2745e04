package org.passportsync.simulator;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Native rows of people, by NameId; who has several rows has them one after the other, as parts.
 *
 * <p>An identifier here is a NameId, and for every part after the first one the number of the part behind a point, in two digits.
 */
final class PeopleTable implements Table {

    /** One row: whose it is, where it is written from, which part, and which schools list it. */
    record Place(long nameId, int rank, int part, List<String> schools) {

        static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::nameId).thenComparingInt(Place::part);
    }

    private static final int MOST_PARTS = 100;
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}(\\.[0-9]{2})?");

    private final Table users;
    private final NativeKind kind;
    private final long[] nameIds;
    private final int[] ranks;
    private final byte[] parts;

    /** A table of places that are in their order. */
    PeopleTable(Table users, NativeKind kind, List<Place> sorted) {
        this.users = users;
        this.kind = kind;
        nameIds = sorted.stream().mapToLong(Place::nameId).toArray();
        ranks = sorted.stream().mapToInt(Place::rank).toArray();
        parts = new byte[ranks.length];
        for (int at = 0; at < parts.length; at++) {
            parts[at] = (byte) sorted.get(at).part();
        }
    }

    @Override
    public int size() {
        return ranks.length;
    }

    @Override
    public String idAt(int rank) {
        return parts[rank] == 0
                ? Long.toString(nameIds[rank])
                : nameIds[rank] + (parts[rank] < 10 ? ".0" : ".") + parts[rank];
    }

    @Override
    public int rankOf(String id) {
        if (!ID.matcher(id).matches()) {
            return -1;
        }
        String[] split = id.split("\\.");
        int rank = first(Long.parseLong(split[0]));
        int found = rank < 0 ? -1 : rank + (split.length == 1 ? 0 : Integer.parseInt(split[1]));
        return found >= 0 && found < size() && idAt(found).equals(id) ? found : -1;
    }

    @Override
    public void write(int rank, Utf8 out) {
        OneRosterRow.at(users, ranks[rank]).ifPresent(row -> OneRosterRow.write(kind.row(row, parts[rank]), out));
    }

    /** The ranks of all rows of a person in a table of people, which may have gaps. */
    static int[] ranksOf(Table people, String nameId) {
        return IntStream.range(0, MOST_PARTS)
                .map(part -> people.rankOf(part == 0 ? nameId : "%s.%02d".formatted(nameId, part)))
                .filter(rank -> rank >= 0)
                .toArray();
    }

    boolean has(long nameId) {
        return first(nameId) >= 0;
    }

    /** The sourcedId of the person at this rank. */
    String sourcedIdAt(int rank) {
        return users.idAt(ranks[rank]);
    }

    private int first(long nameId) {
        int found = Arrays.binarySearch(nameIds, nameId);
        while (found > 0 && nameIds[found - 1] == nameId) {
            found--;
        }
        return found < 0 ? -1 : found;
    }
}
