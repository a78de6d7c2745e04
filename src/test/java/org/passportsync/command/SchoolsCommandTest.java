package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passportsync.job.SchoolLists;
import org.passportsync.job.SchoolLists.Kind;
import org.passportsync.job.SchoolLists.Line;
import org.passportsync.job.Schools;
import org.passportsync.shape.HubSchool;
import org.passportsync.shape.PlannedSchool;
import org.passportsync.shape.PlannedSchool.MappedAs;
import org.passportsync.shape.SchoolSuggestion;
import org.passportsync.shape.SourceSchool;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code schools}, as people and programs type it. */
class SchoolsCommandTest {

    private static final UUID HUB = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private final Keyboard keyboard = new Keyboard();

    @Test
    void the_lists_say_the_lines_to_paste() {
        keyboard.desk.schools = new Schools.Answer.Listed(lists());

        assertThat(keyboard.type("schools", "connection=x")).isZero();

        assertThat(keyboard.desk.asked).containsExactly("schools x from LAST_RUN");
        assertThat(keyboard.out())
                .contains(
                        "Schools as Skyward listed them at 2026-09-14 07:30 UTC",
                        "Existing (mapped)",
                        "lincoln-elementary",
                        "1,204",
                        "Missing (not mapped",
                        "same identifier as washington",
                        "    - { source: \"205\", existing: washington }",
                        "    - \"205\"",
                        "With missing data (mapped, but Skyward does not list them): none")
                .doesNotContain("Excluded");
    }

    @Test
    void one_list_and_the_sis_can_be_asked_for() {
        keyboard.desk.schools = new Schools.Answer.Listed(lists());

        keyboard.type("schools", "connection=x", "list=missing", "from=sis");

        assertThat(keyboard.desk.asked).containsExactly("schools x from SIS");
        assertThat(keyboard.out()).contains("Missing (not mapped").doesNotContain("Existing (mapped)");
    }

    @Test
    void programs_get_the_lists_with_the_same_lines() {
        keyboard.desk.schools = new Schools.Answer.Listed(lists());

        keyboard.type("schools", "connection=x", "--json");

        JsonNode answer = new JsonMapper().readTree(keyboard.out());
        JsonNode lincoln = answer.path("items").path(0);
        assertThat(lincoln.path("list").asString()).isEqualTo("existing");
        assertThat(lincoln.path("hubSchool").asString()).isEqualTo("lincoln-elementary");
        assertThat(lincoln.path("liveRecords").asInt()).isEqualTo(1204);
        assertThat(lincoln.path("mapLine").isNull()).isTrue();
        JsonNode washington = answer.path("items").path(1);
        assertThat(washington.path("list").asString()).isEqualTo("missing");
        assertThat(washington.path("suggestion").path("same").asString()).isEqualTo("identifier");
        assertThat(washington.path("mapLine").asString()).isEqualTo("- { source: \"205\", existing: washington }");
    }

    @Test
    void a_sis_that_does_not_answer_fails_and_an_unknown_connection_is_wrong() {
        keyboard.desk.schools = new Schools.Answer.Failed("no answer");
        assertThat(keyboard.type("schools", "connection=x", "from=sis")).isEqualTo(1);
        keyboard.desk.schools = new Schools.Answer.Unknown("there is no connection x");
        assertThat(keyboard.type("schools", "connection=x")).isEqualTo(2);
    }

    @Test
    void attributes_are_refreshed_for_named_schools_or_all() {
        assertThat(keyboard.type("schools", "connection=x", "refresh=205,101", "--actor=ms-rivera"))
                .isZero();
        assertThat(keyboard.type("schools", "connection=x", "refresh=all", "--actor=ms-rivera"))
                .isZero();

        assertThat(keyboard.desk.asked)
                .containsExactly("refresh x [101, 205] by ms-rivera", "refresh x [] by ms-rivera");
        assertThat(keyboard.out()).contains("the next sync takes the attributes again of: 101, 205");
    }

    private static SchoolLists lists() {
        SourceSchool lincoln = new SourceSchool("101", "Lincoln Elementary", "school", "4800001", false);
        SourceSchool washington = new SourceSchool("205", "Washington Middle", "school", "4800002", false);
        return new SchoolLists(
                Instant.parse("2026-09-14T07:30:00Z"),
                List.of(
                        new Line(
                                Kind.EXISTING,
                                new PlannedSchool(lincoln, true, HUB, MappedAs.AUTO, null, null, null),
                                new HubSchool(HUB, "lincoln-elementary", "Lincoln Elementary", null),
                                1204,
                                false),
                        new Line(
                                Kind.MISSING,
                                new PlannedSchool(
                                        washington,
                                        true,
                                        null,
                                        null,
                                        null,
                                        null,
                                        new SchoolSuggestion("washington", SchoolSuggestion.Reason.IDENTIFIER)),
                                null,
                                0,
                                false)),
                List.of());
    }
}
