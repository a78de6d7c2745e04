package org.passportsync.simulator;

/**
 * The schools of one level: all alike in the number of their sections and staff.
 *
 * @param schools how many schools
 * @param sections how many classes there are side by side for one subject of one grade
 * @param first where this level's schools, courses, classes and staff begin in the numbering of the district
 */
record LevelPlan(Level level, int schools, int sections, First first) {

    /** Subjects of a student's week. */
    static final int SUBJECTS = 12;

    private static final int CLASSES_OF_A_TEACHER = 6;
    private static final int TEACHERS_WITH_AN_AIDE = 6;
    private static final int TEACHERS_WITH_A_COUNSELOR = 18;

    /** First numbers. */
    record First(int school, int course, int section, int staff) {}

    int courses() {
        return level.grades * SUBJECTS;
    }

    int classes() {
        return courses() * sections;
    }

    int teachers() {
        return (classes() + CLASSES_OF_A_TEACHER - 1) / CLASSES_OF_A_TEACHER;
    }

    int counselors() {
        return 1 + teachers() / TEACHERS_WITH_A_COUNSELOR;
    }

    int aides() {
        return 1 + teachers() / TEACHERS_WITH_AN_AIDE;
    }

    /** Staff of one school: teachers first, then the principal, counselors, aides. */
    int staff() {
        return teachers() + 1 + counselors() + aides();
    }

    /** The seat in its school of the teacher of a class, the class counted in its school. */
    int seatOfClass(int sectionInSchool) {
        return sectionInSchool / CLASSES_OF_A_TEACHER;
    }

    First next() {
        return new First(
                first.school() + schools,
                first.course() + schools * courses(),
                first.section() + schools * classes(),
                first.staff() + schools * staff());
    }
}
