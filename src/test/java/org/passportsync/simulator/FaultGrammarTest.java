package org.passportsync.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultGrammarTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cursor-expires=3@students#2:5",
                "cursor-repeats",
                "no-single-rows@users,staff",
                "grant=password",
                "grant=client_credentials",
                "missing=enrollments",
                "missing=gradingbuckets#1:2",
                "latency=5ms@studentschedules"
            })
    void faults_of_sms_are_read(String written) {
        assertThat(Fault.read(List.of(written))).isInstanceOf(Fault.Reading.Readable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "cursor-expires, needs a number from 1",
        "cursor-expires=0, needs a number from 1",
        "cursor-repeats=3, takes no value",
        "no-single-rows=users, takes no value",
        "'grant=implicit', 'needs one of client_credentials, password'",
        "grant, 'needs one of client_credentials, password'",
        "missing=nobody, needs one of orgs",
        "no-totals@nobody, names a resource that is none of orgs"
    })
    void what_cannot_be_read_is_told_with_what_is_wanted(String written, String told) {
        assertThat(Fault.read(List.of(written)))
                .isInstanceOfSatisfying(
                        Fault.Reading.Unreadable.class,
                        unreadable -> assertThat(unreadable.problems())
                                .singleElement()
                                .asString()
                                .startsWith("Fault '" + written + "' ")
                                .contains(told));
    }

    @Test
    void every_problem_is_told_at_once() {
        assertThat(Fault.read(List.of("grant", "missing", "no-totals")))
                .isInstanceOfSatisfying(
                        Fault.Reading.Unreadable.class,
                        found -> assertThat(found.problems()).hasSize(2));
    }

    @ParameterizedTest
    @CsvSource({
        "no-totals@users, USERS, ",
        "no-totals@students, , STUDENTS",
        "no-totals@courses, COURSES, COURSES",
        "forbidden=enrollments, ENROLLMENTS, ENROLLMENTS"
    })
    void a_resource_is_that_of_the_side_which_has_its_name(String written, Resource one, NativeResource other) {
        Set<Target> meant =
                Stream.<Target>of(one, other).filter(Objects::nonNull).collect(Collectors.toSet());

        assertThat(Fault.read(List.of(written)))
                .isInstanceOfSatisfying(
                        Fault.Reading.Readable.class,
                        readable -> assertThat(
                                        readable.faults().getFirst().scope().resources())
                                .isEqualTo(meant));
    }
}
