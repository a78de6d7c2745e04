package org.passportsync.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passportsync.roster.EntityType;

/** Which records the read views show, and what they say of where these came from. */
class ReadViewsRowsTest extends WithReadViews {

    @ParameterizedTest
    @EnumSource
    void only_live_records_are_shown(EntityType entity) {
        hub.delete(hub.live(entity, "gone", "{}"));
        hub.live(entity, "here", "{}");

        assertThat(hub.jdbc()
                        .sql("select sis_id from hub." + ReadViewsCatalogueTest.view(entity))
                        .query(String.class)
                        .list())
                .containsExactly("here");
    }

    @Test
    void a_school_that_several_source_schools_became_lists_their_sis_ids() {
        UUID lincoln = hub.live(EntityType.SCHOOL, "205", "{\"name\": \"Lincoln Elementary\"}");
        hub.contribution(ReadViewsHub.LAKESIDE, EntityType.SCHOOL, "101", lincoln);
        hub.jdbc().sql("update passport_record set slug = 'lincoln-elementary'").update();

        assertThat(hub.one("select slug || ' ' || array_to_string(sis_ids, '+') from hub.school", String.class))
                .isEqualTo("lincoln-elementary 101+205");
    }

    @ParameterizedTest
    @EnumSource
    void all_sources_that_became_one_record_are_listed_and_the_hub_is_none_of_them(EntityType entity) {
        int directory = hub.connection("lakeside-ad", ReadViewsHub.LAKESIDE, "csv");
        int office = hub.connection("passport@lakeside", ReadViewsHub.LAKESIDE, "passport");
        UUID shared = hub.live(entity, "s2", "{}");
        hub.contribution(directory, entity, "s2", shared, false);
        hub.contribution(directory, entity, "s1", shared, true);
        hub.contribution(office, entity, shared.toString(), shared, true);
        hub.contribution(office, entity, "made", hub.live(entity, "alone", "{}"), false);

        assertThat(hub.texts("select array_to_string(sis_ids, '+') from hub." + ReadViewsCatalogueTest.view(entity)
                        + " order by sis_id"))
                .containsExactly("alone", "s1+s2");
    }

    @ParameterizedTest
    @EnumSource
    void what_was_made_in_the_hub_has_no_sis_ids(EntityType entity) {
        int office = hub.connection("passport@lakeside", ReadViewsHub.LAKESIDE, "passport");
        UUID made = hub.live(entity, "made", "{}");
        hub.jdbc()
                .sql("update source_record set connection_id = ?")
                .param(office)
                .update();

        assertThat(hub.texts(
                        "select array_to_string(sis_ids, '+') from hub." + ReadViewsCatalogueTest.view(entity)
                                + " where passport_id = ?",
                        made))
                .containsExactly("");
    }

    @Test
    void a_source_record_that_is_no_longer_live_contributes_no_sis_id() {
        hub.live(EntityType.STUDENT, "s1", "{}");
        hub.jdbc().sql("update source_record set live = false").update();

        assertThat(hub.one("select cardinality(sis_ids) from hub.student", Integer.class))
                .isZero();
    }

    @Test
    void staff_are_teachers_or_admins() {
        hub.live(EntityType.STAFF, "t1", "{\"teaching\": true}");
        hub.live(EntityType.STAFF, "a1", "{\"teaching\": false}");
        hub.live(EntityType.STAFF, "a2", "{}");

        assertThat(hub.jdbc()
                        .sql("select sis_id from hub.teacher")
                        .query(String.class)
                        .list())
                .containsExactly("t1");
        assertThat(hub.jdbc()
                        .sql("select sis_id from hub.admin")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("a1", "a2");
        assertThat(hub.one("select count(*) from hub.staff", Long.class)).isEqualTo(3);
    }

    @Test
    void a_relationship_ends_with_its_student_or_its_contact() {
        UUID student = hub.live(EntityType.STUDENT, "s1", "{}");
        UUID other = hub.live(EntityType.STUDENT, "s2", "{}");
        UUID contact = hub.live(
                EntityType.CONTACT,
                "c1",
                "{\"relationships\": [{\"student\": \"" + student + "\"}, {\"student\": \"" + other + "\"}]}");

        hub.delete(student);
        assertThat(hub.one("select student_id from hub.student_contact", UUID.class))
                .isEqualTo(other);

        hub.delete(contact);
        assertThat(hub.one("select count(*) from hub.student_contact", Long.class))
                .isZero();
    }
}
