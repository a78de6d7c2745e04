package org.passportsync.oneroster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
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
final class ParsedPages implements RowSink {

    final List<Row> rows = new ArrayList<>();
    final List<Held> held = new ArrayList<>();
    final List<String> unreadable = new ArrayList<>();
    boolean secret;
    List<String> ids = List.of();
    private final String resource;
    private final PageParser parser;

    /** A copy of one row; values that are missing are left out. */
    record Row(
            EntityType entity,
            String rawId,
            String part,
            String origin,
            SourceRow.Status status,
            Map<String, Object> values) {

        @Nullable
        Object value(String attribute) {
            return values.get(attribute);
        }
    }

    /** A row that was held back. */
    record Held(
            Set<EntityType> entities,
            String rawId,
            String rule,
            @Nullable String value,
            String message) {}

    private ParsedPages(String resource, List<RowSchema> schemas) {
        this.resource = resource;
        this.parser = OneRosterParsers.of(resource, schemas);
    }

    /** A parser that reads the shipped mappings and some more, each as {@code student.metadata.homeroom}. */
    static ParsedPages of(String resource, String... more) {
        OneRosterApplication application = new OneRosterApplication();
        List<PartKind> feeds = application.resources().stream()
                .filter(one -> one.name().equals(resource))
                .findFirst()
                .orElseThrow()
                .feeds();
        return new ParsedPages(
                resource,
                feeds.stream().map(part -> schema(application, part, more)).toList());
    }

    private static RowSchema schema(OneRosterApplication application, PartKind part, String... more) {
        Set<String> attributes = new LinkedHashSet<>();
        for (SourceMapping mapping : application.mappings()) {
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

    /** Parses a page that holds these rows, in the resource's envelope. */
    ParsedPages rows(String... json) throws UnreadablePage {
        return text("{\"" + resource + "\":[" + String.join(",", json).replace('\'', '"') + "]}");
    }

    ParsedPages text(String body) throws UnreadablePage {
        return bytes(body.getBytes(StandardCharsets.UTF_8));
    }

    ParsedPages bytes(byte[] body) throws UnreadablePage {
        return page(new SourcePage(resource, 0, 100, body, false, OptionalLong.empty(), null));
    }

    ParsedPages zipped(byte[] body) throws UnreadablePage {
        return page(new SourcePage(resource, 0, 100, body, true, OptionalLong.empty(), null));
    }

    ParsedPages page(SourcePage page) throws UnreadablePage {
        ids = parser.parse(page, this);
        return this;
    }

    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    List<Row> of(EntityType entity) {
        return rows.stream().filter(row -> row.entity() == entity).toList();
    }

    /** The only row there is of an entity. */
    Row only(EntityType entity) {
        List<Row> found = of(entity);
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
        held.add(new Held(entities, rawId, rule, value, message));
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
