package org.passportsync.staging;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Relationship;
import org.passportsync.roster.Schema;

/** Where the values stand that the set-based steps need as columns: schools, references, dates and years. */
final class RecordColumns {

    private static final Map<EntityType, RecordColumns> ALL = new EnumMap<>(EntityType.class);

    static {
        for (EntityType entity : EntityType.values()) {
            ALL.put(entity, new RecordColumns(entity.schema()));
        }
    }

    private final EntityType entity;
    private final int schools;
    private final int school;
    private final int student;
    private final int staff;
    private final int clazz;
    private final int course;
    private final int calendars;
    private final int parent;
    private final int relationships;
    private final int begin;
    private final int end;
    private final int year;

    private RecordColumns(Schema schema) {
        this.entity = schema.entity();
        this.schools = slot(schema, "schools");
        this.school = slot(schema, "school");
        this.student = slot(schema, "student");
        this.staff = slot(schema, "staff");
        this.clazz = slot(schema, "class");
        this.course = slot(schema, "course");
        this.calendars = slot(schema, "calendars");
        this.parent = slot(schema, "parent");
        this.relationships = slot(schema, "relationships");
        this.begin = slot(schema, entity == EntityType.CALENDAR ? "startDate" : "beginDate");
        this.end = slot(schema, "endDate");
        this.year = slot(schema, "schoolYear");
    }

    static RecordColumns of(EntityType entity) {
        return Objects.requireNonNull(ALL.get(entity));
    }

    private static int slot(Schema schema, String attribute) {
        Optional<Integer> slot = schema.find(attribute);
        return slot.orElse(-1);
    }

    /** Appends the eleven columns from {@code schools} to {@code school_year}. */
    void put(CopyBuffer buffer, String sisId, @Nullable Object[] values) {
        buffer.texts(schools(sisId, values));
        buffer.text((String) at(values, student));
        buffer.text((String) at(values, staff));
        buffer.text((String) at(values, clazz));
        buffer.text((String) at(values, course));
        buffer.texts(texts(values, calendars));
        buffer.text((String) at(values, parent));
        buffer.texts(students(values));
        buffer.date((LocalDate) at(values, begin));
        buffer.date((LocalDate) at(values, end));
        buffer.text((String) at(values, year));
    }

    private @Nullable Collection<String> schools(String sisId, @Nullable Object[] values) {
        if (entity == EntityType.SCHOOL) {
            return List.of(sisId);
        }
        String one = (String) at(values, school);
        return one == null ? texts(values, schools) : List.of(one);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Collection<String> students(@Nullable Object[] values) {
        List<Relationship> ties = (List<Relationship>) at(values, relationships);
        return ties == null ? null : ties.stream().map(Relationship::student).toList();
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Collection<String> texts(@Nullable Object[] values, int slot) {
        return (List<String>) at(values, slot);
    }

    private static @Nullable Object at(@Nullable Object[] values, int slot) {
        return slot < 0 ? null : values[slot];
    }
}
