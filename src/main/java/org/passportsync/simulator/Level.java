package org.passportsync.simulator;

/** A level of schools, with the grades it teaches: 0 is kindergarten. */
enum Level {
    ELEMENTARY("Elementary School", 0, 6),
    MIDDLE("Middle School", 6, 3),
    HIGH("High School", 9, 4);

    /** Grades in a district, from kindergarten to the twelfth. */
    static final int GRADES = 13;

    final String title;
    final int firstGrade;
    final int grades;

    Level(String title, int firstGrade, int grades) {
        this.title = title;
        this.firstGrade = firstGrade;
        this.grades = grades;
    }

    static Level ofGrade(int grade) {
        return grade < MIDDLE.firstGrade ? ELEMENTARY : grade < HIGH.firstGrade ? MIDDLE : HIGH;
    }
}
