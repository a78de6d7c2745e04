package org.passportsync.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.AttributeSpec;
import org.passportsync.roster.DocumentWriter;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Relationship;

/** What the read views show of the attributes of a record: a column for each, and rows for its relationships. */
class ReadViewsAttributesTest extends WithReadViews {

    private static final String FIRST = "00000000-0000-0000-0000-0000000000a1";
    private static final String SECOND = "00000000-0000-0000-0000-0000000000a2";

    @ParameterizedTest
    @EnumSource
    void every_attribute_of_a_record_is_read_back_as_it_was_written(EntityType entity) {
        UUID id = hub.live(entity, "x1", documentWithEverything(entity));

        for (AttributeSpec attribute : entity.schema().attributes()) {
            if (attribute.kind() != AttributeKind.EDGES) {
                assertThat(read(entity, id, attribute)).as(attribute.name()).isEqualTo(sample(attribute));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_record_of_which_nothing_is_known_has_nulls_and_empty_lists(EntityType entity) {
        UUID id = hub.live(entity, "x1", "{}");

        for (AttributeSpec attribute : entity.schema().attributes()) {
            switch (attribute.kind()) {
                case LIST, REFS -> assertThat(read(entity, id, attribute)).isEqualTo(List.of());
                case TEXT, DATE, BOOL, INT, REF ->
                    assertThat(read(entity, id, attribute)).isNull();
                case EDGES ->
                    assertThat(hub.one("select count(*) from hub.student_contact", Long.class))
                            .isZero();
            }
        }
    }

    @Test
    void custom_attributes_are_one_document_and_nothing_else_is_in_it() {
        hub.live(EntityType.STUDENT, "s1", "{\"grade\": \"09\", \"x_homeroom\": \"B12\", \"x_clubs\": [\"chess\"]}");

        assertThat(hub.one(
                        "select custom = '{\"x_homeroom\": \"B12\", \"x_clubs\": [\"chess\"]}' from hub.student",
                        Boolean.class))
                .isTrue();
    }

    @Test
    void the_person_of_an_enrollment_is_its_student_or_its_staff() {
        hub.live(EntityType.ENROLLMENT, "e1", "{\"student\": \"" + FIRST + "\"}");
        hub.live(EntityType.ENROLLMENT, "e2", "{\"staff\": \"" + SECOND + "\"}");

        assertThat(hub.jdbc()
                        .sql("select person_id from hub.enrollment order by sis_id")
                        .query(UUID.class)
                        .list())
                .containsExactly(UUID.fromString(FIRST), UUID.fromString(SECOND));
    }

    @Test
    void each_relationship_of_a_contact_is_a_row() {
        UUID ann = hub.live(EntityType.STUDENT, "s1", "{}");
        UUID ben = hub.live(EntityType.STUDENT, "s2", "{}");
        UUID contact = hub.live(
                EntityType.CONTACT,
                "c1",
                document(
                        EntityType.CONTACT,
                        attribute -> attribute.kind() == AttributeKind.EDGES
                                ? List.of(
                                        new Relationship(ann.toString(), "guardian", 1, true, false, true),
                                        Relationship.to(ben.toString()))
                                : null));

        assertThat(hub.jdbc()
                        .sql("select concat_ws(' ', student_id, type, priority, custodial, emergency, pickup)"
                                + " from hub.student_contact where contact_id = ? and passport_id = contact_id"
                                + " order by sis_id, priority")
                        .param(contact)
                        .query(String.class)
                        .list())
                .containsExactly(ann + " guardian 1 t f t", ben.toString());
    }

    private @Nullable Object read(EntityType entity, UUID id, AttributeSpec attribute) {
        String column = "\"" + ReadViewsCatalogueTest.columnName(attribute) + "\"";
        return hub.jdbc()
                .sql("select " + column + " from hub." + ReadViewsCatalogueTest.view(entity) + " where passport_id = ?")
                .param(id)
                .query((rows, number) -> new Object[] {value(rows, attribute.kind())})
                .single()[0];
    }

    private static @Nullable Object value(ResultSet rows, AttributeKind kind) throws SQLException {
        return switch (kind) {
            case TEXT -> rows.getString(1);
            case DATE -> rows.getObject(1, LocalDate.class);
            case BOOL, INT, REF -> rows.getObject(1);
            case LIST, REFS -> Arrays.asList((Object[]) rows.getArray(1).getArray());
            case EDGES -> throw new IllegalArgumentException("relationships have a view of their own");
        };
    }

    /** What a view should show: references as ids, all else as it is in the document. */
    private static Object sample(AttributeSpec attribute) {
        return switch (attribute.kind()) {
            case REF -> UUID.fromString(FIRST);
            case REFS -> List.of(UUID.fromString(FIRST), UUID.fromString(SECOND));
            case TEXT, LIST, DATE, BOOL, INT, EDGES -> written(attribute);
        };
    }

    private static Object written(AttributeSpec attribute) {
        return switch (attribute.kind()) {
            case TEXT -> "the " + attribute.name();
            case LIST -> List.of(attribute.name() + " 2", attribute.name() + " 1");
            case DATE -> LocalDate.of(2024, 2, 29).plusDays(attribute.name().length());
            case BOOL -> true;
            case INT -> attribute.name().length();
            case REF -> FIRST;
            case REFS -> List.of(FIRST, SECOND);
            case EDGES -> List.of(Relationship.to(FIRST));
        };
    }

    private static String documentWithEverything(EntityType entity) {
        return document(entity, ReadViewsAttributesTest::written);
    }

    private static String document(EntityType entity, Values values) {
        DocumentWriter writer = new DocumentWriter();
        writer.write(
                entity.schema(),
                entity.schema().attributes().stream().map(values::of).toArray());
        return new String(writer.buffer(), 0, writer.length(), StandardCharsets.UTF_8);
    }

    /** Says what a record holds of each attribute. */
    private interface Values {
        @Nullable
        Object of(AttributeSpec attribute);
    }
}
