package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DefinitionSchemaTest {

    private static final List<String> TIMINGS = List.of(
            "schedule: { daily: \"02:30\" }\n",
            "schedule: { monthly: { day: 31, at: \"02:30\" } }\n",
            "schedule: { cron: 30 2 * * MON-FRI }\n");

    private final SchemaTree tree = new SchemaTree();
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(tree.root);

    static Stream<String> definitions() {
        return Stream.concat(
                Stream.of(Texts.LEAST, Texts.everySetting(), Texts.contract(), Texts.lakeside(), Texts.FILES),
                TIMINGS.stream().map(timing -> Texts.LEAST + timing));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void the_examples_fit_the_schema_as_written_and_as_exported(String text) {
        ConnectionDefinition definition = Texts.accepted(text);

        assertThat(schema.validate(RawJson.of(text))).isEmpty();
        assertThat(schema.validate(DefinitionWriter.tree(definition))).isEmpty();
        assertThat(schema.validate(RawJson.of(DefinitionWriter.toYaml(definition))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "advanced: { bulkUplaod: true }",
                "advanced: { holdThreshold: { student: { deletes: { percent: 101 } } } }",
                "schools: { map: [ { source: 205, new: Lincoln } ] }",
                "attributes: { student: [ { from: email, to: username, transform: [script] } ] }",
                "schedule: { daily: \"02:30\", cron: 30 2 * * * }",
                "{ application: skyward, delivery: { serviceUrl: \"https://s.example\", clientId: x, scopes: [roster] } }"
            })
    void the_schema_refuses_what_the_program_refuses(String wrong) {
        ObjectNode document = RawJson.of(Texts.LEAST);
        RawJson.of(wrong).properties().forEach(entry -> document.set(entry.getKey(), entry.getValue()));

        List<Error> errors = schema.validate(document);
        assertThat(errors).isNotEmpty();
        assertThat(Texts.problems(document.toString())).isNotEmpty();
    }

    @Test
    void every_setting_has_a_description() {
        assertThat(tree.settings())
                .isNotEmpty()
                .allSatisfy((path, setting) -> assertThat(
                                setting.path("description").asString(""))
                        .as(path)
                        .endsWith("."));
    }

    /** Everything written is different from its default, so what the records don't hold would be missing here. */
    @Test
    void every_setting_of_the_schema_reaches_the_records_and_comes_back() {
        TreeSet<String> held = new TreeSet<>();
        settings(DefinitionWriter.tree(Texts.accepted(Texts.everySetting())), "", held);
        settings(DefinitionWriter.tree(Texts.accepted(Texts.FILES)), "", held);
        settings(DefinitionWriter.tree(Texts.accepted(Texts.contract())), "", held);
        TIMINGS.forEach(timing -> settings(DefinitionWriter.tree(Texts.accepted(Texts.LEAST + timing)), "", held));

        assertThat(held.stream().map(DefinitionSchemaTest::alike).distinct())
                .containsAll(tree.settings().keySet().stream()
                        .map(DefinitionSchemaTest::alike)
                        .toList());
    }

    @Test
    void the_program_knows_the_settings_of_the_schema_and_no_others() {
        ObjectNode document = RawJson.of(Texts.everySetting());
        tree.allowed(document)
                .forEach((path, allowed) ->
                        assertThat(knownTo(document, path)).as(path).isEqualTo(allowed));
    }

    /** What the program calls known where it meets a setting that it doesn't know. */
    private static Set<String> knownTo(ObjectNode document, String path) {
        ObjectNode changed = document.deepCopy();
        ((ObjectNode) at(changed, path)).put("zzzzzzzz", true);
        String message = Texts.problems(changed.toString()).stream()
                .filter(problem -> problem.path().equals((path.isEmpty() ? "" : path + ".") + "zzzzzzzz"))
                .map(DefinitionProblem::message)
                .findFirst()
                .orElse("");
        String names = message.replaceAll(".*(known here: |write one of: )", "");
        return new TreeSet<>(Arrays.asList(names.split(", ")));
    }

    /** Rules look the same for every entity, and limits for every operation; one of each is enough to see. */
    private static String alike(String path) {
        return path.replaceAll("^(attributes|requirements|filters|uniqueness|masterFields|writeBack)\\.[^.]+", "$1.*")
                .replaceAll("(holdThreshold)\\.(?!rekey|floor)[^.]+", "$1.*")
                .replaceAll("\\.(creates|updates|deletes)(\\.|$)", ".*$2");
    }

    private static JsonNode at(JsonNode document, String path) {
        JsonNode node = document;
        for (String name :
                path.isEmpty() ? new String[0] : path.replace("[", ".[").split("\\.")) {
            node = name.startsWith("[") ? node.get(Integer.parseInt(name.replaceAll("[\\[\\]]", ""))) : node.get(name);
        }
        return node;
    }

    private static void settings(JsonNode node, String path, Set<String> found) {
        node.properties().forEach(entry -> {
            boolean free = path.equals("delivery.native.resources");
            String below = path.isEmpty() ? entry.getKey() : path + "." + (free ? "*" : entry.getKey());
            found.add(below);
            settings(entry.getValue(), below, found);
        });
        if (node.isArray()) {
            node.forEach(item -> settings(item, path, found));
        }
    }
}
