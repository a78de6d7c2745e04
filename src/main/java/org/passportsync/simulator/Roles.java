package org.passportsync.simulator;

/** Writes the roles of the 1.2 shape. */
record Roles(Dates dates, References references) {

    static final byte[] PRIMARY = Utf8.bytes("primary");
    static final byte[] SECONDARY = Utf8.bytes("secondary");

    private static final byte[] TYPE = Utf8.bytes("{\"roleType\":\"");
    private static final byte[] NAME = Utf8.bytes("\",\"role\":\"");
    private static final byte[] ORG = Utf8.bytes("\",\"org\":");
    private static final byte[] BEGIN = Utf8.bytes(",\"beginDate\":\"");
    private static final byte[] CLOSE = Utf8.bytes("\"}");

    /** A role at a school since a day; it has no last day, because who leaves is no longer listed. */
    record Role(byte[] type, byte[] name, int school, int begins) {

        /** A role for as long as there is a district. */
        static Role of(byte[] type, byte[] name, int school) {
            return new Role(type, name, school, new SchoolYear(0).starts());
        }
    }

    void write(Role role, Utf8 out) {
        out.raw(TYPE).raw(role.type()).raw(NAME).raw(role.name()).raw(ORG);
        references.school(role.school(), out);
        out.raw(BEGIN).raw(dates.text(role.begins())).raw(CLOSE);
    }
}
