package org.passportsync.acorn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.NeverRead;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Relationship;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;
import org.passportsync.wire.JsonText;
import org.passportsync.wire.PageBytes;
import org.passportsync.wire.RowForm;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads Acorn's rows: flat objects whose values are texts, numbers, and lists of these. */
final class AcornForm implements RowForm {

    private final List<SourceRow> rows;
    private final Set<EntityType> entities;
    private final Set<String> wanted = new HashSet<>(Set.of("id", "campuses", "learners"));
    private final Map<String, @Nullable Object> fields = new HashMap<>();

    AcornForm(List<RowSchema> schemas) {
        rows = schemas.stream().map(SourceRow::new).toList();
        entities = rows.stream().map(SourceRow::entity).collect(Collectors.toUnmodifiableSet());
        schemas.forEach(schema -> wanted.addAll(schema.attributes()));
        wanted.removeIf(NeverRead::covers);
    }

    @Override
    public String key() {
        return "id";
    }

    @Override
    public void read(JsonParser json) {
        fields.clear();
        String name;
        while ((name = json.nextName()) != null) {
            JsonToken token = json.nextToken();
            if (wanted.contains(name)) {
                fields.put(name, value(json, token));
            } else {
                json.skipChildren();
            }
        }
    }

    private static @Nullable Object value(JsonParser json, JsonToken token) {
        return switch (token) {
            case START_ARRAY -> list(json);
            case START_OBJECT -> JsonText.odd(json);
            default -> JsonText.scalar(json, token);
        };
    }

    private static Object list(JsonParser json) {
        List<Object> list = new ArrayList<>();
        JsonToken token;
        while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
            Object value = token.isScalarValue() ? JsonText.scalar(json, token) : JsonText.odd(json);
            if (value != null) {
                list.add(value);
            }
        }
        return list.stream().allMatch(String.class::isInstance) ? list : JsonText.ODD;
    }

    @Override
    public @Nullable String id() {
        return JsonText.word(fields.get("id"));
    }

    @Override
    public @Nullable String odd() {
        return fieldWhose(value -> value == JsonText.ODD);
    }

    @Override
    public @Nullable String mended() {
        return fieldWhose(value -> PageBytes.isMended(String.valueOf(value)));
    }

    private @Nullable String fieldWhose(Predicate<@Nullable Object> value) {
        return fields.keySet().stream()
                .filter(name -> value.test(fields.get(name)))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Set<EntityType> entities() {
        return entities;
    }

    @Override
    public void hand(String id, RowSink sink) {
        for (SourceRow row : rows) {
            switch (row.entity()) {
                case SCHOOL_ENROLLMENT -> enroll(id, row, sink);
                case CONTACT -> tie(id, row, sink);
                default -> give(id, row, id, sink);
            }
        }
    }

    /** One row for each campus of a person; the kind is part of the key, since a teacher may be numbered as a learner is. */
    private void enroll(String person, SourceRow row, RowSink sink) {
        boolean learner = row.schema().part().name().equals("learners");
        String kind = learner ? "student" : "staff";
        fields.put(kind, person);
        fields.put("role", learner ? "student" : fields.get("job"));
        for (String campus : JsonText.words(fields.get("campuses"))) {
            fields.put("campus", campus);
            give(person + "|" + kind + "|" + campus, row, person, sink);
        }
    }

    /** A relative names the learners, so that its own row holds all its ties. */
    private void tie(String relative, SourceRow row, RowSink sink) {
        List<String> learners = JsonText.words(fields.get("learners"));
        fields.put(
                "ties",
                learners.stream().distinct().sorted().map(Relationship::to).toList());
        give(relative, row, relative, sink);
    }

    private void give(String rawId, SourceRow row, String origin, RowSink sink) {
        RowSchema schema = row.schema();
        row.start(rawId, schema.part().name(), origin, SourceRow.Status.ACTIVE);
        for (int slot = 0; slot < schema.size(); slot++) {
            row.set(slot, fields.get(schema.attributes().get(slot)));
        }
        sink.row(row);
    }
}
