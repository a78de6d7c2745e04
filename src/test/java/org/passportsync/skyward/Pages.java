package org.passportsync.skyward;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.NativeApi;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceMapping;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.SourceRow;
import org.passportsync.sis.UnreadablePage;

/** Pages of one resource through its parser with the shipped mappings, and all that came out of them. */
final class Pages implements RowSink {

    private static final SkywardApplication APPLICATION = new SkywardApplication();

    final List<Row> rows = new ArrayList<>();
    final List<Held> held = new ArrayList<>();
    final List<String> unreadable = new ArrayList<>();
    List<String> ids = List.of();
    String redacted = "";
    private final String resource;
    private final PageParser parser;
    private boolean secret;

    /** A copy of one row; values that are missing are left out. */
    record Row(
            EntityType entity,
            String rawId,
            String part,
            String origin,
            SourceRow.Status status,
            Map<String, Object> values) {

        String where() {
            return entity.key() + " " + rawId + " " + part + " from " + origin;
        }
    }

    /** A row that was held back. */
    record Held(
            Set<EntityType> entities,
            String rawId,
            String rule,
            @Nullable String value) {}

    private Pages(Endpoint endpoint, List<RowSchema> schemas) {
        this.resource = endpoint.resource();
        this.parser = SkywardParsers.of(endpoint, schemas);
    }

    /** A parser that reads the shipped mappings and some more, each as {@code student.StateIds.State}. */
    static Pages of(String resource, String... more) {
        return of(new Endpoints(NativeApi.DEFAULT).of(resource), more);
    }

    static Pages of(Endpoint endpoint, String... more) {
        List<PartKind> feeds = APPLICATION.resources().stream()
                .filter(one -> one.name().equals(endpoint.resource()))
                .findFirst()
                .orElseThrow()
                .feeds();
        return new Pages(
                endpoint, feeds.stream().map(part -> schema(part, more)).toList());
    }

    private static RowSchema schema(PartKind part, String... more) {
        Set<String> attributes = new LinkedHashSet<>();
        for (SourceMapping mapping : APPLICATION.mappings()) {
            if (mapping.part().equals(part)) {
                attributes.add(mapping.from());
            }
        }
        String own = part.entity().key() + ".";
        for (String one : more) {
            if (one.startsWith(own)) {
                attributes.add(one.substring(own.length()));
            }
        }
        return new RowSchema(part, List.copyOf(attributes));
    }

    /** Parses a page of these rows, written with single quotes. */
    Pages rows(String... json) throws UnreadablePage {
        return text("[" + String.join(",", json).replace('\'', '"') + "]");
    }

    /** The same as read from a school's own list. */
    Pages ofSchool(String school, String... json) throws UnreadablePage {
        byte[] list = ("[" + String.join(",", json).replace('\'', '"') + "]").getBytes(StandardCharsets.UTF_8);
        return text(new String(SchoolPage.of(resource, school, list), StandardCharsets.UTF_8));
    }

    Pages text(String body) throws UnreadablePage {
        return page(new SourcePage(
                resource, 0, 100, body.getBytes(StandardCharsets.UTF_8), false, OptionalLong.empty(), null));
    }

    Pages page(SourcePage page) throws UnreadablePage {
        secret = false;
        ids = parser.parse(page, this);
        redacted = secret ? new String(parser.withoutSecrets(page), StandardCharsets.UTF_8) : "";
        return this;
    }

    List<String> where() {
        return rows.stream().map(Row::where).toList();
    }

    /** The only row there is of an entity. */
    Row only(EntityType entity) {
        List<Row> found = rows.stream().filter(row -> row.entity() == entity).toList();
        if (found.size() != 1) {
            throw new AssertionError("one row of " + entity + " was expected, but there are " + found);
        }
        return found.getFirst();
    }

    @Override
    public void row(SourceRow row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int slot = 0; slot < row.schema().size(); slot++) {
            Object value = row.value(slot);
            if (value != null) {
                values.put(row.schema().attributes().get(slot), value);
            }
        }
        rows.add(new Row(row.entity(), row.rawId(), row.part(), row.origin(), row.status(), values));
    }

    @Override
    public void heldBack(Set<EntityType> entities, String rawId, String rule, @Nullable String value, String message) {
        held.add(new Held(entities, rawId, rule, value));
    }

    @Override
    public void unreadable(String message) {
        unreadable.add(message);
    }

    @Override
    public void secret() {
        secret = true;
    }
}
