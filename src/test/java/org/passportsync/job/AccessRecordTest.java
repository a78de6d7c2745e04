package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.run.RunReports;
import org.passportsync.run.RunState;

/** Whether a connection may be used at all: its terms, its key, and its access record that comes to its end. */
class AccessRecordTest extends LivingConnection {

    @Test
    void an_unknown_connection_is_told_with_those_there_are() {
        house.apply(definition());

        assertThat(house.life.order("lakside", Order.PAUSE, House.OPERATOR))
                .isEqualTo(new Moved.Wrong("there is no connection lakside; known are lakeside"));
    }

    @Test
    void a_key_is_used_by_one_connection_of_the_district_only() {
        house.apply(definition());

        assertThat(problems(definition()
                        .replace("connection: lakeside", "connection: lakeside-2")
                        .replace("advanced:", "advanced:\n  multipleSources: true")))
                .singleElement()
                .asString()
                .contains("delivery.clientId", "lakeside (", "lakeside-2 (", "a key of its own");
        assertThat(house.connections.find("lakeside-2")).isEmpty();
    }

    @Test
    void the_terms_have_to_be_accepted_before_anything_is_saved() {
        assertThat(problems(definition().replaceAll("(?m)^terms:.*\n", "")))
                .singleElement()
                .asString()
                .contains("terms", "acceptedBy", "acceptedOn");
    }

    @Test
    void an_access_record_that_is_over_is_refused_by_the_date_in_the_district() {
        house.apply(withRecord("expires: 2026-09-14"));

        now = Instant.parse("2026-09-15T04:30:00Z"); // still the 14th in Chicago
        assertThat(launched().state()).isEqualTo(RunState.COMMITTED);
        now = Instant.parse("2026-09-15T05:30:00Z");
        assertThat(refusal()).contains("expired on 2026-09-14, today is 2026-09-15", "apply the definition again");
        assertThat(house.life.remarks("lakeside")).singleElement().asString().startsWith("no sync can start: ");
    }

    @Test
    void a_definition_that_no_sync_can_start_of_says_so_as_soon_as_it_is_saved() {
        house.apply(definition()
                .replace("syncMode: IMPORT", "syncMode: TWO_WAY")
                .replace("application: skyward-oneroster", "application: skyward")
                .replace("delivery:", "delivery:\n  native: { flavour: QMLATIV }"));

        String reason = "delivery.native.flavour: QMLATIV is not spoken yet; write SMS2 where that is what the district"
                + " runs, or read Qmlativ with application skyward-oneroster";
        assertThat(house.life.remarks("lakeside")).containsExactly("no sync can start: " + reason);
        assertThat(house.launch()).isEqualTo(new Launched.Wrong(reason));
    }

    @Test
    void an_inactive_access_record_and_one_of_the_future_are_refused() {
        house.apply(withRecord("active: false"));
        assertThat(refusal()).contains("is not active");

        house.apply(withRecord("effective: 2026-09-16"));
        assertThat(refusal()).contains("valid from 2026-09-16 on");
    }

    @Test
    void an_access_record_that_ends_soon_is_told_at_launch_and_in_the_summary() {
        house.apply(withRecord("expires: 2026-10-15"));
        List<String> told = new ArrayList<>();

        Launched launched = house.launch(new Remarks(told));

        assertThat(told).anyMatch(text -> text.contains("expires on 2026-10-15, in 30 days"));
        Run run = ((Launched.Ended) launched).run();
        assertThat(new RunReports(house.place.database(), house.connections)
                        .of(run)
                        .remarks())
                .anyMatch(text -> text.contains("expires on 2026-10-15, in 30 days"));
        assertThat(house.life.remarks("lakeside")).singleElement().asString().contains("in 30 days");
    }

    private String withRecord(String record) {
        return definition().replace("  pageSize:", "  accessRecord: { " + record + " }\n  pageSize:");
    }

    private List<String> problems(String definition) {
        Connections.Applied applied =
                house.connections.apply(List.of(new Connections.File("other.yaml", definition)), "steward");
        assertThat(applied).isInstanceOf(Connections.Applied.Refused.class);
        return ((Connections.Applied.Refused) applied).problems();
    }
}
