package org.passportsync.skyward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.connection.NativeApi;
import org.passportsync.connection.NativeApi.Flavour;
import org.passportsync.connection.NativeApi.Paging;
import org.passportsync.sis.Application;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.SourceFault;

/** What a definition may say of the native API. */
class EndpointsTest {

    private final Application application = Application.named("skyward").orElseThrow();

    @Test
    void the_shipped_endpoints_have_nothing_wrong_with_them() {
        assertThat(application.problems(NativeApi.DEFAULT)).isEmpty();
    }

    @Test
    void what_a_definition_says_is_laid_over_what_is_shipped() {
        NativeApi.Endpoint other = new NativeApi.Endpoint("/v2/people", null, "PersonId");
        Endpoints endpoints = new Endpoints(new NativeApi(Flavour.SMS2, Map.of("staff", other)));

        assertThat(endpoints.of("staff")).isEqualTo(new Endpoint("staff", "/v2/people", Paging.CURSOR, "PersonId"));
        assertThat(endpoints.of("students"))
                .isEqualTo(new Endpoint("students", "/v1/students", Paging.CURSOR, "NameId"));
    }

    @ParameterizedTest
    @CsvSource({
        "teachers,/v1/teachers,delivery.native.resources.teachers: SMS 2.0 is not read there; write one of: schools",
        "staff,/v1/{District}/staff,delivery.native.resources.staff.path: /v1/{District}/staff can't be filled; write one",
        "staff,/v1/{SchoolId}/{NameId},one placeholder at most",
        "staff,/v1/{SchoolId}/{SchoolId},one placeholder at most",
        "staff,/v1/{SchoolId/staff,one placeholder at most",
        "schools,/v1/schools/{SchoolId},since the schools are what placeholders are filled from",
        "students,/v1/students/{NameId},since {NameId} is filled from the students"
    })
    void a_path_that_cannot_be_asked_for_is_named_with_what_is_allowed(String resource, String path, String told) {
        assertThat(problems(Flavour.SMS2, resource, path, null))
                .singleElement()
                .asString()
                .contains(told);
    }

    @Test
    void a_style_of_paging_that_is_qmlativs_is_named_with_what_is_allowed() {
        assertThat(problems(Flavour.SMS2, "guardians", null, Paging.PAGE))
                .containsExactly("delivery.native.resources.guardians.paging: PAGE is how Qmlativ's own API pages, not"
                        + " SMS 2.0; write CURSOR or OFFSET");
    }

    @Test
    void qmlativ_is_not_spoken_yet_and_all_faults_are_told_at_once() {
        assertThat(problems(Flavour.QMLATIV, "guardians", "/v1/{x}", Paging.PAGE))
                .hasSize(3)
                .first()
                .asString()
                .contains("delivery.native.flavour: QMLATIV", "write SMS2", "skyward-oneroster");
    }

    @Test
    void a_source_of_such_a_definition_asks_nothing_and_says_why() throws Exception {
        try (FakeSkyward skyward = new FakeSkyward();
                Opened opened = Opened.at(skyward.url()).path("teachers", "/v1/teachers")) {
            SourceFault fault = opened.faultOf("schools", null);
            ConnectionReport report = opened.source().test();

            assertThat(fault.kind()).isEqualTo(SourceFault.Kind.REFUSED);
            assertThat(fault.reason()).contains("delivery.native.resources.teachers");
            assertThat(report.problem()).contains("delivery.native.resources.teachers");
            assertThat(report.passed()).isFalse();
            assertThat(skyward.requests()).isEmpty();
        }
    }

    private List<String> problems(
            Flavour flavour,
            String resource,
            @org.jspecify.annotations.Nullable String path,
            @org.jspecify.annotations.Nullable Paging paging) {
        NativeApi.Endpoint endpoint = new NativeApi.Endpoint(path, paging, null);
        return application.problems(new NativeApi(flavour, Map.of(resource, endpoint)));
    }
}
