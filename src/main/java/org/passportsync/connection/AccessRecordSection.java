package org.passportsync.connection;

import java.time.LocalDate;

/** {@code delivery.accessRecord}: Qmlativ's integration access record. */
final class AccessRecordSection {

    static final Form<AccessRecord> FORM = Section.form(AccessRecordSection::read);

    private AccessRecordSection() {}

    private static AccessRecord read(Section section) {
        LocalDate effective = section.find("effective", TimeForms.DATE);
        LocalDate expires = section.find("expires", TimeForms.DATE);
        if (effective != null && expires != null && expires.isBefore(effective)) {
            section.note(
                    "expires",
                    "the record expires on " + expires + ", before it takes effect on " + effective
                            + "; write the dates as they stand in Qmlativ");
        }
        return new AccessRecord(
                section.find("name", Forms.TEXT),
                section.find("description", Forms.TEXT),
                section.find("authenticationType", Forms.TEXT),
                section.get("active", Forms.BOOL, true),
                effective,
                expires,
                section.find("oneRosterConfiguration", Forms.TEXT));
    }

    static Outline write(AccessRecord record) {
        return new Outline()
                .text("name", record.name())
                .text("description", record.description())
                .text("authenticationType", record.authenticationType())
                .flag("active", record.active(), null)
                .text("effective", record.effective())
                .text("expires", record.expires())
                .text("oneRosterConfiguration", record.oneRosterConfiguration());
    }
}
