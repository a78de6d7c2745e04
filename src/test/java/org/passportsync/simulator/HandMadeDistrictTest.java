package org.passportsync.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.passportsync.simulator.Resource.DEMOGRAPHICS;
import static org.passportsync.simulator.Resource.ENROLLMENTS;
import static org.passportsync.simulator.Resource.ORGS;
import static org.passportsync.simulator.Resource.USERS;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandMadeDistrictTest {

    private final HandMadeDistrict district = new HandMadeDistrict();
    private final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district));
    private final TestClient client = new TestClient(skyward);

    @BeforeEach
    void enter() throws Exception {
        client.withToken();
    }

    @AfterEach
    void close() {
        skyward.close();
    }

    @Test
    void rows_are_served_in_the_order_of_their_ids_whatever_the_order_they_were_put_in() throws Exception {
        for (int at : new int[] {3, 1, 2}) {
            district.put(USERS, user("u-" + at));
        }

        assertThat(client.page(USERS, "").ids(USERS)).containsExactly("u-1", "u-2", "u-3");
        assertThat(client.page(USERS, "sort=sourcedId&orderBy=desc").ids(USERS)).containsExactly("u-3", "u-2", "u-1");
    }

    @Test
    void a_row_moved_between_two_pages_is_seen_by_the_next_page_only() throws Exception {
        IntStream.range(0, 6).forEach(at -> district.put(USERS, user("u-" + at)));
        skyward.afterRequest(request -> {
            if (request.query().contains("offset=0")) {
                district.remove(USERS, "u-0").put(USERS, user("u-9"));
            }
        });

        assertThat(client.page(USERS, "limit=2&offset=0").ids(USERS)).containsExactly("u-0", "u-1");
        assertThat(client.page(USERS, "limit=2&offset=2").ids(USERS)).containsExactly("u-3", "u-4");
    }

    @Test
    void bytes_that_are_no_json_are_served_as_they_are() throws Exception {
        district.put(USERS, "u-1", "{\"sourcedId\":").put(USERS, user("u-2"));

        assertThat(client.page(USERS, "").text()).isEqualTo("{\"users\":[{\"sourcedId\":," + user("u-2") + "]}");
    }

    @Test
    void a_row_without_an_id_is_refused_unless_it_is_told_where_to_stand() {
        assertThatThrownBy(() -> district.put(USERS, "{}")).hasMessageContaining("no sourcedId");
    }

    @Test
    void a_single_row_is_found_until_it_is_removed() throws Exception {
        district.put(USERS, user("u-1"));
        assertThat(client.get(TestClient.V1P2 + "/users/u-1").text()).isEqualTo("{\"user\":" + user("u-1") + "}");

        district.remove(USERS, "u-1");
        TestClient.Reply gone = client.get(TestClient.V1P2 + "/users/u-1");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.fields().first("imsx_codeMajor")).isEqualTo("failure");
    }

    @Test
    void rows_of_schools_that_cannot_be_seen_are_left_out() throws Exception {
        district.put(ORGS, "{\"sourcedId\":\"north\",\"type\":\"school\"}")
                .put(ORGS, "{\"sourcedId\":\"south\",\"type\":\"school\"}")
                .put(USERS, "{\"sourcedId\":\"u-1\",\"orgs\":[{\"sourcedId\":\"north\"}]}")
                .put(USERS, "{\"sourcedId\":\"u-2\",\"orgs\":[{\"sourcedId\":\"south\"}]}")
                .put(USERS, "{\"sourcedId\":\"u-3\",\"orgs\":[{\"sourcedId\":\"south\"},{\"sourcedId\":\"north\"}]}")
                .put(ENROLLMENTS, "{\"sourcedId\":\"e-1\",\"school\":{\"sourcedId\":\"south\"}}")
                .put(DEMOGRAPHICS, "{\"sourcedId\":\"u-1\"}")
                .put(DEMOGRAPHICS, "{\"sourcedId\":\"u-2\"}");

        skyward.faults("missing-school=south");
        assertThat(client.page(ORGS, "").ids(ORGS)).containsExactly("north");
        assertThat(client.page(USERS, "").ids(USERS)).containsExactly("u-1", "u-3");
        assertThat(client.page(ENROLLMENTS, "").ids(ENROLLMENTS)).isEmpty();
        assertThat(client.page(DEMOGRAPHICS, "").ids(DEMOGRAPHICS)).containsExactly("u-1");

        skyward.faults();
        skyward.grant(AccessRecord.of("lakeside", "simulated-secret").limitedTo("south"));
        assertThat(client.page(USERS, "").ids(USERS)).isEqualTo(List.of("u-2", "u-3"));
    }

    private static String user(String id) {
        return "{\"sourcedId\":\"" + id + "\",\"givenName\":\"Ada\"}";
    }
}
