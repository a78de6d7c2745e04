package org.passportsync.connection;

import java.time.Period;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code advanced}: the advanced settings of the delivery. */
final class AdvancedSection {

    static final Form<Advanced> FORM = Section.form(AdvancedSection::read);

    private static final Form<String> PREFIX = (value, problems) ->
            value instanceof Written.Scalar scalar && scalar.text().isEmpty()
                    ? ""
                    : Forms.matching("[A-Za-z0-9_-]{1,16}", "write 1 to 16 letters, digits, dashes or underscores")
                            .read(value, problems);
    private static final Form<Period> LEAD = TimeForms.days(0, 366);
    private static final Form<Period> KEPT = TimeForms.days(1, 36_500);
    private static final Form<EnrollmentTime> ENROLLMENTS = Section.form(AdvancedSection::enrollments);
    private static final Form<Retention> RETENTION = Section.form(AdvancedSection::retention);

    private AdvancedSection() {}

    private static Advanced read(Section section) {
        Advanced usual = Advanced.DEFAULT;
        return new Advanced(
                section.get("sisIdPrefix", PREFIX, usual.sisIdPrefix()),
                section.get("bulkUpload", Forms.BOOL, usual.bulkUpload()),
                section.find("multipleSources", Forms.BOOL),
                section.get("compareByUniqueness", Forms.BOOL, usual.compareByUniqueness()),
                section.get("preview", Forms.BOOL, usual.preview()),
                section.get("emergencyContacts", Forms.BOOL, usual.emergencyContacts()),
                section.get("staff", Forms.choice(StaffChoice.class), usual.staff()),
                section.get("endDateIs", Forms.choice(EndDateIs.class), usual.endDateIs()),
                section.get("enrollments", ENROLLMENTS, usual.enrollments()),
                section.get("staleRecords", Forms.choice(StaleRecords.class), usual.staleRecords()),
                section.get("retention", RETENTION, usual.retention()),
                section.get("parkedExpiry", TimeForms.days(1, 366), usual.parkedExpiry()),
                section.get("holdThreshold", HoldThresholdSection.FORM, usual.holdThreshold()));
    }

    private static EnrollmentTime enrollments(Section section) {
        EnrollmentTime usual = EnrollmentTime.DEFAULT;
        return new EnrollmentTime(
                section.get("startLead", LEAD, usual.startLead()),
                section.get("endLag", LEAD, usual.endLag()),
                section.get("includeEnded", Forms.BOOL, usual.includeEnded()));
    }

    private static Retention retention(Section section) {
        Retention usual = Retention.DEFAULT;
        return new Retention(
                section.get("journal", KEPT, usual.journal()),
                section.get("runs", KEPT, usual.runs()),
                section.get("changes", KEPT, usual.changes()),
                section.get("tombstones", KEPT, usual.tombstones()));
    }

    static Outline write(Advanced advanced) {
        Advanced usual = Advanced.DEFAULT;
        Outline outline = new Outline()
                .text("sisIdPrefix", advanced.sisIdPrefix(), usual.sisIdPrefix())
                .flag("bulkUpload", advanced.bulkUpload(), usual.bulkUpload())
                .flag("multipleSources", advanced.multipleSources(), null)
                .flag("compareByUniqueness", advanced.compareByUniqueness(), usual.compareByUniqueness())
                .flag("preview", advanced.preview(), usual.preview())
                .flag("emergencyContacts", advanced.emergencyContacts(), usual.emergencyContacts())
                .text("staff", advanced.staff(), usual.staff())
                .text("endDateIs", advanced.endDateIs(), usual.endDateIs())
                .section("enrollments", write(advanced.enrollments()))
                .text("staleRecords", advanced.staleRecords(), usual.staleRecords())
                .section("retention", write(advanced.retention()))
                .text("parkedExpiry", days(advanced.parkedExpiry(), usual.parkedExpiry()));
        JsonNode threshold = HoldThresholdSection.write(advanced.holdThreshold());
        return threshold == null ? outline : outline.put("holdThreshold", threshold);
    }

    private static Outline write(EnrollmentTime time) {
        EnrollmentTime usual = EnrollmentTime.DEFAULT;
        return new Outline()
                .text("startLead", days(time.startLead(), usual.startLead()))
                .text("endLag", days(time.endLag(), usual.endLag()))
                .flag("includeEnded", time.includeEnded(), usual.includeEnded());
    }

    private static Outline write(Retention retention) {
        Retention usual = Retention.DEFAULT;
        return new Outline()
                .text("journal", days(retention.journal(), usual.journal()))
                .text("runs", days(retention.runs(), usual.runs()))
                .text("changes", days(retention.changes(), usual.changes()))
                .text("tombstones", days(retention.tombstones(), usual.tombstones()));
    }

    private static @Nullable String days(Period days, Period unless) {
        return days.equals(unless) ? null : TimeForms.text(days);
    }
}
