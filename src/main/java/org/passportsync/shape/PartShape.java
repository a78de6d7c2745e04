package org.passportsync.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Schema;
import org.passportsync.roster.Verdict;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.SourceRow;

/** Shapes rows of one kind of part; compiled from the settings. One serves one thread. */
final class PartShape {

    private static final Verdict OUTSIDE = new Verdict.OutOfScope(Cause.SCHOOL_MAPPING);
    private static final Verdict OVER = new Verdict.Ended(Cause.SOURCE);

    private final EntityType entity;
    private final RowSchema rows;
    private final AttributeShape[] attributes;
    private final ShapeSettings settings;
    private final ShapedPart part;
    private final @Nullable AttributeShape school;
    private final boolean main;
    private final boolean complete;
    private final @Nullable RecordRules rules;
    private final String asked;

    PartShape(PartKind kind, ShapeSettings settings) {
        List<Feed> feeds =
                settings.feeds().of(kind).stream().filter(Feed::yields).toList();
        Schema schema = settings.schema(kind.entity());
        this.entity = kind.entity();
        this.settings = settings;
        this.rows = new RowSchema(
                kind,
                feeds.stream().flatMap(feed -> feed.from().stream()).distinct().toList());
        this.attributes = feeds.stream()
                .map(feed -> new AttributeShape(schema, feed, rows, settings))
                .toArray(AttributeShape[]::new);
        this.part = new ShapedPart(schema);
        this.school = feeds.stream()
                .filter(feed -> feed.to().equals(entity.person() ? "schools" : "school"))
                .map(feed -> new AttributeShape(schema, feed, rows, settings))
                .findFirst()
                .orElse(null);
        this.main = settings.feeds().main().contains(kind);
        this.complete = !entity.person()
                || main && feeds.stream().anyMatch(feed -> feed.to().equals("familyName"));
        boolean judged = !entity.person() && settings.rules().askOf(entity);
        this.rules = judged ? RecordRules.of(entity, settings) : null;
        // A person is judged as a whole later on: where the rules moved, every part is looked at again, with its page.
        this.asked = entity.person() ? settings.rules().text(entity) : "";
        part.main = main;
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
            attribute.fill(row, part);
        }
        part.verdict = judge(row);
        nameUnmapped(row);
        part.document.write(part.schema, part.values);
        if (entity.person() && !main) {
            // Whether it is a finding of anybody's is known once the person is put together.
            Finding.keep(part.findings, part.document);
            part.findings.clear();
        }
        part.hash = part.document.hashWith(part.verdict.code(), part.sisId, part.part, beside());
        return part;
    }

    /**
     * An enrollment is as good as its class, so it names its school also where that is not mapped: it is at it in the hub for
     * as long as the school is live there, which no absence ends where nothing is taken by absence.
     */
    private void nameUnmapped(SourceRow row) {
        String unmapped = entity == EntityType.ENROLLMENT ? unmapped(row) : null;
        if (unmapped != null) {
            part.values[part.schema.slot("school")] = settings.prefix() + unmapped;
        }
    }

    /** An unchanged record with other findings is another one: its issues have to be opened and closed. */
    private String beside() {
        if (part.verdict instanceof Verdict.OutOfScope(Cause why)) {
            return why.name() + asked;
        }
        return part.findings.isEmpty() ? asked : Finding.beside(part.findings) + asked;
    }

    private Verdict judge(SourceRow row) {
        if (row.status() == SourceRow.Status.ENDED) {
            part.findings.clear();
            return OVER;
        }
        if (outside(row)) {
            part.findings.clear();
            return OUTSIDE;
        }
        String missing = complete ? Minimum.missing(entity, part.schema, part.values) : null;
        if (missing != null && !defaulted(missing)) {
            part.findings.add(Minimum.finding(missing));
            return Minimum.HELD_BACK;
        }
        return rules == null ? Verdict.KEPT : rules.judge(part.values, part.findings);
    }

    private boolean defaulted(String attribute) {
        return settings.rules().requirements().of(entity).stream()
                .anyMatch(rule -> rule.attribute().equals(attribute) && rule.value() != null);
    }

    private boolean outside(SourceRow row) {
        return switch (entity) {
            case SCHOOL -> !settings.schools().includes(row.rawId());
            case STUDENT, STAFF -> main && personOutside(row);
            case CLASS -> unmapped(row) != null;
            case SCHOOL_ENROLLMENT -> part.value(part.schema.slot("school")) == null;
            case COURSE -> courseOutside(row);
            case CALENDAR, ENROLLMENT, CONTACT -> false;
        };
    }

    /** A person who names no school at all belongs to the district office. */
    private boolean personOutside(SourceRow row) {
        boolean none = !(part.value(part.schema.slot("schools")) instanceof List<?> schools) || schools.isEmpty();
        boolean stated = school != null && !Value.texts(school.raw(row)).isEmpty();
        return none && (stated || !settings.schools().includesOffice());
    }

    /** A course that the district office offers belongs to every school; one of an unmapped school to none of ours. */
    private boolean courseOutside(SourceRow row) {
        String stated = unmapped(row);
        return stated != null && !settings.schools().isOffice(stated);
    }

    /** The school that the row names, where that is not mapped. */
    private @Nullable String unmapped(SourceRow row) {
        boolean mapped = part.value(part.schema.slot("school")) != null;
        return mapped || school == null ? null : Value.text(school.raw(row));
    }
}
