package org.passportsync.csv;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceFault;

/** The lists of one set, each looked through before it is read, and what was found then. */
final class Tables {

    private final FileSet set;
    private final Map<String, Known> lists = new ConcurrentHashMap<>();

    Tables(FileSet set) {
        this.set = set;
    }

    /** What is known of one list. */
    private static final class Known {

        private final ReentrantLock oneAtATime = new ReentrantLock();
        private @Nullable Table table;
        private @Nullable KnownIds ids;
        private @Nullable RoleBook roles;
    }

    /** Works something out of a list's file. */
    private interface Work<T> {
        T out(Known known) throws SourceFault;
    }

    FileSet set() {
        return set;
    }

    /** The list's file, looked through whole. */
    Table table(String list) throws SourceFault, InterruptedException {
        return once(list, known -> tableOf(list, known));
    }

    private Table tableOf(String list, Known known) throws SourceFault {
        Table table = known.table;
        if (table == null) {
            table = Table.of(list, set.file(list));
            known.table = table;
        }
        return table;
    }

    /** Which rows the list has. */
    KnownIds ids(String list) throws SourceFault, InterruptedException {
        return once(list, known -> {
            KnownIds ids = known.ids;
            if (ids == null) {
                ids = KnownIds.of(tableOf(list, known));
                known.ids = ids;
            }
            return ids;
        });
    }

    /** The roles of users, where they have a file of their own. */
    private RoleBook roles() throws SourceFault, InterruptedException {
        return once(Manifest.ROLES, known -> {
            RoleBook roles = known.roles;
            if (roles == null) {
                roles = RoleBook.of(tableOf(Manifest.ROLES, known));
                known.roles = roles;
            }
            return roles;
        });
    }

    private <T> T once(String list, Work<T> work) throws SourceFault, InterruptedException {
        Known known = lists.computeIfAbsent(list, _ -> new Known());
        known.oneAtATime.lockInterruptibly();
        try {
            return work.out(known);
        } finally {
            known.oneAtATime.unlock();
        }
    }

    /** A list with all that its pages are made of. */
    Listed listed(String list) throws SourceFault, InterruptedException {
        Table table = table(list);
        if (!list.equals(Manifest.USERS) || !set.manifest().rolesApart()) {
            table.header()
                    .demand(table.file(), list.equals(Manifest.USERS) ? Listed.ROLES_OF_1_1 : java.util.List.of());
            return new Listed(table, null, table.mark());
        }
        if (set.manifest().coming(Manifest.ROLES) == Manifest.Coming.ABSENT) {
            throw new SourceFault(
                    SourceFault.Kind.MISSING,
                    "roles.csv is absent by the manifest of " + set.where()
                            + ", and in OneRoster 1.2 it is roles.csv that"
                            + " says who is a student and who is staff; have it written with users.csv");
        }
        String mark = table.mark() + "+" + table(Manifest.ROLES).mark();
        return new Listed(table, roles(), mark);
    }
}
