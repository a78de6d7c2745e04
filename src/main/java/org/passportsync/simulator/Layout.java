package org.passportsync.simulator;

import java.util.List;
import java.util.function.ToIntFunction;

/** How many schools, courses, classes and staff a district of some size has, and how they are numbered. */
final class Layout {

    private static final int STUDENTS_OF_A_SCHOOL = 600;
    private static final int STUDENTS_OF_A_CLASS = 25;

    private final List<LevelPlan> levels;

    Layout(int students) {
        int schools = Math.max(3, Math.round(students / (float) STUDENTS_OF_A_SCHOOL));
        int elementary = Math.clamp(Math.round(schools * 0.6f), 1, schools - 2);
        int middle = Math.clamp(Math.round(schools * 0.2f), 1, schools - elementary - 1);
        LevelPlan first = plan(Level.ELEMENTARY, elementary, students, new LevelPlan.First(0, 0, 0, 0));
        LevelPlan second = plan(Level.MIDDLE, middle, students, first.next());
        LevelPlan third = plan(Level.HIGH, schools - elementary - middle, students, second.next());
        levels = List.of(first, second, third);
    }

    private static LevelPlan plan(Level level, int schools, int students, LevelPlan.First first) {
        float ofGrade = students / (float) Level.GRADES / schools;
        return new LevelPlan(level, schools, Math.max(1, Math.round(ofGrade / STUDENTS_OF_A_CLASS)), first);
    }

    LevelPlan level(Level level) {
        return levels.get(level.ordinal());
    }

    int schools() {
        return end().school();
    }

    int courses() {
        return end().course();
    }

    int classes() {
        return end().section();
    }

    int staff() {
        return end().staff();
    }

    LevelPlan ofSchool(int school) {
        return of(school, LevelPlan.First::school);
    }

    LevelPlan ofCourse(int course) {
        return of(course, LevelPlan.First::course);
    }

    LevelPlan ofClass(int section) {
        return of(section, LevelPlan.First::section);
    }

    LevelPlan ofStaff(int staff) {
        return of(staff, LevelPlan.First::staff);
    }

    private LevelPlan.First end() {
        return levels.getLast().next();
    }

    private LevelPlan of(int number, ToIntFunction<LevelPlan.First> first) {
        LevelPlan high = levels.get(2);
        LevelPlan middle = levels.get(1);
        if (number >= first.applyAsInt(high.first())) {
            return high;
        }
        return number >= first.applyAsInt(middle.first()) ? middle : levels.getFirst();
    }
}
