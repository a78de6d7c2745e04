package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.AttributeSpec;
import org.passportsync.roster.PersonalData;

class MaskingTest {

    private static AttributeSpec anAttribute(PersonalData privacy) {
        return new AttributeSpec("sex", AttributeKind.TEXT, null, privacy);
    }

    @ParameterizedTest
    @EnumSource(names = {"MASKED", "SECRET"})
    void a_personal_value_tells_not_even_its_length(PersonalData privacy) {
        assertThat(Masking.of(anAttribute(privacy), "male")).isEqualTo(Masking.of(anAttribute(privacy), "female"));
        assertThat(Masking.of(anAttribute(privacy), "male")).doesNotContain("male", "4");
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "ORDINARY"})
    void another_value_is_shown_up_to_a_bound(PersonalData privacy) {
        assertThat(Masking.of(anAttribute(privacy), "blue")).isEqualTo("blue");
        assertThat(Masking.of(anAttribute(privacy), "x".repeat(81))).isEqualTo("x".repeat(80) + "...");
    }

    @Test
    void a_custom_attribute_is_masked() {
        assertThat(Masking.of(AttributeSpec.custom("x_room", AttributeKind.TEXT), "B12"))
                .isEqualTo("***");
    }
}
