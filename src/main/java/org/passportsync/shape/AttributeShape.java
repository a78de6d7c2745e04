package org.passportsync.shape;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.EndDateIs;
import org.passportsync.roster.AttributeSpec;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;
import org.passportsync.roster.Relationship;
import org.passportsync.roster.Schema;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.SourceRow;

/** Fills one hub attribute from the source attributes that feed it; made once per connection revision. */
final class AttributeShape {

    private final AttributeSpec attribute;
    private final int from;
    private final int to;
    private final @Nullable Steps steps;
    private final ShapeSettings settings;
    private final boolean grade;
    private final boolean dayAfter;

    AttributeShape(Schema schema, Feed feed, RowSchema rows, ShapeSettings settings) {
        int[] slots = feed.from().stream().mapToInt(rows::slot).toArray();
        this.to = schema.slot(feed.to());
        this.attribute = schema.attribute(to);
        this.from = feed.plain() ? slots[0] : -1;
        this.steps = feed.plain() ? null : new Steps(slots, feed.transforms());
        this.settings = settings;
        this.grade = Grades.holds(attribute);
        this.dayAfter = attribute.name().equals("endDate") && settings.endDateIs() == EndDateIs.DAY_AFTER;
    }

    /** What feeds it in a row, before it is read as the attribute's kind of value. */
    @Nullable
    Object raw(SourceRow row) {
        return steps == null ? row.value(from) : steps.value(row);
    }

    void fill(SourceRow row, ShapedPart part) {
        Object raw = raw(row);
        if (raw == Value.UNREADABLE) {
            raw = unreadable(row, part);
        }
        part.values[to] = raw == null ? null : value(raw, part);
    }

    private @Nullable Object unreadable(SourceRow row, ShapedPart part) {
        Object taken = steps == null ? row.value(from) : steps.taken(row);
        report(part, "date", String.valueOf(Value.text(taken)), "is not a date as the mapping expects; it is left out");
        return null;
    }

    private @Nullable Object value(Object raw, ShapedPart part) {
        return switch (attribute.kind()) {
            case TEXT -> grade ? grade(Value.text(raw), part) : Value.text(raw);
            case LIST -> grade ? grades(Value.texts(raw), part) : List.copyOf(Value.texts(raw));
            case DATE -> date(readable(Value.date(raw), raw, part));
            case BOOL -> readable(Value.flag(raw), raw, part);
            case INT -> readable(Value.number(raw), raw, part);
            case REF -> reference(Value.text(raw));
            case REFS -> references(Value.texts(raw));
            case EDGES -> edges(raw);
        };
    }

    /** A calendar's end too: an enrollment without one of its own ends with its class. */
    private @Nullable Object date(@Nullable Object date) {
        return dayAfter && date instanceof LocalDate day ? day.minusDays(1) : date;
    }

    private @Nullable Object readable(@Nullable Object value, Object raw, ShapedPart part) {
        if (value != Value.UNREADABLE) {
            return value;
        }
        String kind = attribute.kind().name().toLowerCase(java.util.Locale.ROOT);
        report(part, "type", String.valueOf(Value.text(raw)), "is not a " + kind + "; the value is left out");
        return null;
    }

    private @Nullable String grade(@Nullable String written, ShapedPart part) {
        if (written == null) {
            return null;
        }
        String code = Grades.code(written);
        if (code == null) {
            report(part, "grade", written, "is not a grade that we know; it is kept as it is");
            return written;
        }
        return code;
    }

    private List<String> grades(List<String> written, ShapedPart part) {
        List<String> codes = new ArrayList<>(written.size());
        for (String one : written) {
            String code = grade(one, part);
            if (code != null && !codes.contains(code)) {
                codes.add(code);
            }
        }
        return codes;
    }

    private @Nullable String reference(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        boolean outside =
                attribute.target() == EntityType.SCHOOL && !settings.schools().includes(raw);
        return outside ? null : settings.prefix() + raw;
    }

    private List<String> references(List<String> raw) {
        TreeSet<String> references = new TreeSet<>();
        for (String one : raw) {
            String reference = reference(one);
            if (reference != null) {
                references.add(reference);
            }
        }
        return List.copyOf(references);
    }

    private List<Relationship> edges(Object raw) {
        List<Relationship> edges = new ArrayList<>();
        for (Object one : (List<?>) raw) {
            Relationship tie = (Relationship) one;
            edges.add(new Relationship(
                    settings.prefix() + tie.student(),
                    tie.type(),
                    tie.priority(),
                    tie.custodial(),
                    tie.emergency(),
                    tie.pickup()));
        }
        return edges;
    }

    private void report(ShapedPart part, String rule, String value, String message) {
        String masked = Masking.of(attribute, value);
        part.findings.add(new Finding(
                IssueKind.ERROR, rule, attribute.name(), masked, attribute.name() + " " + masked + " " + message));
    }
}
