package org.passportsync.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {

    private static @Nullable Object read(AttributeKind kind, String document) {
        Schema schema = EntityType.COURSE.schema().with(List.of(AttributeSpec.custom("x_a", kind)));
        @Nullable Object[] values = new Object[schema.size()];
        DocumentReader.read(schema, document, values);
        return values[schema.slot("x_a")];
    }

    @Test
    void a_custom_attribute_is_read_whichever_kind_it_was_written_as() {
        assertThat(read(AttributeKind.TEXT, "{\"x_a\":\"red\"}")).isEqualTo("red");
        assertThat(read(AttributeKind.TEXT, "{\"x_a\":[\"red\",\"blue\"]}")).isEqualTo("red");
        assertThat(read(AttributeKind.TEXT, "{\"x_a\":[]}")).isNull();
        assertThat(read(AttributeKind.LIST, "{\"x_a\":[\"red\",\"blue\"]}")).isEqualTo(List.of("red", "blue"));
        assertThat(read(AttributeKind.LIST, "{\"x_a\":\"red\",\"x_b\":1}")).isEqualTo(List.of("red"));
    }

    @Test
    void attributes_that_are_no_longer_known_are_left_out() {
        assertThat(read(AttributeKind.TEXT, "{\"x_old\":{\"a\":[1]},\"x_a\":\"red\"}"))
                .isEqualTo("red");
    }
}
