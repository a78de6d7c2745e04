package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.roster.EntityType;

/** Every refusal with its path, its line and what it says; the cases stand in {@code refusals.csv}. */
class DefinitionRefusalTest {

    /** {@code replaces}: the top-level setting whose line the snippet takes; empty: the snippet is line 8. */
    @ParameterizedTest(name = "{1}")
    @CsvFileSource(
            resources = "/connection/refusals.csv",
            delimiter = '|',
            quoteCharacter = '`',
            maxCharsPerColumn = 2000)
    void a_wrong_setting_is_refused_with_its_place(
            String replaces, String snippet, String path, int line, String message) {
        String text = with(replaces == null ? "" : replaces, snippet.replace("\\n", "\n"));

        List<DefinitionProblem> problems = Texts.problems(text);

        assertThat(problems).as(text).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(path == null ? "" : path);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.message()).contains(message);
        });
        assertThat(problems).as("nothing but what is wrong is refused").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "SCHOOL, class schoolEnrollment",
        "COURSE, class",
        "CALENDAR, class",
        "CLASS, enrollment",
        "STUDENT, schoolEnrollment enrollment contact",
        "TEACHER, schoolEnrollment enrollment",
        "ADMIN, schoolEnrollment enrollment",
        "CONTACT, ''",
        "ENROLLMENT, ''"
    })
    void what_is_linked_to_what_a_filter_keeps_is_a_closed_list(FilteredEntity from, String linked) {
        assertThat(FilterLinks.from(from).stream().sorted().map(EntityType::key).collect(Collectors.joining(" ")))
                .isEqualTo(linked);
    }

    @Test
    void scopes_are_refused_where_a_token_is_asked_for_without_them_and_stay_where_they_are_stored() {
        String text =
                Texts.LEAST.replace("skyward-oneroster", "skyward").replace("clientId:", "scopes: [roster], clientId:");

        assertThat(Texts.problems(text)).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("delivery.scopes");
            assertThat(problem.message()).contains("application skyward", "leave scopes out");
        });
        String stored = DefinitionWriter.toJson(
                Texts.accepted(Texts.LEAST.replace("clientId:", "scopes: [roster], clientId:")));
        assertThat(DefinitionWriter.fromJson(stored.replace("\"skyward-oneroster\"", "\"skyward\""))
                        .delivery()
                        .scopes())
                .containsExactly("roster");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_in_the_order_of_the_document() {
        List<DefinitionProblem> problems = Texts.problems("""
                version: 2
                district: { id: lakeside, timeZone: America/Chikago }
                connection: lakeside oneroster
                application: powerschool
                delivery: { serviceUrl: "http://skyward.example", clientId: 17, pageSize: many }
                advanced: { bulkUplaod: yes }
                schools: { map: [ { source: 205, existing: Lincoln } ] }
                """);

        assertThat(problems.stream().map(DefinitionProblem::path))
                .containsExactly(
                        "version",
                        "terms",
                        "district.name",
                        "district.timeZone",
                        "connection",
                        "application",
                        "delivery.serviceUrl",
                        "delivery.clientId",
                        "delivery.pageSize",
                        "advanced.bulkUplaod",
                        "schools.map[0].source",
                        "schools.map[0].existing");
        assertThat(problems.get(3).in("jobs/x.yaml"))
                .isEqualTo("jobs/x.yaml:2:37: district.timeZone: \"America/Chikago\" is not a time zone,"
                        + " perhaps America/Chicago; write one like America/Chicago");
    }

    @Test
    void a_missing_setting_is_told_with_what_to_write() {
        assertThat(Texts.problems("version: 1\n").stream().map(DefinitionProblem::path))
                .containsExactly("district", "connection", "application", "delivery", "terms", "schools");
    }

    @Test
    void a_secret_never_shows_in_what_is_wrong() {
        String secret = "s3cret-Of-Lakeside";
        List<String> lines = List.of(
                "{ serviceUrl: \"https://u:" + secret + "@skyward.example\", clientId: x }",
                "{ serviceUrl: \"https://skyward.example\", clientId: x, clientSecret: [" + secret + "] }",
                "{ serviceUrl: \"https://skyward.example\", clientId: x, clientSecret: \"${vault:" + secret + "}\" }",
                "{ serviceUrl: \"https://skyward.example\", clientId: x, clientSecret: " + secret + ", : }",
                "{ serviceUrl: \"https://skyward.example\", clientId: x, clientSecret: \"" + secret + "\\q\" }",
                "{ serviceUrl: \"https://skyward.example\", clientId: x, clientSecret: &" + secret + " }\n- x");

        for (String line : lines) {
            List<DefinitionProblem> problems = Texts.problems(with("delivery", "delivery: " + line));
            assertThat(problems).isNotEmpty();
            assertThat(problems.toString()).doesNotContain(secret);
        }
        assertThat(Texts.problems(with(
                                "delivery",
                                "delivery: { serviceUrl: \"https://s.example\", clientId: x,"
                                        + " clientSecret: 8837261 }"))
                        .toString())
                .contains("put it in quotes")
                .doesNotContain("8837261");
    }

    @Test
    void a_literal_secret_is_handed_over_beside_the_definition() {
        Reading.Accepted accepted = (Reading.Accepted) Texts.read(
                with("delivery", "delivery: { serviceUrl: \"https://s.example\", clientId: x, clientSecret: s3cret }"));

        assertThat(accepted.secret()).isEqualTo(new GivenSecret("s3cret"));
        assertThat(accepted.definition().delivery().secret()).isEqualTo(new SecretReference.Stored());
        assertThat(accepted.toString()).doesNotContain("s3cret");
        assertThat(DefinitionWriter.toYaml(accepted.definition()))
                .contains("clientSecret: ${stored:clientSecret}")
                .doesNotContain("s3cret");
    }

    @Test
    void two_way_is_refused_of_an_sis_that_is_only_read() {
        String acorn = with("application", "application: acorn") + "syncMode: TWO_WAY\n";

        assertThat(new DefinitionReader(ReadingRules.of(Set.of("acorn"))).read(acorn))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(DefinitionProblem::path, DefinitionProblem::message)
                                .containsExactly(
                                        org.assertj.core.groups.Tuple.tuple(
                                                "syncMode",
                                                "acorn is only read, so TWO_WAY has nothing to write; write syncMode: IMPORT")));
    }

    @Test
    void plain_http_is_allowed_on_this_machine_and_where_the_program_allows_it() {
        String toHost = with("delivery", "delivery: { serviceUrl: \"http://skyward.lan\", clientId: x }");
        ReadingRules allowing = new ReadingRules(Texts.RULES.applications(), Set.of("skyward.lan"), Set.of());

        assertThat(Texts.problems(with("delivery", "delivery: { serviceUrl: \"http://localhost:8091\", clientId: x }")))
                .isEmpty();
        assertThat(Texts.problems(with("delivery", "delivery: { serviceUrl: \"http://[::1]:8091\", clientId: x }")))
                .isEmpty();
        assertThat(Texts.problems(toHost)).hasSize(1);
        assertThat(new DefinitionReader(allowing).read(toHost)).isInstanceOf(Reading.Accepted.class);
    }

    @Test
    @Timeout(60)
    void a_document_that_is_wrong_in_every_line_is_read_as_fast_as_another() {
        assertThat(Texts.problems("a: 1\n".repeat(300_000))).hasSizeGreaterThan(299_999);
        assertThat(Texts.problems("x".repeat(1_000) + ": 1\n").toString()).doesNotContain("perhaps");
    }

    @Test
    void no_document_can_be_larger_or_deeper_than_any_definition() {
        assertThat(Texts.problems("[".repeat(100_000)).getLast().message()).contains("nested more than 32 deep");
        assertThat(Texts.problems("a: ".repeat(1) + "x".repeat(2_000_001))
                        .getFirst()
                        .message())
                .contains("longer than 2000000 characters");
        assertThat(Texts.problems("")).hasSize(1);
        assertThat(Texts.problems("just text").getFirst().message()).contains("write a section");
        assertThat(Texts.problems(Texts.LEAST + "---\nversion: 1\n").getFirst().message())
                .contains("a second document");
    }

    private static String with(String replaces, String snippet) {
        if (replaces.isEmpty()) {
            return Texts.LEAST + snippet + "\n";
        }
        String text = Texts.LEAST.replaceFirst("(?m)^" + replaces + ":.*$", Matcher.quoteReplacement(snippet));
        assertThat(text).isNotEqualTo(Texts.LEAST);
        return text;
    }
}
