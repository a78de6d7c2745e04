package org.passportsync.skyward;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.Presence;
import org.passportsync.sis.SourceFault;
import org.passportsync.wire.Addresses;
import org.passportsync.wire.Refusals;
import org.passportsync.wire.Reply;
import tools.jackson.databind.JsonNode;

/** Asks for single rows, to learn whether they are really gone. */
final class SingleRows {

    private static final int LISTED = 10;
    private static final Set<Integer> NOT_FOUND = Set.of(404, 410);
    private static final Set<Integer> NOT_OFFERED = Set.of(400, 405, 501);

    private final Lists lists;
    private final Walks walks;
    private final StudentLists students;
    private final Refusals refusals;
    private final Map<String, Boolean> trusted = new ConcurrentHashMap<>();

    SingleRows(Lists lists, Walks walks, StudentLists students, Refusals refusals) {
        this.lists = lists;
        this.walks = walks;
        this.students = students;
        this.refusals = refusals;
    }

    /** What is known of a row by its origin, as the parsers say it. */
    Presence confirm(Endpoint endpoint, String origin) throws SourceFault, InterruptedException {
        Wanted wanted = Wanted.of(endpoint, origin);
        if (wanted == null) {
            return Presence.UNKNOWN;
        }
        return switch (endpoint.scope()) {
            case SCHOOL -> Presence.UNKNOWN;
            case DISTRICT -> alone(endpoint, wanted);
            case STUDENT -> amongAStudents(endpoint, wanted);
        };
    }

    private Presence alone(Endpoint endpoint, Wanted wanted) throws SourceFault, InterruptedException {
        if (!Addresses.isAskable(wanted.id())) {
            return Presence.UNKNOWN;
        }
        Reply reply = single(endpoint, wanted.id());
        if (NOT_OFFERED.contains(reply.status())) {
            return Presence.UNKNOWN;
        }
        List<JsonNode> rows = rows(endpoint.shown(lists.base()), reply);
        if (!rows.isEmpty()) {
            return wanted.among(rows, FoundRows.isList(reply));
        }
        boolean nothing = NOT_FOUND.contains(reply.status()) || FoundRows.isEmptyList(reply);
        return nothing && trusted(endpoint) ? Presence.GONE : Presence.UNKNOWN;
    }

    private Presence amongAStudents(Endpoint endpoint, Wanted wanted) throws SourceFault, InterruptedException {
        String student = wanted.person();
        if (student == null || !Addresses.isAskable(student)) {
            return Presence.UNKNOWN;
        }
        List<Reply> pages = students.of(endpoint, student);
        Reply reply = pages.getFirst();
        if (NOT_OFFERED.contains(reply.status())) {
            return Presence.UNKNOWN;
        }
        List<JsonNode> rows = new ArrayList<>();
        for (Reply page : pages) {
            rows.addAll(rows(endpoint.shown(lists.base()), page));
        }
        if (NOT_FOUND.contains(reply.status())) {
            return students.isOffered(endpoint) ? Presence.GONE : Presence.UNKNOWN;
        }
        boolean listed = pages.stream().allMatch(FoundRows::isList) || pages.size() == 1 && !rows.isEmpty();
        return listed ? wanted.inAWholeList(rows) : Presence.UNKNOWN;
    }

    /**
     * Whether this server finds single rows at all: one that answers 404 for a row that it has just listed would have
     * every row gone, and where it lists none that could be asked for, nothing is known of it. Asked once for each resource.
     */
    private boolean trusted(Endpoint endpoint) throws SourceFault, InterruptedException {
        Boolean known = trusted.get(endpoint.resource());
        if (known != null) {
            return known;
        }
        String listed = ListedRows.keys(walks.follow(endpoint, null, LISTED), endpoint.key()).stream()
                .filter(Addresses::isAskable)
                .findFirst()
                .orElse(null);
        if (listed == null) {
            return false;
        }
        Reply reply = single(endpoint, listed);
        boolean finds = reply.ok()
                && FoundRows.of(reply).stream()
                        .anyMatch(row -> FoundRows.text(row, endpoint.key()).equals(listed));
        trusted.put(endpoint.resource(), finds);
        return finds;
    }

    private Reply single(Endpoint endpoint, String id) throws SourceFault, InterruptedException {
        URI one = Addresses.under(endpoint.at(lists.base()), "/" + Addresses.encoded(id));
        return lists.whole(endpoint, one);
    }

    private List<JsonNode> rows(URI shown, Reply reply) throws SourceFault {
        if (reply.ok()) {
            return FoundRows.of(reply);
        }
        if (NOT_FOUND.contains(reply.status())) {
            return List.of();
        }
        throw refusals.of(shown, reply);
    }

    /**
     * What is looked for.
     *
     * @param id the row's, as the server names it
     * @param person whose row it is, where that is another field
     * @param other what tells it from others of the person: of staff the school, null where the row names none; of a guardian the
     *     student whose tie it is, null for the guardian itself
     */
    private record Wanted(
            Endpoint endpoint,
            String id,
            @Nullable String person,
            @Nullable String other) {

        static @Nullable Wanted of(Endpoint endpoint, String origin) {
            int between = origin.indexOf('|');
            String first = between < 0 ? origin : origin.substring(0, between);
            String second = between < 0 ? null : origin.substring(between + 1);
            return switch (endpoint.resource()) {
                case "enrollments" -> second == null ? null : new Wanted(endpoint, second, first, null);
                case "staff", "guardians" -> new Wanted(endpoint, first, null, second);
                // Of several rows of a student, whoever is asked for one may answer with another.
                case "students" -> second == null ? new Wanted(endpoint, first, null, null) : null;
                default -> new Wanted(endpoint, origin, null, null);
            };
        }

        /** Among rows that may be others than were asked for. One that came alone says nothing of the same person's others. */
        Presence among(List<JsonNode> rows, boolean list) {
            boolean answered = rows.stream()
                    .anyMatch(row -> FoundRows.text(row, endpoint.key()).equals(id));
            boolean another = endpoint.resource().equals("staff")
                    && !list
                    && rows.stream().noneMatch(this::isMeant);
            return answered && !another ? inAWholeList(rows) : Presence.UNKNOWN;
        }

        /** Among rows that are all that there are. */
        Presence inAWholeList(List<JsonNode> rows) {
            List<JsonNode> theirs = rows.stream().filter(this::isTheirs).toList();
            List<JsonNode> meant = theirs.stream().filter(this::isMeant).toList();
            if (meant.stream().anyMatch(row -> !FoundRows.isOver(row))) {
                return Presence.PRESENT;
            }
            return isTie() && meant.isEmpty() && !theirs.isEmpty() ? Presence.UNKNOWN : Presence.GONE;
        }

        /** A tie may stand in another row of the guardian than the one that answers. */
        private boolean isTie() {
            return endpoint.resource().equals("guardians") && other != null;
        }

        private boolean isTheirs(JsonNode row) {
            String stated = FoundRows.text(row, "NameId");
            boolean theirs = person == null || stated.isEmpty() || stated.equals(person);
            return theirs && FoundRows.text(row, endpoint.key()).equals(id);
        }

        private boolean isMeant(JsonNode row) {
            return switch (endpoint.resource()) {
                case "staff" -> FoundRows.text(row, "SchoolId").equals(other == null ? "" : other);
                case "guardians" ->
                    other == null || FoundRows.texts(row, "Students", "NameId").contains(other);
                default -> true;
            };
        }
    }
}
