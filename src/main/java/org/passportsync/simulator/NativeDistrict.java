package org.passportsync.simulator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a credential sees of some rows of OneRoster at one moment, as SMS 2.0 lists it; each list is made when it is first asked for. */
final class NativeDistrict {

    /** The shape of the rows that native ones are written from. */
    static final View VIEW = new View(Version.V1_2, "");

    private final Rows rows;
    private final Sight sight;
    // Rows made by hand may change at any moment: what was read once stays as it was.
    private final Map<Resource, Table> sources = new EnumMap<>(Resource.class);
    private final Map<NativeResource, NativeList> lists = new EnumMap<>(NativeResource.class);
    private @Nullable EnrollmentLookup enrollments;

    NativeDistrict(Rows rows, Sight sight) {
        this.rows = rows;
        this.sight = sight;
    }

    /** All of a collection; for enrollments those of all students. */
    Table table(NativeResource resource) {
        return list(resource).table();
    }

    /** What a school lists of a collection; nothing where there is no such school. */
    Optional<Table> ofSchool(NativeResource resource, String schoolId) {
        return rankOf(NativeResource.SCHOOLS, table(NativeResource.SCHOOLS), schoolId) < 0
                ? Optional.empty()
                : Optional.of(list(resource).ofSchool(schoolId));
    }

    /** The enrollments of the student at a rank of the students. */
    synchronized Table enrollmentsOf(int student) {
        String sourcedId = ((PeopleTable) table(NativeResource.STUDENTS)).sourcedIdAt(student);
        return new DerivedTable(
                source(Resource.ENROLLMENTS),
                lookup().ofStudent(sourcedId),
                ((DerivedTable) table(NativeResource.ENROLLMENTS)).kind());
    }

    /** The rank of the first row with this key in a table of a collection, or -1. */
    static int rankOf(NativeResource resource, Table table, String key) {
        return resource != NativeResource.SCHOOLS
                ? table.rankOf(key)
                : IntStream.range(0, table.size())
                        .filter(rank -> NameIds.school(table.idAt(rank)).equals(key))
                        .findFirst()
                        .orElse(-1);
    }

    private synchronized NativeList list(NativeResource resource) {
        NativeList known = lists.get(resource);
        if (known != null) {
            return known;
        }
        switch (resource) {
            case STUDENTS, STAFF, GUARDIANS ->
                lists.putAll(new NativePeople(source(Resource.USERS), sight, rows.tellingIds())
                        .lists(new NativeStudents(source(Resource.DEMOGRAPHICS), lastYear())));
            case SCHOOLS -> lists.put(resource, places(Resource.ORGS, NativePlaces.SCHOOL, NativeDistrict::isSchool));
            case COURSES -> lists.put(resource, places(Resource.COURSES, NativePlaces.COURSE, OneRosterRow::isActive));
            case GRADING_BUCKETS ->
                lists.put(
                        resource,
                        places(Resource.ACADEMIC_SESSIONS, NativePlaces.GRADING_BUCKET, OneRosterRow::isActive));
            case SECTIONS -> {
                EnrollmentLookup lookup = lookup();
                NativeSections kind = new NativeSections(source(Resource.ENROLLMENTS), lookup::ofTeachers);
                lists.put(resource, places(Resource.CLASSES, kind, OneRosterRow::isActive));
            }
            case ENROLLMENTS, STUDENT_SCHEDULES -> {
                NativeList all = NativeList.of(new DerivedTable(
                        source(Resource.ENROLLMENTS),
                        lookup().ofStudents(),
                        NativeEnrollments.in(source(Resource.CLASSES))));
                lists.put(NativeResource.ENROLLMENTS, all);
                lists.put(NativeResource.STUDENT_SCHEDULES, all);
            }
        }
        return list(resource);
    }

    private NativeList places(Resource from, NativeKind kind, Predicate<OneRosterRow> accepted) {
        Table source = source(from);
        IntStream.Builder ranks = IntStream.builder();
        List<List<String>> schools = new ArrayList<>();
        for (int at = 0; at < source.size(); at++) {
            Optional<OneRosterRow> row = OneRosterRow.at(source, at).filter(accepted);
            if (row.isPresent()) {
                ranks.add(at);
                String school = row.get().reference(from == Resource.COURSES ? "org" : "school");
                schools.add(school.isEmpty() ? List.of() : List.of(NameIds.school(school)));
            }
        }
        return NativeList.of(new DerivedTable(source, ranks.build().toArray(), kind), schools);
    }

    private static boolean isSchool(OneRosterRow org) {
        return org.isActive() && org.text("type").equals("school");
    }

    private int lastYear() {
        Table sessions = source(Resource.ACADEMIC_SESSIONS);
        return IntStream.range(0, sessions.size())
                .mapToObj(rank -> OneRosterRow.at(sessions, rank))
                .flatMap(Optional::stream)
                .map(session -> session.text("schoolYear"))
                .filter(year -> year.matches("[0-9]{4}"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    private EnrollmentLookup lookup() {
        EnrollmentLookup known = enrollments;
        EnrollmentLookup found = known == null ? EnrollmentLookup.of(rows, source(Resource.ENROLLMENTS)) : known;
        enrollments = found;
        return found;
    }

    private Table source(Resource resource) {
        return sources.computeIfAbsent(resource, one -> rows.table(one, VIEW, sight));
    }
}
