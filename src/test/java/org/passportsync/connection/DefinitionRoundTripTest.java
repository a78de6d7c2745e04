package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class DefinitionRoundTripTest {

    static Stream<String> definitions() {
        return Stream.of(Texts.LEAST, Texts.everySetting(), Texts.contract(), Texts.lakeside(), Texts.FILES);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void nothing_is_wrong_with_the_examples(String text) {
        assertThat(Texts.problems(text)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void what_is_exported_as_yaml_means_the_same(String text) {
        ConnectionDefinition definition = Texts.accepted(text);
        String exported = DefinitionWriter.toYaml(definition);

        assertThat(Texts.accepted(exported)).isEqualTo(definition);
        assertThat(DefinitionWriter.toYaml(Texts.accepted(exported))).isEqualTo(exported);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void what_is_stored_as_json_means_the_same(String text) {
        ConnectionDefinition definition = Texts.accepted(text);
        String stored = DefinitionWriter.toJson(definition);

        assertThat(DefinitionWriter.fromJson(stored)).isEqualTo(definition);
        assertThat(DefinitionWriter.toJson(DefinitionWriter.fromJson(stored))).isEqualTo(stored);
    }

    @Test
    void what_is_left_out_is_not_exported() {
        assertThat(DefinitionWriter.toYaml(Texts.accepted(Texts.LEAST))).isEqualTo("""
                        version: 1
                        district:
                          id: lakeside
                          name: Lakeside
                          timeZone: America/Chicago
                        connection: lakeside-oneroster
                        application: skyward-oneroster
                        delivery:
                          serviceUrl: https://skyward.example
                          clientId: lakeside
                        terms:
                          acceptedBy: superintendent@lakeside.example
                          acceptedOn: 2026-07-01
                        schools:
                          autoMap: true
                        """);
    }

    @Test
    void what_equals_its_default_makes_no_other_definition() {
        String defaults = Texts.LEAST + """
                syncMode: IMPORT
                advanced:
                  bulkUpload: true
                  retention: { journal: 30d }
                  holdThreshold: { default: { deletes: { percent: 10.0 }, updates: { percent: 75 } }, floor: 5 }
                filters: { student: [] }
                """;

        assertThat(Texts.accepted(defaults)).isEqualTo(Texts.accepted(Texts.LEAST));
        assertThat(DefinitionWriter.toJson(Texts.accepted(defaults)))
                .isEqualTo(DefinitionWriter.toJson(Texts.accepted(Texts.LEAST)));
    }

    @Test
    void json_is_accepted_as_it_is() {
        String json = DefinitionWriter.toJson(Texts.accepted(Texts.everySetting()));
        String indented = JsonMapper.shared().readTree(json).toPrettyString().replace("  ", "\t");

        assertThat(Texts.accepted(indented)).isEqualTo(Texts.accepted(Texts.everySetting()));
    }

    @Test
    void the_guard_switched_off_stays_off() {
        String unguarded = Texts.LEAST + "advanced: { holdThreshold: none }\n";

        assertThat(Texts.accepted(unguarded).advanced().holdThreshold()).isEqualTo(new HoldThreshold.None());
        assertThat(Texts.accepted(DefinitionWriter.toYaml(Texts.accepted(unguarded))))
                .isEqualTo(Texts.accepted(unguarded));
    }

    @Test
    void an_explicit_no_to_multiple_sources_is_not_the_same_as_saying_nothing() {
        String no = Texts.LEAST + "advanced: { multipleSources: false }\n";

        assertThat(Texts.accepted(DefinitionWriter.toYaml(Texts.accepted(no)))
                        .advanced()
                        .multipleSources())
                .isFalse();
        assertThat(Texts.accepted(Texts.LEAST).advanced().multipleSources()).isNull();
    }
}
