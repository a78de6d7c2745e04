package org.passportsync.shape;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.DefinitionReader;
import org.passportsync.connection.Reading;
import org.passportsync.connection.ReadingRules;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Schema;
import org.passportsync.roster.Verdict;
import org.passportsync.sis.Application;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.SourceRow;

/** What sections of a definition make of rows, in a district with the mapped school north and the office, as of 2026-09-15. */
final class Shaping {

    static final LocalDate TODAY = LocalDate.of(2026, 9, 15);

    private static final String LEAST = """
            version: 1
            district: { id: lakeside, name: Lakeside, timeZone: America/Chicago }
            connection: lakeside
            application: skyward-oneroster
            delivery: { serviceUrl: "https://skyward.example", clientId: lakeside }
            terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
            schools: { autoMap: true }
            """;

    final ShapeSettings settings;
    private final Shaper shaper;

    /** A part or record as it came out; values that are missing are left out. */
    record Result(
            Verdict verdict,
            Map<String, Object> values,
            List<Finding> findings,
            ContentHash hash,
            @Nullable String onlyView) {

        @Nullable
        Object value(String attribute) {
            return values.get(attribute);
        }
    }

    private Shaping(ShapeSettings settings) {
        this.settings = settings;
        this.shaper = new Shaper(settings);
    }

    /** Everything as it is shipped. */
    static Shaping shipped() {
        return by("");
    }

    static Shaping by(String sections) {
        return by(sections, TODAY);
    }

    static Shaping by(String sections, LocalDate today) {
        Reading reading = new DefinitionReader(ReadingRules.of(Set.of("skyward-oneroster"))).read(LEAST + sections);
        if (!(reading instanceof Reading.Accepted accepted)) {
            throw new AssertionError(reading);
        }
        ConnectionDefinition definition = accepted.definition();
        return new Shaping(new ShapeSettings(
                definition.advanced().sisIdPrefix(),
                Feeds.of(Application.named("skyward-oneroster").orElseThrow().mappings(), definition.attributes()),
                definition.advanced().endDateIs(),
                new SchoolScope(Set.of("north", "office"), Set.of("office")),
                new ContentRules(
                        definition.requirements(),
                        definition.filters(),
                        definition.advanced().staleRecords(),
                        today)));
    }

    /** A student's own row at school north, with some more source values: name, value, name, value ... */
    Result student(Object... more) {
        Map<String, Object> row = pairs("familyName", "Alder", "schools", List.of("north"));
        row.putAll(pairs(more));
        return part(EntityType.STUDENT, "users", row);
    }

    /** One row of another part or entity. */
    Result row(EntityType entity, String part, Object... values) {
        return part(entity, part, pairs(values));
    }

    /** What is read of the rows of one part. */
    List<String> reads(EntityType entity, String part) {
        return schema(entity, part).attributes();
    }

    private Result part(EntityType entity, String part, Map<String, Object> values) {
        RowSchema schema = schema(entity, part);
        SourceRow row = new SourceRow(schema);
        row.start("id-1", part, "id-1", SourceRow.Status.ACTIVE);
        values.forEach((name, value) -> {
            if (schema.slot(name) >= 0) {
                row.set(schema.slot(name), value);
            }
        });
        ShapedPart shaped = shaper.shape(row);
        return new Result(
                shaped.verdict(),
                named(shaped.schema(), shaped.values()),
                List.copyOf(shaped.findings()),
                shaped.hash(),
                null);
    }

    /** A whole record with these hub values, judged; a class is at a school. */
    Result judged(EntityType entity, Object... values) {
        Schema schema = settings.schema(entity);
        @Nullable Object[] all = new Object[schema.size()];
        if (entity == EntityType.CLASS) {
            all[schema.slot("school")] = "101";
        }
        pairs(values).forEach((name, value) -> all[schema.slot(name)] = value);
        RecordRules rules = RecordRules.of(entity, settings);
        List<Finding> findings = new ArrayList<>();
        Verdict verdict = rules.judge(all, findings);
        return new Result(verdict, named(schema, all), findings, new ContentHash(0, 0), rules.onlyView(all));
    }

    private RowSchema schema(EntityType entity, String part) {
        return shaper.rows(List.of(new PartKind(entity, part))).getFirst();
    }

    private static Map<String, Object> named(Schema schema, @Nullable Object[] values) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int slot = 0; slot < values.length; slot++) {
            Object value = values[slot];
            if (value != null) {
                named.put(schema.attribute(slot).name(), value);
            }
        }
        return named;
    }

    private static Map<String, Object> pairs(Object... values) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (int at = 0; at < values.length; at += 2) {
            pairs.put((String) values[at], values[at + 1]);
        }
        return pairs;
    }
}
