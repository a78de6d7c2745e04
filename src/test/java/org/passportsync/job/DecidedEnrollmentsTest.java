package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.roster.EntityType;
import org.passportsync.simulator.Resource;

/** Whose enrollments go where once people decided about duplicates, or one of them comes back. */
class DecidedEnrollmentsTest extends DecidedPairs {

    @Test
    void whose_class_is_told_from_the_others_is_enrolled_in_it_and_not_in_theirs() {
        enrolledInBoth();
        decide(EntityType.CLASS, "annex", "c-1", "lakeside", "c-1", "DIFFERENT");

        sources.assertCommitted(sources.annex());

        assertThat(enrollment("annex", "ae-2"))
                .contains(sources.passport("annex", EntityType.CLASS, "c-1").toString());
        assertThat(enrollment("lakeside", "e-2"))
                .contains(sources.passport("lakeside", EntityType.CLASS, "c-1").toString());
        assertThat(sources.lakeside.changes(sources.annex())).isEmpty();
    }

    @Test
    void the_same_person_s_enrollments_go_along_and_do_not_stay_with_whom_they_were_one_with() {
        enrolledInBoth();
        decide("annex", "a-2", "annex", "a-1", "SAME");

        sources.assertCommitted(sources.annex());

        assertThat(sources.student("a-2")).isEqualTo(sources.student("s-1"));
        assertThat(enrollment("annex", "ae-2")).contains(sources.student("s-1").toString());
        assertThat(enrollment("lakeside", "e-2"))
                .contains(sources.student("s-2").toString());
        assertThat(sources.lakeside.changes(sources.annex())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"300", "900"})
    void who_comes_back_as_somebody_else_is_not_enrolled_as_who_it_was(String number) {
        student("s-3", "300", "three@lincoln.example");
        sources.main();
        enrolledInBoth();
        sources.annexRows.without(Resource.USERS, "a-2");
        sources.annex();
        assertThat(sources.students()).doesNotContainKey("a-2");
        annexStudent("a-2", number, number + "@annex.example");

        sources.assertCommitted(sources.annex());

        assertThat(sources.student("a-2")).isNotEqualTo(sources.student("s-2"));
        assertThat(enrollment("annex", "ae-2")).contains(sources.student("a-2").toString());
        assertThat(enrollment("lakeside", "e-2"))
                .contains(sources.student("s-2").toString());
        assertThat(sources.lakeside.changes(sources.annex())).isEmpty();
    }

    @Test
    void who_comes_back_as_it_was_is_enrolled_as_it_was() {
        enrolledInBoth();
        UUID kept = sources.passport("annex", EntityType.ENROLLMENT, "ae-2");
        sources.annexRows.without(Resource.USERS, "a-2");
        sources.annex();
        annexStudent("a-2", "200", "two@lincoln.example");

        sources.assertCommitted(sources.annex());

        assertThat(sources.passport("annex", EntityType.ENROLLMENT, "ae-2")).isEqualTo(kept);
    }

    /** The annex has the same two people and the class; the second one is enrolled in it in both. */
    private void enrolledInBoth() {
        annexStudent("a-0", "1000", "zero@annex.example");
        annexStudent("a-1", "100", "one@lincoln.example");
        annexStudent("a-2", "200", "two@lincoln.example");
        sources.annexRows.aClass("c-1", "a-1").anEnrollment("ae-2", "a-2", "c-1", "a-1");
        sources.annex();
        assertThat(sources.passport("annex", EntityType.ENROLLMENT, "ae-2"))
                .isEqualTo(sources.passport("lakeside", EntityType.ENROLLMENT, "e-2"));
    }

    private String enrollment(String connection, String sisId) {
        return sources.document(EntityType.ENROLLMENT, sources.passport(connection, EntityType.ENROLLMENT, sisId));
    }
}
