package org.passportsync.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** docs/read-views.md says what is so: its columns are the database's, its queries run. */
class ReadViewsDocumentTest extends WithReadViews {

    private static final Path DOCUMENT = Path.of("docs", "read-views.md");
    private static final String MARK = "-Dread-views.write=true. -->\n";
    private static final List<String> VIEWS = List.of(
            "school",
            "calendar",
            "course",
            "class",
            "student",
            "staff",
            "teacher",
            "admin",
            "contact",
            "student_contact",
            "enrollment",
            "school_enrollment",
            "run",
            "event");

    @Test
    void the_columns_are_those_of_the_database() throws IOException {
        String text = Files.readString(DOCUMENT);
        int mark = text.indexOf(MARK) + MARK.length();
        String columns = VIEWS.stream().map(this::section).collect(Collectors.joining());
        if (Boolean.getBoolean("read-views.write")) {
            Files.writeString(DOCUMENT, text.substring(0, mark) + columns);
        } else {
            assertThat(text.substring(mark)).isEqualTo(columns);
        }
    }

    @Test
    void every_query_of_a_reader_runs_with_that_readers_rights() throws IOException {
        try (var reader = hub.reader("reader", ReadViewsHub.LAKESIDE)) {
            assertThat(queries("select "))
                    .hasSize(6)
                    .allSatisfy(query ->
                            new NamedParameterJdbcTemplate(reader.session()).query(query, parameters(), rows -> {}));
        }
    }

    @Test
    void the_roster_names_the_students_of_the_class() throws IOException {
        UUID ann = hub.live(EntityType.STUDENT, "s1", "{\"givenName\": \"Ann\", \"familyName\": \"Zink\"}");
        UUID bob = hub.live(EntityType.STUDENT, "s2", "{\"givenName\": \"Bob\", \"familyName\": \"Amber\"}");
        hub.live(EntityType.STUDENT, "s3", "{\"givenName\": \"Cleo\", \"familyName\": \"Other\"}");
        UUID algebra = hub.live(EntityType.CLASS, "c1", "{}");
        for (UUID student : List.of(ann, bob)) {
            hub.live(
                    EntityType.ENROLLMENT,
                    "e" + student,
                    "{\"class\": \"%s\", \"student\": \"%s\"}".formatted(algebra, student));
        }

        assertThat(column(queryOf("The roster of a class"), "given_name", "class", algebra))
                .containsExactly("Bob", "Ann");
    }

    @Test
    void the_first_contact_to_call_comes_first() throws IOException {
        UUID ann = hub.live(EntityType.STUDENT, "s1", "{}");
        hub.live(EntityType.CONTACT, "c1", tied("Second", ann, 2));
        hub.live(EntityType.CONTACT, "c2", tied("First", ann, 1));
        hub.live(EntityType.CONTACT, "c3", tied("Other", hub.live(EntityType.STUDENT, "s2", "{}"), 1));

        assertThat(column(queryOf("A student's contacts"), "given_name", "student", ann))
                .containsExactly("First", "Second");
    }

    @Test
    void changes_since_leaves_out_what_was_seen() throws IOException {
        UUID ann = hub.live(EntityType.STUDENT, "s1", "{}");
        hub.change(hub.run(ReadViewsHub.LAKESIDE, "COMMITTED", "3 hours"), EntityType.STUDENT, "s1", ann, "CREATE");
        hub.change(hub.run(ReadViewsHub.LAKESIDE, "COMMITTED", "1 hour"), EntityType.STUDENT, "s1", ann, "UPDATE");
        hub.change(hub.run(ReadViewsHub.HILLTOP, "COMMITTED", "1 hour"), EntityType.STUDENT, "s1", ann, "DELETE");
        Object seen = hub.jdbc()
                .sql("select min(at) from hub.event")
                .query(Timestamp.class)
                .single();

        assertThat(column(queryOf("What changed since"), "type", "since", seen)).containsExactly("student.updated");
    }

    @Test
    void the_statements_that_make_a_reader_make_one() throws IOException {
        String reader = hub.roleNamed("lesson_planner");
        for (String statement : statements("create role lesson_planner")) {
            hub.jdbc().sql(statement.replace("lesson_planner", reader)).update();
        }

        assertThat(hub.jdbc()
                        .sql(
                                "select pg_has_role(?, 'hub_reader', 'usage') and exists (select from hub_grant where reader = ?)")
                        .params(reader, reader)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        hub.jdbc().sql("drop role " + reader).update();
    }

    @Test
    void an_administrator_can_bring_the_missing_role_later() throws IOException {
        String role = hub.roleNamed("late_reader");
        for (String statement : statements("create role hub_reader")) {
            hub.jdbc().sql(statement.replace("hub_reader", role)).update();
        }

        assertThat(hub.jdbc()
                        .sql("select has_table_privilege(?, 'hub.student', 'select')")
                        .param(role)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        hub.jdbc().sql("drop owned by " + role).update();
        hub.jdbc().sql("drop role " + role).update();
    }

    private static String tied(String name, UUID student, int priority) {
        return "{\"givenName\": \"%s\", \"relationships\": [{\"student\": \"%s\", \"priority\": %d}]}"
                .formatted(name, student, priority);
    }

    private static Map<String, Object> parameters() {
        UUID any = new UUID(0, 1);
        return Map.of(
                "class", any,
                "student", any,
                "teacher", any,
                "district", ReadViewsHub.LAKESIDE,
                "since", Timestamp.from(Instant.EPOCH));
    }

    private List<Object> column(String query, String column, String parameter, Object value) {
        var parameters = new HashMap<>(parameters());
        parameters.put(parameter, value);
        return new NamedParameterJdbcTemplate(hub.dataSource())
                .query(query, parameters, (rows, number) -> rows.getObject(column));
    }

    static String queryOf(String heading) throws IOException {
        String text = Files.readString(DOCUMENT);
        return blocks(text.substring(text.indexOf("\n" + heading))).findFirst().orElseThrow();
    }

    private static List<String> queries(String beginning) throws IOException {
        return blocks(Files.readString(DOCUMENT))
                .filter(block -> block.startsWith(beginning))
                .toList();
    }

    private static List<String> statements(String beginning) throws IOException {
        return List.of(queries(beginning).getFirst().split(";\n"));
    }

    private static Stream<String> blocks(String text) {
        Matcher matcher = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL).matcher(text);
        return matcher.results().map(result -> result.group(1));
    }

    private String section(String view) {
        String about = hub.jdbc()
                .sql("select obj_description(('hub.' || ?)::regclass)")
                .param(view)
                .query(String.class)
                .single();
        return "\n### hub.%s\n\n%s.%s"
                .formatted(view, Character.toUpperCase(about.charAt(0)) + about.substring(1), columns(view));
    }

    /** Says the columns of staff once; that teachers and admins have the same ones is held by ReadViewsCatalogueTest. */
    private String columns(String view) {
        return view.equals("teacher") || view.equals("admin")
                ? " Its columns are those of hub.staff.\n"
                : "\n\n| column | type | |\n| --- | --- | --- |\n" + String.join("", rows(view));
    }

    private List<String> rows(String view) {
        return hub.texts("""
                        select format(E'| %s | %s | %s |\\n', a.attname,
                                      replace(format_type(a.atttypid, a.atttypmod), 'timestamp with time zone', 'timestamptz'),
                                      col_description(a.attrelid, a.attnum))
                        from pg_attribute a
                        where a.attrelid = ('hub.' || ?)::regclass and a.attnum > 0
                        order by a.attnum""", view);
    }
}
