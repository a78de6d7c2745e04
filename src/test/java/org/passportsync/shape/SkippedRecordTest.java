package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;

/** What is told of a record that is not taken. */
class SkippedRecordTest {

    @Test
    void what_is_flagged_of_a_record_that_is_skipped_does_not_say_that_it_is_kept() {
        Shaping shaping = Shaping.by(
                "requirements: { student: [ { attribute: email, missing: FLAG }, { attribute: grade, missing: SKIP } ] }");

        assertThat(shaping.judged(EntityType.STUDENT, "familyName", "Alder").findings())
                .extracting(Finding::message)
                .containsExactly(
                        "email is missing", "grade is missing; the record is not taken, and what is live of it stays");
    }

    @Test
    void of_a_record_without_the_built_in_minimum_nothing_else_is_asked() {
        Shaping.Result nameless = Shaping.by("requirements: { student: [ { attribute: email, missing: FLAG } ] }")
                .judged(EntityType.STUDENT);

        assertThat(nameless.findings()).extracting(Finding::rule).containsExactly("required");
    }
}
