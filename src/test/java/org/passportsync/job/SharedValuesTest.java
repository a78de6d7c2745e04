package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.simulator.Resource;

/** Whose value counts where two connections hold one record, and what is told where they disagree. */
class SharedValuesTest extends SharedRecords {

    @Test
    void a_student_whom_both_have_under_one_number_is_one_and_the_masters_value_counts() {
        student("s-1", "100", "s1@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        annexStudent("a-77", "100", "ann@directory.example");

        sources.assertCommitted(sources.annex());

        assertThat(sources.student("a-77")).isEqualTo(sources.student("s-1"));
        assertThat(sources.document(EntityType.STUDENT, sources.student("s-1")))
                .contains("ann@directory.example")
                .contains("Student s-1");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1");
    }

    @Test
    void what_a_connection_has_alone_and_says_no_longer_goes_though_another_is_the_master() {
        String phone = "\"phone\":\"5550100\",";
        sources.lakeside.district.aUser(
                "s-1", "Student s-1", fields("100", "s1@lincoln.example") + phone, "student", "lincoln");
        sources.main();
        assertThat(sources.document(EntityType.STUDENT, sources.student("s-1"))).contains("email", "phone");
        student("s-1", "100", "");

        assertThat(sources.lakeside.changes(sources.main())).containsExactly("UPDATE student s-1 SOURCE");
        assertThat(sources.document(EntityType.STUDENT, sources.student("s-1"))).doesNotContain("email", "phone");
    }

    @Test
    void who_comes_back_without_a_value_does_not_get_the_old_one_back_from_the_master() {
        sources.main();
        sources.annexed(definition -> definition);
        annexStudent("a-1", "100", "ann@directory.example");
        sources.annexRows.aUser(
                "a-2",
                "Student a-2",
                fields("200", "two@directory.example") + "\"middleName\":\"Middle\",",
                "student",
                "a-1");
        sources.assertCommitted(sources.annex());
        assertThat(sources.document(EntityType.STUDENT, sources.student("a-2"))).contains("Middle");
        sources.annexRows.without(Resource.USERS, "a-1");
        sources.assertCommitted(sources.annex());
        annexStudent("a-1", "100", "");
        annexStudent("a-2", "200", "");

        sources.assertCommitted(sources.annex());

        assertThat(sources.document(EntityType.STUDENT, sources.student("a-1"))).doesNotContain("email");
        assertThat(sources.document(EntityType.STUDENT, sources.student("a-2")))
                .contains("two@directory.example")
                .doesNotContain("Middle");
    }

    @Test
    void what_a_masters_blank_left_of_a_record_goes_once_its_blanks_erase() {
        sources.lakeside.house.apply(mapped("", keeping("")));
        student("s-1", "100", "s1@lincoln.example");
        sources.main();
        student("s-1", "100", "");
        sources.main();
        assertThat(sources.document(EntityType.STUDENT, sources.student("s-1"))).contains("s1@lincoln.example");

        sources.lakeside.house.apply(mapped("", keeping(", blankErases: true")));

        assertThat(sources.lakeside.changes(sources.main())).containsExactly("UPDATE student s-1 MERGE");
        assertThat(sources.document(EntityType.STUDENT, sources.student("s-1")))
                .doesNotContain("email")
                .contains("primarySchool", "Student s-1");
        assertThat(sources.lakeside.changes(sources.main("force=true"))).isEmpty();
    }

    @Test
    void what_a_masters_blank_left_goes_once_another_is_the_master() {
        sources.main();
        sources.annexed(definition -> definition);
        annexStudent("a-1", "100", "ann@directory.example");
        sources.assertCommitted(sources.annex());
        annexStudent("a-1", "100", "");
        sources.assertCommitted(sources.annex());
        assertThat(sources.document(EntityType.STUDENT, sources.student("a-1"))).contains("ann@directory.example");

        sources.lakeside.house.apply(mapped("", keeping("")));
        sources.assertCommitted(sources.annex());

        assertThat(sources.document(EntityType.STUDENT, sources.student("a-1")))
                .doesNotContain("email")
                .contains("primarySchool", "Student a-1");
    }

    private static String keeping(String more) {
        return "masterFields:\n  student: [ { attribute: email, connection: lakeside, mode: MASTER%s } ]\n"
                .formatted(more);
    }

    @Test
    void what_two_sources_disagree_about_stays_as_it_is_and_is_told_once() {
        student("s-1", "100", "s1@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        annexStudent("a-1", "100", "ann@directory.example");
        sources.annex();

        assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE differs student a-1");
        assertThat(sources.lakeside.changes(sources.main("force=true"))).isEmpty();
        assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE differs student a-1");
    }

    @Test
    void what_two_sources_disagree_about_closes_with_the_run_that_lets_them_agree_whosever_it_is() {
        student("s-1", "100", "s1@lincoln.example");
        student("s-2", "200", "s2@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        annexStudent("a-1", "100", "ann@directory.example");
        annexStudent("a-2", "200", "bob@directory.example");
        sources.annex();
        sources.lakeside.house.life.order("annex", Order.PAUSE, House.OPERATOR);

        named("s-1", "100", "Other");
        sources.main();
        assertThat(sources.lakeside.issues())
                .containsExactly("DUPLICATE differs student a-1", "DUPLICATE differs student a-2");

        named("s-1", "100", "Student a-1");
        sources.main();
        assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE differs student a-2");

        sources.lakeside.house.apply(
                mapped("", RULES + "    - { attribute: familyName, connection: lakeside, mode: MASTER }\n"));
        sources.main();
        assertThat(sources.lakeside.issues()).isEmpty();
    }

    private void named(String id, String number, String familyName) {
        sources.lakeside.district.aUser(id, familyName, fields(number, id + "@lincoln.example"), "student", "lincoln");
    }
}
