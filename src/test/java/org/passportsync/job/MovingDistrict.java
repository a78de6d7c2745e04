package org.passportsync.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.passportsync.simulator.HandMadeDistrict;
import org.passportsync.simulator.Resource;

/** A district of a few dozen rows whose every row may come, go and change by chance; ids are drawn from small sets. */
final class MovingDistrict {

    static final LocalDate START = LocalDate.of(2026, 9, 1);

    private static final Map<Resource, Integer> SIZES = new TreeMap<>(Map.of(
            Resource.ACADEMIC_SESSIONS, 8,
            Resource.COURSES, 4,
            Resource.CLASSES, 7,
            Resource.USERS, 22,
            Resource.ENROLLMENTS, 30));

    final HandMadeDistrict rows = new HandMadeDistrict();
    private final Random random;
    private LocalDate today = START;

    MovingDistrict(Random random) {
        this.random = random;
        rows.put(Resource.ORGS, org("d", "district", null));
        for (String school : List.of("s1", "s2", "s3")) {
            rows.put(Resource.ORGS, org(school, "school", "d"));
        }
        SIZES.forEach((resource, size) -> {
            for (int number = 0; number < size; number++) {
                if (random.nextInt(8) > 0) {
                    rows.put(resource, row(resource, number));
                }
            }
        });
    }

    LocalDate today() {
        return today;
    }

    /** Settings by chance, as lines of a definition. */
    Settings settings() {
        List<String> advanced = new ArrayList<>(List.of("holdThreshold: none"));
        advanced.add("staff: " + pick("ALL_ACTIVE", "ALL_ACTIVE", "TEACHING_ONLY"));
        advanced.add("enrollments: { startLead: " + random.nextInt(20) + "d, endLag: " + random.nextInt(3)
                + "d, includeEnded: " + (random.nextInt(5) == 0) + " }");
        List<String> filters = new ArrayList<>();
        filter(filters, "course", "title", pick("l", "Algebra"), "class");
        if (random.nextInt(5) == 0) {
            filters.add("  calendar: [ { where: [ { attribute: endDate, condition: is future } ] } ]\n");
        } else {
            filter(filters, "calendar", "title", pick("Spring", "Year"), "class");
        }
        filter(filters, "class", "title", "1", "enrollment");
        filter(filters, "student", "grade", "1", "contact");
        filter(filters, "teacher", "givenName", pick("A", "e"), "enrollment");
        filter(filters, "admin", "givenName", "Ada", "enrollment");
        filter(filters, "school", "name", pick("s1", "School s"), "class");
        filter(filters, "contact", "givenName", "e", "");
        String rules = filters.isEmpty() ? "" : "filters:\n" + String.join("", filters);
        if (random.nextInt(4) == 0) {
            rules += "requirements: { class: [ { attribute: course, check: reference, otherwise: FLAG } ] }\n";
        }
        return new Settings(advanced, pick("[]", "[]", "[]", "[s2]", "[d]", "[s1, d]"), rules);
    }

    /** Lines under {@code advanced}, the excluded schools, and whole sections. */
    record Settings(List<String> advanced, String excluded, String sections) {}

    private void filter(List<String> filters, String entity, String attribute, String text, String linked) {
        if (random.nextInt(6) == 0) {
            filters.add("  " + entity + ": [ { where: [ { attribute: " + attribute
                    + ", condition: contains text, value: \"" + text + "\" } ]"
                    + (linked.isEmpty() || random.nextBoolean() ? "" : ", includeLinked: [" + linked + "]") + " } ]\n");
        }
    }

    /** One to eight rows come, go or change; sometimes days go by. */
    void move() {
        for (int moves = 1 + random.nextInt(8); moves > 0; moves--) {
            Resource resource = List.copyOf(SIZES.keySet()).get(random.nextInt(SIZES.size()));
            int number = random.nextInt(SIZES.getOrDefault(resource, 1));
            if (random.nextInt(3) == 0) {
                rows.remove(resource, id(resource, number));
            } else {
                rows.put(resource, row(resource, number));
            }
        }
        if (random.nextInt(2) == 0) {
            today = today.plusDays(random.nextInt(120));
        }
    }

    /** Something comes that nobody refers to: it leaves the hub as it is. */
    void stir() {
        rows.put(Resource.USERS, """
                {"sourcedId":"us-99","status":"active","givenName":"Dee","familyName":"Nobody","enabledUser":"true",
                 "grades":[],"roles":[{"roleType":"primary","role":"guardian","org":{"sourcedId":"s1"}}],"agents":[]}""");
    }

    private static String id(Resource resource, int number) {
        return resource.path().substring(0, 2) + "-" + number;
    }

    private String row(Resource resource, int number) {
        List<String> fields = new ArrayList<>();
        fields.add(text("sourcedId", id(resource, number)));
        fields.add(text("status", random.nextInt(12) == 0 ? "tobedeleted" : "active"));
        Function<Integer, List<String>> more = switch (resource) {
            case ACADEMIC_SESSIONS -> this::session;
            case COURSES -> this::course;
            case CLASSES -> this::section;
            case USERS -> this::user;
            default -> this::enrollment;
        };
        fields.addAll(more.apply(number));
        return "{" + String.join(",", fields) + "}";
    }

    /** Number 0 and 4 are school years, the others parts of them. */
    private List<String> session(int number) {
        int year = 2026 + number / 4;
        boolean whole = number % 4 == 0;
        LocalDate begin = LocalDate.of(year, 8, 20).plusDays(whole ? 0 : 60L * (number % 4 - 1));
        LocalDate end = begin.plusDays(whole ? 290 : 80);
        List<String> fields = new ArrayList<>(List.of(
                text("title", pick("Autumn", "Spring", "Year")),
                text("type", whole ? "schoolYear" : "term"),
                text("schoolYear", String.valueOf(year + 1)),
                text("startDate", begin.plusDays(random.nextInt(20)).toString()),
                text("endDate", end.minusDays(random.nextInt(20)).toString())));
        if (!whole) {
            fields.add(reference("parent", id(Resource.ACADEMIC_SESSIONS, number / 4 * 4)));
        }
        return fields;
    }

    private List<String> course(int number) {
        return List.of(
                text("title", pick("Algebra", "Biology", "Chess")), reference("org", pick("d", "s1", "s2", "s3")));
    }

    private List<String> section(int number) {
        List<String> terms = new ArrayList<>();
        for (int one = random.nextInt(3); one > 0; one--) {
            terms.add("{" + text("sourcedId", id(Resource.ACADEMIC_SESSIONS, random.nextInt(8))) + "}");
        }
        return List.of(
                text("title", pick("Algebra 1", "Biology 2", "Chess 3")),
                reference("course", id(Resource.COURSES, random.nextInt(4))),
                reference("school", school()),
                "\"terms\":[" + String.join(",", terms) + "]");
    }

    /** Numbers up to 9 are students, up to 15 staff, the rest contacts. */
    private List<String> user(int number) {
        String role = number < 10 ? "student" : number < 16 ? pick("teacher", "aide") : "guardian";
        List<String> roles = new ArrayList<>();
        for (int one = random.nextInt(3); one >= 0; one--) {
            String school = number >= 10 && number < 16 && random.nextInt(4) == 0 ? "d" : school();
            List<String> fields = new ArrayList<>(List.of(
                    text("roleType", roles.isEmpty() ? "primary" : "secondary"),
                    text("role", role),
                    reference("org", school)));
            fields.addAll(dates(4));
            roles.add("{" + String.join(",", fields) + "}");
        }
        List<String> agents = new ArrayList<>();
        for (int one = number < 10 ? random.nextInt(3) : 0; one > 0; one--) {
            agents.add("{" + text("sourcedId", id(Resource.USERS, 16 + random.nextInt(6))) + "}");
        }
        return List.of(
                text("givenName", pick("Ada", "Ben", "Cem")),
                text("familyName", "Person " + number),
                text("enabledUser", pick("true", "true", "false")),
                "\"grades\":[\"" + pick("09", "10", "11") + "\"]",
                "\"roles\":[" + String.join(",", roles) + "]",
                "\"agents\":[" + String.join(",", agents) + "]");
    }

    private List<String> enrollment(int number) {
        boolean student = number < 22;
        int user = student ? random.nextInt(10) : 10 + random.nextInt(6);
        List<String> fields = new ArrayList<>(List.of(
                reference("user", id(Resource.USERS, user)),
                reference("class", id(Resource.CLASSES, random.nextInt(7))),
                reference("school", school()),
                text("role", student ? "student" : pick("teacher", "teacher", "aide")),
                text("primary", "false")));
        fields.addAll(dates(2));
        return fields;
    }

    /** Each date is there one time in so many. */
    private List<String> dates(int oneIn) {
        List<String> fields = new ArrayList<>();
        if (random.nextInt(oneIn) == 0) {
            fields.add(
                    text("beginDate", START.plusDays(random.nextInt(200) - 60).toString()));
        }
        if (random.nextInt(oneIn) == 0) {
            fields.add(text("endDate", START.plusDays(random.nextInt(300)).toString()));
        }
        return fields;
    }

    private String school() {
        return pick("s1", "s1", "s2", "s3");
    }

    String pick(String... some) {
        return some[random.nextInt(some.length)];
    }

    private static String org(String id, String type, @org.jspecify.annotations.Nullable String parent) {
        return "{" + text("sourcedId", id) + "," + text("status", "active") + "," + text("name", "School " + id) + ","
                + text("type", type) + (parent == null ? "" : "," + reference("parent", parent)) + "}";
    }

    private static String reference(String name, String id) {
        return "\"" + name + "\":{" + text("sourcedId", id) + "}";
    }

    private static String text(String name, String value) {
        return "\"" + name + "\":\"" + value + "\"";
    }
}
