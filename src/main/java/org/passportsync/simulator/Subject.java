package org.passportsync.simulator;

/** What fills a student's week. */
enum Subject {
    HOMEROOM("Homeroom", "22"),
    ENGLISH("English", "01"),
    MATHEMATICS("Mathematics", "02"),
    SCIENCE("Science", "03"),
    SOCIAL_STUDIES("Social Studies", "04"),
    ART("Art", "05"),
    MUSIC("Music", "05"),
    PHYSICAL_EDUCATION("Physical Education", "08"),
    ADVISORY("Advisory", "22"),
    LUNCH("Lunch", "22"),
    STUDY_HALL("Study Hall", "22"),
    ACTIVITY("Activity", "22");

    private static final Subject[] ALL = values();

    final byte[] title;
    final byte[] code;

    Subject(String title, String code) {
        this.title = Utf8.bytes(title);
        this.code = Utf8.bytes(code);
    }

    /** Whether its classes last one semester; those of the others last the year. */
    boolean lastsASemester() {
        return this == ART || this == MUSIC || this == ACTIVITY;
    }

    static Subject of(int number) {
        return ALL[number];
    }
}
