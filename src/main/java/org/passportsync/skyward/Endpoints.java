package org.passportsync.skyward;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.NativeApi;
import org.passportsync.connection.NativeApi.Flavour;
import org.passportsync.connection.NativeApi.Paging;
import org.passportsync.skyward.Endpoint.Scope;

/**
 * All endpoints as a definition wants them: what it says, laid over what is shipped. The shipped paths of schools, students and their
 * enrollments were seen in public connectors, the others are assumed.
 */
final class Endpoints {

    static final String SCHOOLS = "schools";
    static final String STUDENTS = "students";

    private static final String PLACE = "delivery.native.resources.";
    private static final Pattern BRACES = Pattern.compile("[{}]");
    private static final Map<String, Endpoint> SHIPPED = new LinkedHashMap<>();

    static {
        ship(SCHOOLS, "/v1/schools", "SchoolId");
        ship("gradingbuckets", "/v1/gradingbuckets", "GradingBucketId");
        ship("courses", "/v1/courses", "CourseId");
        ship("sections", "/v1/sections", "SectionId");
        ship(STUDENTS, "/v1/students", "NameId");
        ship("staff", "/v1/staff", "NameId");
        ship("guardians", "/v1/guardians", "NameId");
        ship("enrollments", "/v1/students/{NameId}/enrollments", "EnrollmentId");
    }

    private final Map<String, Endpoint> all = new LinkedHashMap<>(SHIPPED);
    private final List<String> problems = new ArrayList<>();

    Endpoints(NativeApi api) {
        if (api.flavour() == Flavour.QMLATIV) {
            problems.add(
                    "delivery.native.flavour: QMLATIV is not spoken yet; write SMS2 where that is what the district"
                            + " runs, or read Qmlativ with application skyward-oneroster");
        }
        api.resources().forEach(this::lay);
    }

    private static void ship(String resource, String path, String key) {
        SHIPPED.put(resource, new Endpoint(resource, path, Paging.CURSOR, key));
    }

    Endpoint of(String resource) {
        Endpoint endpoint = all.get(resource);
        if (endpoint == null) {
            throw new IllegalArgumentException("SMS 2.0 has no rosters in " + resource);
        }
        return endpoint;
    }

    /** Why they can't be read as the definition wants, each with its place and what is allowed; empty: they can. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private void lay(String resource, NativeApi.Endpoint wanted) {
        Endpoint shipped = SHIPPED.get(resource);
        if (shipped == null) {
            problems.add(PLACE + resource + ": SMS 2.0 is not read there; write one of: "
                    + String.join(", ", SHIPPED.keySet()));
            return;
        }
        Endpoint endpoint = new Endpoint(
                resource,
                or(wanted.path(), shipped.path()),
                wanted.paging() == null ? shipped.paging() : wanted.paging(),
                or(wanted.key(), shipped.key()));
        if (endpoint.paging() == Paging.PAGE) {
            problems.add(PLACE + resource
                    + ".paging: PAGE is how Qmlativ's own API pages, not SMS 2.0; write CURSOR or OFFSET");
        }
        String problem = problem(endpoint);
        if (problem != null) {
            problems.add(PLACE + resource + ".path: " + endpoint.path() + " " + problem);
        }
        all.put(resource, endpoint);
    }

    private static String or(@Nullable String wanted, String shipped) {
        return wanted == null ? shipped : wanted;
    }

    /** Why the placeholders of a path can't be filled; null: they can. */
    private static @Nullable String problem(Endpoint endpoint) {
        String rest = endpoint.path().replaceFirst("\\{(SchoolId|NameId)}", "");
        if (BRACES.matcher(rest).find()) {
            return "can't be filled; write one placeholder at most, {SchoolId} or {NameId}";
        }
        if (endpoint.resource().equals(SCHOOLS) && endpoint.scope() != Scope.DISTRICT) {
            return "can't be filled, since the schools are what placeholders are filled from; write a path without one";
        }
        return endpoint.resource().equals(STUDENTS) && endpoint.scope() == Scope.STUDENT
                ? "can't be filled, since {NameId} is filled from the students; write {SchoolId} or no placeholder"
                : null;
    }
}
