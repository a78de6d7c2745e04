package org.passportsync.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What of a record may be shown. */
class ShownDocumentTest {

    @Test
    void personal_values_are_masked_without_their_length_and_others_are_shown() {
        String shown = ShownDocument.masked(EntityType.STUDENT, """
                {"givenName": "Ada", "sex": "female", "hispanic": false, "race": ["white", "asian"], "grade": "07",
                 "enabled": true, "x_homeroom": "12", "unknown": "who knows"}""");

        assertThat(shown)
                .isEqualTo("{\"givenName\":\"***\",\"sex\":\"***\",\"hispanic\":\"***\",\"race\":\"***\","
                        + "\"grade\":\"07\",\"enabled\":true,\"x_homeroom\":\"***\",\"unknown\":\"***\"}");
    }

    @Test
    void a_school_is_nobody() {
        assertThat(ShownDocument.masked(EntityType.CLASS, "{\"title\":\"Algebra\",\"periods\":[\"1\",\"2\"]}"))
                .isEqualTo("{\"title\":\"Algebra\",\"periods\":[\"1\",\"2\"]}");
    }

    @Test
    void what_differs_is_named_in_the_order_of_the_schema() {
        assertThat(ShownDocument.changed(
                        EntityType.STUDENT,
                        "{\"grade\":\"07\",\"email\":\"a@x.example\",\"enabled\":true,\"x_a\":\"1\"}",
                        "{\"x_a\":\"2\",\"enabled\":true,\"email\":\"b@x.example\",\"grades\":[\"08\"]}"))
                .containsExactly("email", "grades", "grade", "x_a");
        assertThat(ShownDocument.changed(EntityType.CLASS, null, "{\"title\":\"Art\"}"))
                .containsExactly("title");
    }
}
