package org.passportsync.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceFault.Kind;

/**
 * The roles of a 1.2 set by user, small enough to be held: what many roles have in common - kind, organisation, dates - is
 * kept once.
 */
final class RoleBook {

    private final Map<String, Integer> known = new HashMap<>();
    private final List<PackedRoles.One> kinds = new ArrayList<>();
    private final long[] users;
    private final int[] kind;
    private int size;
    private boolean unreadable;

    private RoleBook(int rows) {
        users = new long[rows];
        kind = new int[rows];
    }

    static RoleBook of(Table roles) throws SourceFault {
        if (roles.rows() > Integer.MAX_VALUE / 16) {
            throw new SourceFault(
                    Kind.REFUSED, roles.file().inWords() + " has " + roles.rows() + " rows, too many to read");
        }
        RoleBook book = new RoleBook((int) roles.rows());
        try (RowStream rows = RowStream.open(roles.file())) {
            Places places = new Places(rows.header());
            for (CsvRecord row = rows.next(); row != null && book.size < book.kind.length; row = rows.next()) {
                book.add(row, places);
            }
            if (!roles.same(rows)) {
                throw CurrentSet.replaced(roles.file());
            }
        }
        book.sort();
        return book;
    }

    /** Where the columns of a role stand. */
    private static final class Places {

        private final int user;
        private final int status;
        private final int[] fields;

        Places(Header header) {
            user = header.place("userSourcedId");
            status = header.place(Header.STATUS);
            fields = PackedRoles.FIELDS.stream().mapToInt(header::place).toArray();
        }

        boolean ended(CsvRecord row) {
            String said = Table.value(row, status);
            return said != null && List.of("tobedeleted", "inactive").contains(said.toLowerCase(Locale.ROOT));
        }
    }

    private void add(CsvRecord row, Places places) {
        String user = Table.value(row, places.user);
        boolean ended = places.ended(row);
        List<@Nullable String> values = new ArrayList<>();
        for (int place : places.fields) {
            values.add(Table.value(row, place));
        }
        String text = PackedRoles.text(values);
        unreadable |= user == null;
        users[size] = IdSum.of(user == null ? "" : user);
        kind[size] = known.computeIfAbsent((ended ? "-" : "+") + text, _ -> {
            kinds.add(new PackedRoles.One(text, ended));
            return kinds.size() - 1;
        });
        size++;
    }

    /** Sorts by user; roles of one user stay in the order of the file. */
    private void sort() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, at -> at);
        long[] unsorted = Arrays.copyOf(users, size);
        Arrays.sort(order, java.util.Comparator.comparingLong(at -> unsorted[at]));
        int[] kinds = Arrays.copyOf(kind, size);
        for (int at = 0; at < size; at++) {
            users[at] = unsorted[order[at]];
            kind[at] = kinds[order[at]];
        }
    }

    /** Whether there is a role that doesn't say whose it is: then nobody's roles are known to be all. */
    boolean unreadable() {
        return unreadable;
    }

    /** A user's roles, for the column of that name. */
    PackedRoles of(@Nullable String user) {
        if (user == null) {
            return new PackedRoles(List.of());
        }
        long wanted = IdSum.of(user);
        List<PackedRoles.One> found = new ArrayList<>(2);
        for (int at = first(wanted); at < size && users[at] == wanted; at++) {
            found.add(kinds.get(kind[at]));
        }
        return new PackedRoles(found);
    }

    private int first(long wanted) {
        int at = Arrays.binarySearch(users, 0, size, wanted);
        while (at > 0 && users[at - 1] == wanted) {
            at--;
        }
        return at < 0 ? size : at;
    }
}
