package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Lincoln Elementary, lincoln-elementary",
        "'  St. Mary''s  (K-8) ', st-mary-s-k-8",
        "École Élémentaire, ecole-elementaire",
        "ILLINOIS, illinois",
        "P.S. 118, p-s-118"
    })
    void a_slug_is_the_name_in_small_letters_digits_and_hyphens(String name, String slug) {
        assertThat(Slug.of(name, Set.of())).isEqualTo(slug).matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    @Test
    void a_taken_slug_gets_the_next_free_number() {
        assertThat(Slug.of("Lincoln", Set.of("lincoln"))).isEqualTo("lincoln-2");
        assertThat(Slug.of("Lincoln", Set.of("lincoln", "lincoln-2"))).isEqualTo("lincoln-3");
    }

    @Test
    void a_name_without_a_latin_letter_is_called_school() {
        assertThat(Slug.of("東小学校", Set.of())).isEqualTo("school");
        assertThat(Slug.of("---", Set.of("school"))).isEqualTo("school-2");
    }
}
