package org.passportsync.connection;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.NativeApi.Flavour;
import org.passportsync.connection.Written.Scalar;

/** The document as a whole. */
final class DefinitionSection {

    private static final Terms NOBODY = new Terms("", LocalDate.EPOCH);
    private static final Form<Terms> TERMS = Section.form(section -> new Terms(
            section.need("acceptedBy", Forms.TEXT, "", "write who accepted the terms of use"),
            section.need("acceptedOn", TimeForms.DATE, LocalDate.EPOCH, "write the day, like 2026-07-01")));
    private static final Form<Integer> VERSION = (value, problems) -> value instanceof Scalar scalar
                    && scalar.text().equals(String.valueOf(ConnectionDefinition.VERSION))
            ? Integer.valueOf(ConnectionDefinition.VERSION)
            : problems.refuse(value.place(), value.kind() + " is no version that this program reads; write version: 1");

    /** What stands in the document, and the secret that stood there in clear. */
    record Content(
            ConnectionDefinition definition, @Nullable GivenSecret secret) {}

    private DefinitionSection() {}

    static Form<Content> form(ReadingRules rules) {
        return Section.form(section -> read(section, rules));
    }

    private static Content read(Section section, ReadingRules rules) {
        section.need("version", VERSION, ConnectionDefinition.VERSION, "write version: 1");
        DistrictFacts district = section.need(
                "district",
                DistrictSection.FORM,
                DistrictSection.PLACEHOLDER,
                "write district: { id, name, timeZone }");
        String name = section.need("connection", Names.IDENTIFIER, "", "write the connection's name");
        if (name.equals("passport")) {
            section.note("connection", "passport is the hub's own source, where people edit; write another name");
        }
        String application = section.need(
                "application",
                Forms.named(rules.applications(), one -> one),
                "",
                "write one of: "
                        + String.join(
                                ", ", rules.applications().stream().sorted().toList()));
        DeliverySection.Content delivery = section.need(
                "delivery",
                DeliverySection.form(rules, application),
                DeliverySection.PLACEHOLDER,
                "write how to reach Skyward");
        ConnectionDefinition definition = new ConnectionDefinition(
                district,
                name,
                application,
                section.get("syncMode", Forms.choice(SyncMode.class), SyncMode.IMPORT),
                delivery.delivery(),
                delivery.nativeApi(),
                delivery.csv(),
                section.get("advanced", AdvancedSection.FORM, Advanced.DEFAULT),
                section.need(
                        "terms",
                        TERMS,
                        NOBODY,
                        "the terms of use have to be accepted: write terms: { acceptedBy, acceptedOn }"),
                section.need(
                        "schools",
                        SchoolsSection.FORM,
                        new SchoolsMapping(true, List.of(), Set.of()),
                        SchoolsSection.ADVICE),
                section.get("attributes", AttributesSection.FORM, PerEntity.none()),
                section.get("requirements", RequirementsSection.FORM, PerEntity.none()),
                section.get("filters", FiltersSection.FORM, Filters.NONE),
                section.get("uniqueness", UniquenessSection.FORM, PerEntity.none()),
                section.get("masterFields", MasterFieldsSection.FORM, PerEntity.none()),
                section.get("writeBack", WriteBackSection.FORM, WriteBack.UNSAID),
                section.find("schedule", ScheduleSection.FORM),
                section.get("notify", NoticesSection.form(rules), Notices.NOBODY));
        refuseNothingWritable(definition, section);
        return new Content(definition, delivery.secret());
    }

    private static void refuseNothingWritable(ConnectionDefinition definition, Section section) {
        String reason = whyOnlyRead(definition);
        if (definition.syncMode() == SyncMode.TWO_WAY && !reason.isEmpty()) {
            section.note("syncMode", reason + ", so TWO_WAY has nothing to write; write syncMode: IMPORT");
        }
    }

    /** Why rosters can't be written back; empty where they can: of all APIs only Qmlativ's own takes them. */
    private static String whyOnlyRead(ConnectionDefinition definition) {
        return switch (definition.application()) {
            case "" -> "";
            case "skyward-oneroster" -> "Skyward's OneRoster API takes back gradebook data only, never rosters";
            case Csv.APPLICATION -> "files are only read";
            case "skyward" ->
                definition.nativeApi().flavour() == Flavour.SMS2
                        ? "the API of SMS 2.0 takes no roster changes, and Qmlativ's own, which takes some, is not spoken yet"
                        : "";
            default -> definition.application() + " is only read";
        };
    }

    static Outline write(ConnectionDefinition definition) {
        Terms terms = definition.terms();
        Schedule schedule = definition.schedule();
        Outline outline = new Outline()
                .number("version", ConnectionDefinition.VERSION, null)
                .section("district", DistrictSection.write(definition.district()))
                .text("connection", definition.name())
                .text("application", definition.application())
                .text("syncMode", definition.syncMode(), SyncMode.IMPORT)
                .section("delivery", DeliverySection.write(definition))
                .section("advanced", AdvancedSection.write(definition.advanced()));
        if (terms != null) {
            outline.section(
                    "terms",
                    new Outline().text("acceptedBy", terms.acceptedBy()).text("acceptedOn", terms.acceptedOn()));
        }
        outline.section("schools", SchoolsSection.write(definition.schools()))
                .section("attributes", AttributesSection.write(definition.attributes()))
                .section("requirements", RequirementsSection.write(definition.requirements()))
                .section("filters", FiltersSection.write(definition.filters()))
                .section("uniqueness", UniquenessSection.write(definition.uniqueness()))
                .section("masterFields", MasterFieldsSection.write(definition.masterFields()))
                .section("writeBack", WriteBackSection.write(definition.writeBack()));
        if (schedule != null) {
            outline.section("schedule", ScheduleSection.write(schedule));
        }
        return outline.section("notify", NoticesSection.write(definition.notices()));
    }
}
