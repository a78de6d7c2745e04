package org.passportsync.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How SMS 2.0 cuts its lists into pages, by cursor and by offset. */
class NativePagesTest extends GeneratedSkyward {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENROLLMENTS")
    void both_ways_of_paging_bring_every_row_once_in_the_order_of_the_key(NativeResource resource) throws Exception {
        List<JsonNode> rows = sms.byCursor(resource.path(), 130);

        assertThat(rows).isNotEmpty().doesNotHaveDuplicates().isEqualTo(sms.byOffset(resource.path(), 170));
        List<JsonNode> keys = rows.stream().map(row -> row.path(resource.key())).toList();
        assertThat(keys).isSortedAccordingTo((one, other) -> resource.compare(one.asString(), other.asString()));
    }

    @Test
    void pages_are_cut_to_a_thousand_rows_and_only_cursors_have_a_link() throws Exception {
        TestClient.Reply byCursor = sms.get("studentschedules?paging.limit=5000");
        assertThat(sms.rows(byCursor)).hasSize(1000);
        assertThat(byCursor.header("Link"))
                .startsWith("<" + skyward.url() + "/api/v1/studentschedules?paging.limit=1000&cursor=");
        assertThat(byCursor.header("X-Total-Count")).isEmpty();

        TestClient.Reply byOffset = sms.get("studentschedules?limit=5000&offset=0");
        assertThat(sms.rows(byOffset)).isEqualTo(sms.rows(byCursor));
        assertThat(byOffset.header("Link")).isEmpty();
        assertThat(sms.json("studentschedules")).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"students?paging.cursor=bm9uZQ%3D%3D", "students?limit=0", "students?limit=2&offset=x"})
    void a_page_that_is_not_there_is_refused(String path) throws Exception {
        assertThat(sms.get(path).status()).isEqualTo(400);
        assertThat(sms.get(path).fields().first("Message")).isNotEmpty();
    }

    @Test
    void a_cursor_is_good_for_its_own_collection_only() throws Exception {
        String cursor = NativeClient.cursor(sms.get("students?paging.limit=2"));

        assertThat(sms.get("students?paging.limit=2&paging." + cursor).status()).isEqualTo(200);
        assertThat(sms.get("staff?paging.limit=2&paging." + cursor).text())
                .isEqualTo("{\"Message\":\"The cursor is not known or has expired.\"}");
    }
}
