package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDeliveryTest {

    private static final String DELIVERY =
            "{ csv: { folder: incoming/lakeside }, pageSize: 1000, maxConcurrentRequests: 2 }";

    private static List<DefinitionProblem> problemsOf(String delivery) {
        return Texts.problems(Texts.FILES.replace(DELIVERY, delivery));
    }

    @Test
    void files_are_read_without_a_secret_to_wait_for() {
        ConnectionDefinition definition = Texts.accepted(Texts.FILES);

        assertThat(definition.csv()).isEqualTo(new Csv("incoming/lakeside"));
        assertThat(definition.lacksSecret()).isFalse();
        assertThat(Texts.accepted(Texts.LEAST).lacksSecret()).isTrue();
        assertThat(UnusedSettings.of(definition)).isEmpty();
    }

    @Test
    void the_export_names_no_server() {
        assertThat(DefinitionWriter.toYaml(Texts.accepted(Texts.FILES)))
                .contains("folder: incoming/lakeside", "pageSize: 1000")
                .doesNotContain("serviceUrl", "clientId", "nowhere");
    }

    @Test
    void the_folder_is_needed() {
        assertThat(problemsOf("{ pageSize: 10 }")).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("delivery.csv");
            assertThat(problem.message()).contains("csv is missing", "folder");
        });
        assertThat(problemsOf("{ csv: {} }"))
                .extracting(DefinitionProblem::path)
                .containsExactly("delivery.csv.folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../lakeside", "incoming/../../etc", "a/..", ".."})
    void a_way_out_of_the_folder_is_refused(String folder) {
        assertThat(problemsOf("{ csv: { folder: \"" + folder + "\" } }"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("delivery.csv.folder");
                    assertThat(problem.message()).contains("leads out of its folder by ..");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "serviceUrl,\"https://s.example\"",
        "tokenUrl,\"https://s.example\"",
        "clientId,x",
        "clientSecret,\"${env:X}\"",
        "scopes,[a]",
        "requestTimeout,30s",
        "accessRecord,{ active: true }",
        "native,{ flavour: SMS2 }"
    })
    void what_concerns_a_server_is_refused_with_its_place(String setting, String value) {
        assertThat(problemsOf("{ csv: { folder: in }, " + setting + ": " + value + " }"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("delivery." + setting);
                    assertThat(problem.message()).contains("asks no server");
                });
    }

    @Test
    void files_take_nothing_back() {
        assertThat(Texts.problems(Texts.FILES + "syncMode: TWO_WAY\n"))
                .extracting(DefinitionProblem::path)
                .containsExactly("syncMode");
    }

    @Test
    void two_connections_of_a_district_may_both_read_files() {
        DistrictClaims one = DistrictClaims.of(Texts.accepted(Texts.FILES), "one.yaml");
        DistrictClaims other = DistrictClaims.of(
                Texts.accepted(Texts.FILES.replace("lakeside-directory", "lakeside-staff")), "other.yaml");

        assertThat(new Disagreements(one, other).all()).isEmpty();
    }
}
