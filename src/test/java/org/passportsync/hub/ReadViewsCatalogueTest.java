package org.passportsync.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.AttributeSpec;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Relationship;

/** The read views and the catalogue of attributes say the same. */
class ReadViewsCatalogueTest {

    private static ReadViewsHub hub;

    @BeforeAll
    static void open() {
        hub = new ReadViewsHub();
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_attribute_is_a_typed_column_and_no_column_is_unknown(EntityType entity) {
        List<String> columns = columnsOf(view(entity));

        assertThat(columns).startsWith("passport_id uuid", "district text", "sis_id text");
        assertThat(columns).endsWith("sis_ids text[]", "custom jsonb", "updated_at timestamp with time zone");
        assertThat(columns.subList(3, columns.size() - 3))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(attributes(entity), extras(entity)).toList());
    }

    @ParameterizedTest
    @EnumSource
    void references_stand_before_all_other_attributes(EntityType entity) {
        List<String> columns = columnsOf(view(entity));
        List<String> middle = columns.subList(3, columns.size() - 3).stream()
                .filter(column -> !column.startsWith("slug "))
                .toList();

        assertThat(middle.stream().map(column -> column.contains(" uuid")).toList())
                .isSortedAccordingTo((a, b) -> Boolean.compare(b, a));
    }

    @Test
    void teachers_and_admins_have_the_columns_of_staff() {
        assertThat(columnsOf("teacher")).isEqualTo(columnsOf("staff"));
        assertThat(columnsOf("admin")).isEqualTo(columnsOf("staff"));
    }

    @Test
    void a_relationship_is_a_row_with_a_column_for_each_of_its_facts() {
        List<String> expected = new ArrayList<>(
                List.of("passport_id uuid", "district text", "sis_id text", "contact_id uuid", "student_id uuid"));
        Arrays.stream(Relationship.class.getRecordComponents())
                .filter(component -> !component.getName().equals("student"))
                .map(ReadViewsCatalogueTest::column)
                .forEach(expected::add);
        expected.add("updated_at timestamp with time zone");

        assertThat(columnsOf("student_contact")).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void events_and_counts_call_an_entity_by_its_key(EntityType entity) {
        assertThat(hub.texts("select key from entity_name where code = ?", entity.code()))
                .containsExactly(entity.key());
    }

    @Test
    void there_are_no_views_besides_those_that_are_promised() {
        assertThat(hub.texts("select table_name::text from information_schema.tables where table_schema = 'hub'"))
                .containsExactlyInAnyOrder(
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
    }

    static String view(EntityType entity) {
        return snake(entity.key());
    }

    /** The column that shows an attribute; the district office would else be a second column named district. */
    static String columnName(AttributeSpec attribute) {
        return switch (attribute.kind()) {
            case REF -> attribute.name().equals("district") ? "district_office_id" : snake(attribute.name()) + "_id";
            case REFS -> snake(attribute.name()).replaceFirst("s$", "_ids");
            case TEXT, LIST, DATE, BOOL, INT, EDGES -> snake(attribute.name());
        };
    }

    private static Stream<String> attributes(EntityType entity) {
        return entity.schema().attributes().stream()
                .filter(attribute -> attribute.kind() != AttributeKind.EDGES)
                .map(attribute -> columnName(attribute) + " " + type(attribute.kind()));
    }

    private static Stream<String> extras(EntityType entity) {
        return switch (entity) {
            case SCHOOL -> Stream.of("slug text");
            case ENROLLMENT, SCHOOL_ENROLLMENT -> Stream.of("person_id uuid");
            case CALENDAR, COURSE, CLASS, STUDENT, STAFF, CONTACT -> Stream.empty();
        };
    }

    private static String type(AttributeKind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case LIST -> "text[]";
            case DATE -> "date";
            case BOOL -> "boolean";
            case INT -> "integer";
            case REF -> "uuid";
            case REFS -> "uuid[]";
            case EDGES -> throw new IllegalArgumentException("relationships have a view of their own");
        };
    }

    private static String column(RecordComponent component) {
        String type = switch (component.getType().getSimpleName()) {
            case "String" -> "text";
            case "Integer" -> "integer";
            case "Boolean" -> "boolean";
            default -> throw new IllegalArgumentException("no column type for " + component);
        };
        return snake(component.getName()) + " " + type;
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static List<String> columnsOf(String view) {
        return hub.texts("""
                        select a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                        from pg_attribute a
                        where a.attrelid = ('hub.' || ?)::regclass and a.attnum > 0
                        order by a.attnum""", view);
    }
}
