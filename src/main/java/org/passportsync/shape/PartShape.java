package org.passportsync.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;
import org.passportsync.roster.Schema;
import org.passportsync.roster.Verdict;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.SourceMapping;
import org.passportsync.sis.SourceRow;

/** Shapes rows of one kind of part; compiled from the settings. One serves one thread. */
final class PartShape {

    private static final Verdict OUTSIDE = new Verdict.OutOfScope(Cause.SCHOOL_MAPPING);
    private static final Verdict OVER = new Verdict.Ended(Cause.SOURCE);
    private static final Verdict INCOMPLETE = new Verdict.HeldBack("required");

    private final EntityType entity;
    private final RowSchema rows;
    private final AttributeShape[] attributes;
    private final ShapeSettings settings;
    private final ShapedPart part;
    private final int rawSchool;
    private final boolean main;

    PartShape(PartKind kind, ShapeSettings settings) {
        List<SourceMapping> mappings = settings.mappings().stream()
                .filter(mapping -> mapping.part().equals(kind))
                .toList();
        Schema schema = kind.entity().schema();
        this.entity = kind.entity();
        this.settings = settings;
        this.rows = new RowSchema(
                kind, mappings.stream().map(SourceMapping::from).distinct().toList());
        this.attributes = mappings.stream()
                .map(mapping -> {
                    int to = schema.slot(mapping.to());
                    return new AttributeShape(schema.attribute(to), rows.slot(mapping.from()), to, settings);
                })
                .toArray(AttributeShape[]::new);
        this.part = new ShapedPart(schema);
        this.rawSchool = schoolSource(mappings, schema);
        this.main = mappings.stream().anyMatch(mapping -> mapping.to().equals("familyName"))
                || !kind.entity().person();
        part.main = main;
    }

    /** The slot of the source attribute that says which schools a row belongs to; -1 where none does. */
    private int schoolSource(List<SourceMapping> mappings, Schema schema) {
        String attribute = schema.find("schools").isPresent() ? "schools" : "school";
        return mappings.stream()
                .filter(mapping -> mapping.to().equals(attribute))
                .mapToInt(mapping -> rows.slot(mapping.from()))
                .findFirst()
                .orElse(-1);
    }

    RowSchema rows() {
        return rows;
    }

    ShapedPart shape(SourceRow row) {
        part.findings.clear();
        part.rawId = row.rawId();
        part.sisId = settings.prefix() + row.rawId();
        part.part = row.part();
        part.origin = row.origin();
        for (AttributeShape attribute : attributes) {
            attribute.fill(row.value(attribute.from()), part, entity);
        }
        part.verdict = judge(row);
        part.document.write(part.schema, part.values);
        part.hash = part.document.hashWith(part.verdict.code(), part.sisId, part.part);
        return part;
    }

    private Verdict judge(SourceRow row) {
        if (row.status() == SourceRow.Status.ENDED) {
            return OVER;
        }
        if (outside(row)) {
            return OUTSIDE;
        }
        String missing = missing();
        if (missing == null) {
            return Verdict.KEPT;
        }
        part.findings.add(new Finding(
                IssueKind.SKIPPED,
                "required",
                missing,
                null,
                missing + " is missing; without it the record is not taken"));
        return INCOMPLETE;
    }

    private boolean outside(SourceRow row) {
        return switch (entity) {
            case SCHOOL -> !settings.schools().includes(row.rawId());
            case STUDENT, STAFF ->
                main && part.value(part.schema.slot("schools")) instanceof List<?> kept && kept.isEmpty()
                        || main && part.value(part.schema.slot("schools")) == null;
            case CLASS, SCHOOL_ENROLLMENT -> part.value(part.schema.slot("school")) == null;
            case COURSE -> courseOutside(row);
            case CALENDAR, ENROLLMENT, CONTACT -> false;
        };
    }

    /** A course that the district office offers belongs to every school; one of an unmapped school to none of ours. */
    private boolean courseOutside(SourceRow row) {
        String school = rawSchool < 0 ? null : Value.text(row.value(rawSchool));
        return school != null
                && part.value(part.schema.slot("school")) == null
                && !settings.schools().isOffice(school);
    }

    /** The first attribute of the built-in minimum that is missing; null where all are there. */
    private @Nullable String missing() {
        return switch (entity) {
            case STUDENT, STAFF, CONTACT -> main ? absent("familyName") : null;

            case ENROLLMENT -> person() ? absent("class") : "person";
            case SCHOOL_ENROLLMENT -> person() ? null : "person";
            case SCHOOL, CALENDAR, COURSE, CLASS -> null;
        };
    }

    private boolean person() {
        return absent("student") == null || absent("staff") == null;
    }

    private @Nullable String absent(String attribute) {
        return part.value(part.schema.slot(attribute)) == null ? attribute : null;
    }
}
