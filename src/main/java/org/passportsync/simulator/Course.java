package org.passportsync.simulator;

/** Where a course stands, taken from its number. */
record Course(int school, int grade, int subject) {

    static Course of(Layout layout, int number) {
        LevelPlan plan = layout.ofCourse(number);
        int local = number - plan.first().course();
        int inSchool = local % plan.courses();
        return new Course(
                plan.first().school() + local / plan.courses(),
                plan.level().firstGrade + inSchool / LevelPlan.SUBJECTS,
                inSchool % LevelPlan.SUBJECTS);
    }

    /** The number of this course, or -1 where the district has none like it. */
    int number(Layout layout) {
        if (school < 0 || school >= layout.schools() || subject >= LevelPlan.SUBJECTS) {
            return -1;
        }
        LevelPlan plan = layout.ofSchool(school);
        int grade = grade() - plan.level().firstGrade;
        return grade < 0 || grade >= plan.level().grades
                ? -1
                : plan.first().course()
                        + (school - plan.first().school()) * plan.courses()
                        + grade * LevelPlan.SUBJECTS
                        + subject;
    }
}
