package org.passportsync.skyward;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.wire.Addresses;
import org.passportsync.wire.Refusals;
import org.passportsync.wire.Reply;

/** Reads what has a list for each student: a page of students, then all of their lists at once, joined to one page. */
final class StudentLists {

    private static final int MOST_STUDENTS = 200;
    private static final int FIRST_STUDENTS = 10;
    private static final Set<Integer> NOTHING_THERE = Set.of(404, 410);

    private final Endpoint students;
    private final Walks walks;
    private final Lists lists;
    private final Refusals refusals;
    private final long most;
    private final Set<String> offered = ConcurrentHashMap.newKeySet();

    /** Joins no more bytes to one page than are given. */
    StudentLists(Endpoint students, Walks walks, Lists lists, Refusals refusals, long most) {
        this.students = students;
        this.walks = walks;
        this.lists = lists;
        this.refusals = refusals;
        this.most = most;
    }

    SourcePage page(Endpoint endpoint, @Nullable String place, int limit) throws SourceFault, InterruptedException {
        SourcePage listed = walks.follow(students, place, Math.min(limit, MOST_STUDENTS));
        Optional<List<String>> found = ListedRows.found(listed, students.key());
        if (found.isEmpty()) {
            return broken(endpoint, limit, listed.body(), listed.gzipped());
        }
        List<String> ids = distinct(found.get());
        URI shown = endpoint.shown(lists.base());
        Together together = new Together(shown, ids.size(), most);
        List<List<Reply>> replies = AtOnce.all(ids, id -> taken(shown, of(endpoint, id, together)));
        JoinedRows rows = new JoinedRows();
        for (Reply reply : replies.stream().flatMap(List::stream).toList()) {
            if (reply.ok()) {
                Optional<byte[]> plain = PlainBody.of(reply.body(), shown);
                if (plain.isEmpty()) {
                    return broken(endpoint, limit, reply.body(), reply.gzipped());
                }
                together.bound(rows.size() + (long) plain.get().length);
                rows.add(plain.get());
                offered.add(endpoint.resource());
            }
        }
        if (!ids.isEmpty() && !isOffered(endpoint)) {
            throw missing(endpoint.resource(), shown, ids.size());
        }
        return new SourcePage(endpoint.resource(), 0, limit, rows.bytes(), false, OptionalLong.empty(), listed.next());
    }

    /** What can't be taken apart, as it came: whoever reads it finds what is wrong with it, and asks again. */
    private static SourcePage broken(Endpoint endpoint, int limit, byte[] body, boolean gzipped) {
        return new SourcePage(endpoint.resource(), 0, limit, body, gzipped, OptionalLong.empty(), null);
    }

    /** The list of one student, page by page where it has several; a 404 may mean that there is no such student. */
    List<Reply> of(Endpoint endpoint, String student) throws SourceFault, InterruptedException {
        return of(endpoint, student, new Together(endpoint.shown(lists.base()), 1, most));
    }

    private List<Reply> of(Endpoint endpoint, String student, Together together)
            throws SourceFault, InterruptedException {
        return lists.all(endpoint, endpoint.at(lists.base(), student), together);
    }

    /** Whether any student's list was ever found: where none is, a 404 says nothing of a single one. */
    boolean isOffered(Endpoint endpoint) throws SourceFault, InterruptedException {
        if (offered.contains(endpoint.resource())) {
            return true;
        }
        SourcePage first = walks.follow(students, null, FIRST_STUDENTS);
        for (String id : distinct(ListedRows.keys(first, students.key()))) {
            if (of(endpoint, id).getFirst().ok()) {
                offered.add(endpoint.resource());
                return true;
            }
        }
        return false;
    }

    private static List<String> distinct(List<String> ids) {
        return ids.stream().filter(one -> !one.isEmpty()).distinct().toList();
    }

    /** Rows, or that there is nothing; all else is a fault. */
    private List<Reply> taken(URI shown, List<Reply> replies) throws SourceFault {
        for (Reply reply : replies) {
            boolean nothing = NOTHING_THERE.contains(reply.status());
            if (!nothing && !reply.ok()) {
                throw refusals.of(shown, reply);
            }
            if (!nothing && !reply.json()) {
                throw refusals.notJson(shown, reply);
            }
        }
        return replies;
    }

    private static SourceFault missing(String resource, URI shown, int asked) {
        String bulk = resource.equals("enrollments")
                ? "; where the server offers it, /v1/studentschedules reads the rows of all students together."
                : ".";
        return new SourceFault(
                SourceFault.Kind.MISSING,
                Addresses.shown(shown) + " answers 404 for each of the " + asked
                        + " students that were asked for. Check delivery.native.resources." + resource + ".path"
                        + bulk);
    }
}
