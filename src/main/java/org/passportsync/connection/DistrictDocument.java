package org.passportsync.connection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Guards.Window;
import tools.jackson.databind.node.ObjectNode;

/** Writes a district's definition as JSON for the database, and reads it back. */
public final class DistrictDocument {

    private static final Form<Window> WINDOW = Section.form(section -> new Window(
            section.need("from", TimeForms.DATE, LocalDate.EPOCH, "write the first day"),
            section.need("to", TimeForms.DATE, LocalDate.EPOCH, "write the last day")));
    private static final Form<Guards> GUARDS = Section.form(section -> new Guards(
            section.find("suspend", WINDOW),
            section.find("disableDeletion", WINDOW),
            section.find("expectRollover", WINDOW)));
    private static final Form<DistrictClaims> CLAIMS = Section.form(DistrictDocument::claims);
    private static final Form<DistrictDefinition> FORM = Section.form(section -> new DistrictDefinition(
            district(section),
            section.get("claims", Forms.listOf(CLAIMS), List.of()),
            section.get("guards", GUARDS, Guards.NONE)));

    private DistrictDocument() {}

    /** The canonical JSON: equal definitions give the same text. */
    public static String toJson(DistrictDefinition district) {
        return new Outline()
                .section("district", DistrictSection.write(district.facts()))
                .list(
                        "claims",
                        district.claims().stream().map(DistrictDocument::write).toList())
                .section("guards", write(district.guards()))
                .node()
                .toString();
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalStateException if the text is not a stored definition of a district
     */
    public static DistrictDefinition fromJson(String json) {
        Problems problems = new Problems();
        Written document = YamlDocument.read(json, problems);
        DistrictDefinition district = document == null ? null : FORM.read(document, problems);
        if (district == null || !problems.none()) {
            throw new IllegalStateException("the stored definition of a district can't be read: " + problems.all());
        }
        return district;
    }

    private static DistrictClaims claims(Section section) {
        return new DistrictClaims(
                section.need("connection", Names.IDENTIFIER, "", "write the connection"),
                section.need("file", Forms.TEXT, "", "write the file"),
                district(section),
                section.get("clientId", Forms.TEXT, ""),
                section.find("multipleSources", Forms.BOOL),
                section.get("uniqueness", UniquenessSection.FORM, PerEntity.none()),
                section.get("masterFields", MasterFieldsSection.FORM, PerEntity.none()));
    }

    private static DistrictFacts district(Section section) {
        return section.need("district", DistrictSection.FORM, DistrictSection.PLACEHOLDER, "write the district");
    }

    private static ObjectNode write(DistrictClaims claims) {
        return new Outline()
                .text("connection", claims.connection())
                .text("file", claims.file())
                .section("district", DistrictSection.write(claims.district()))
                .text("clientId", claims.clientId(), "")
                .flag("multipleSources", claims.multipleSources(), null)
                .section("uniqueness", UniquenessSection.write(claims.uniqueness()))
                .section("masterFields", MasterFieldsSection.write(claims.masterFields()))
                .node();
    }

    private static Outline write(Guards guards) {
        return new Outline()
                .section("suspend", write(guards.suspend()))
                .section("disableDeletion", write(guards.disableDeletion()))
                .section("expectRollover", write(guards.expectRollover()));
    }

    private static Outline write(@Nullable Window window) {
        return window == null
                ? new Outline()
                : new Outline().text("from", window.from()).text("to", window.to());
    }
}
