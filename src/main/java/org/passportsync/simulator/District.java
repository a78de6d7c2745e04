package org.passportsync.simulator;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * An invented school district on one school day.
 *
 * <p>Everything in it follows from its settings: rows are written when they are asked for, and only a bit is held for each, so that even
 * millions of rows need little memory. Each day about two percent of the rows differ from the day before, one percent of the students have
 * left with what was theirs alone, and as many have come, or a twentieth of that where the district is calm. Days are days of the calendar:
 * semesters and school years end and begin as {@link SchoolYear} says. A sourcedId never changes hands.
 */
public final class District implements Rows {

    static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 14);

    private record Asked(Resource resource, View view, Sight sight) {}

    private final DistrictSettings settings;
    private final SchoolDay.Upload upload;
    private final Map<Sight, SchoolDay> days = new ConcurrentHashMap<>();
    private final Map<Asked, Table> tables = new ConcurrentHashMap<>();

    private District(DistrictSettings settings, SchoolDay.Upload upload) {
        this.settings = settings;
        this.upload = upload;
    }

    /** The district of these settings, whole. */
    public static District of(DistrictSettings settings) {
        return new District(settings, SchoolDay.Upload.WHOLE);
    }

    /** What it depends on. */
    public DistrictSettings settings() {
        return settings;
    }

    /** The number of the school day. */
    public int day() {
        return settings.day();
    }

    /** The date of the school day. */
    public LocalDate today() {
        return settings.firstDay().plusDays(settings.day());
    }

    /** The same district on another day. */
    public District onDay(int day) {
        return new District(settings.onDay(day), upload);
    }

    /**
     * The same day after a half-broken upload: nearly all students of one or more high schools, an eighth of all students or more, are
     * missing with their enrollments, demographics and guardians, while the totals of the answers agree with what is there.
     */
    public District onBadDay() {
        return new District(settings, SchoolDay.Upload.HALF_BROKEN);
    }

    /** The same day as it should be. */
    public District onOrdinaryDay() {
        return new District(settings, SchoolDay.Upload.WHOLE);
    }

    /** Whether the upload is half-broken. */
    public boolean isBadDay() {
        return upload == SchoolDay.Upload.HALF_BROKEN;
    }

    /** How many rows a resource has in the 1.2 shape. */
    public int count(Resource resource) {
        return table(resource, new View(Version.V1_2, ""), Sight.EVERYTHING).size();
    }

    @Override
    public Object edition() {
        return List.of(settings, upload);
    }

    @Override
    public Optional<TellingIds> tellingIds() {
        Dates dates = new Dates(settings.firstDay());
        return Optional.of(new TellingIds(
                SchoolYear.listed(day()).stream().map(dates::calendarYear).toList()));
    }

    @Override
    public Table table(Resource resource, View view, Sight sight) {
        return tables.computeIfAbsent(new Asked(resource, view, sight), this::built);
    }

    private Table built(Asked asked) {
        SchoolDay today = days.computeIfAbsent(asked.sight(), sight -> new SchoolDay(settings, upload, sight));
        View view = asked.view();
        return switch (asked.resource()) {
            case ORGS -> orgs(today, view);
            case ACADEMIC_SESSIONS ->
                ofYears(
                        today,
                        year -> new GeneratedTable(
                                RankedSet.of(SessionRows.count(), _ -> true), new SessionRows(today, view, year)));
            case COURSES -> courses(today, view);
            case CLASSES ->
                ofYears(today, year -> new GeneratedTable(classes(today), new ClassRows(today, view, year)));
            case USERS -> users(today, view);
            case ENROLLMENTS ->
                new JoinedTable(List.of(
                        ofYears(
                                today,
                                year -> new GeneratedTable(
                                        today.studentEnrollments(year), new StudentEnrollmentRows(today, view, year))),
                        ofYears(
                                today,
                                year -> new GeneratedTable(
                                        classes(today), new TeacherEnrollmentRows(today, view, year)))));
            case DEMOGRAPHICS -> new GeneratedTable(today.students, new DemographicsRows(today, view));
        };
    }

    private static Table ofYears(SchoolDay today, Function<SchoolYear, Table> table) {
        return new JoinedTable(
                SchoolYear.listed(today.day()).stream().map(table).toList());
    }

    private static Table orgs(SchoolDay today, View view) {
        RankedSet there = RankedSet.of(today.layout.schools() + 1, number -> number == 0 || today.sees(number - 1));
        return new GeneratedTable(there, new OrgRows(today, view));
    }

    private static Table courses(SchoolDay today, View view) {
        RankedSet there = RankedSet.of(
                today.layout.courses(),
                number -> today.sees(Course.of(today.layout, number).school()));
        return new GeneratedTable(there, new CourseRows(today, view));
    }

    private static RankedSet classes(SchoolDay today) {
        return RankedSet.of(
                today.layout.classes(),
                number -> today.sees(Section.of(today.layout, number).course().school()));
    }

    private static Table users(SchoolDay today, View view) {
        RankedSet staff = RankedSet.of(
                today.layout.staff(),
                number -> today.sees(today.staffFacts.school(number))
                        || today.sees(today.staffFacts.secondSchool(number)));
        return new JoinedTable(List.of(
                new GeneratedTable(today.contacts(view.version()), new ContactRows(today, view)),
                new GeneratedTable(staff, new StaffRows(today, view)),
                new GeneratedTable(today.students, new StudentRows(today, view))));
    }
}
