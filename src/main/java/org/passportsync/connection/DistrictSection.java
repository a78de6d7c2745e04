package org.passportsync.connection;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** {@code district}: which district the connection belongs to. */
final class DistrictSection {

    static final Form<DistrictFacts> FORM = Section.form(DistrictSection::read);
    static final DistrictFacts PLACEHOLDER = new DistrictFacts("", "", ZoneOffset.UTC);

    private DistrictSection() {}

    private static DistrictFacts read(Section section) {
        String id = section.need("id", Names.IDENTIFIER, "", "write a short name like lakeside");
        String name = section.need("name", Forms.TEXT, "", "write the district's full name");
        ZoneId zone = section.need(
                "timeZone", TimeForms.ZONE, ZoneOffset.UTC, "write the district's time zone like America/Chicago");
        return new DistrictFacts(id, name, zone);
    }

    static Outline write(DistrictFacts district) {
        return new Outline()
                .text("id", district.id())
                .text("name", district.name())
                .text("timeZone", district.timeZone());
    }
}
