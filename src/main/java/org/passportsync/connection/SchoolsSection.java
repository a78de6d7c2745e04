package org.passportsync.connection;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code schools}: which schools come in, and as which hub school. */
final class SchoolsSection {

    static final Form<SchoolsMapping> FORM = Section.form(SchoolsSection::read);
    static final String ADVICE =
            "write schools: { autoMap: true } for all schools, or name each under schools.map; no school would come in";

    private static final Form<String> SLUG = Forms.matching(
            "[a-z0-9]+(-[a-z0-9]+)*",
            "write the hub school's slug like lincoln-elementary (command schools shows them)");
    private static final Form<MappedSchool> MAPPED = Section.form(SchoolsSection::mapped);

    private SchoolsSection() {}

    private static SchoolsMapping read(Section section) {
        Problems problems = section.problems();
        int before = problems.count();
        boolean autoMap = section.get("autoMap", Forms.BOOL, false);
        List<Located<MappedSchool>> map = section.get("map", Forms.locatedListOf(MAPPED), List.of());
        List<Located<String>> exclude = section.get("exclude", Forms.locatedListOf(Forms.TEXT), List.of());
        if (!autoMap && map.isEmpty() && problems.count() == before) {
            problems.note(section.place(), "no school is mapped; " + ADVICE);
        }
        List<MappedSchool> schools = Repeats.refuse(
                map,
                MappedSchool::source,
                source -> "school \"" + source + "\" is mapped twice, but feeds one hub school; keep one entry",
                problems);
        Repeats.refuse(
                map.stream().filter(school -> school.value().newName() != null).toList(),
                school -> String.valueOf(school.newName()).toLowerCase(Locale.ROOT),
                name -> "two schools would make the new hub school \"" + name
                        + "\"; let one make it, and map the other to it with existing: and its slug",
                problems);
        refuseMappedAndExcluded(schools, exclude, problems);
        return new SchoolsMapping(
                autoMap, schools, exclude.stream().map(Located::value).collect(Collectors.toSet()));
    }

    private static void refuseMappedAndExcluded(
            List<MappedSchool> schools, List<Located<String>> exclude, Problems problems) {
        Set<String> mapped = new HashSet<>();
        schools.forEach(school -> mapped.add(school.source()));
        exclude.stream()
                .filter(school -> mapped.contains(school.value()))
                .forEach(school -> problems.note(
                        school.place(),
                        "school \"" + school.value() + "\" is mapped and excluded at once; keep one of them"));
    }

    private static MappedSchool mapped(Section section) {
        String source = section.need("source", Forms.TEXT, "", "write the school's identifier in Skyward, in quotes");
        String newName = section.find("new", Forms.TEXT);
        String existing = section.find("existing", SLUG);
        if (section.has("new") == section.has("existing")) {
            section.problems()
                    .note(
                            section.place(),
                            "school \"" + source + "\" needs one hub school; write either new: and its name,"
                                    + " or existing: and its slug");
        }
        return new MappedSchool(source, newName, existing);
    }

    static Outline write(SchoolsMapping schools) {
        return new Outline()
                .flag("autoMap", schools.autoMap(), false)
                .list(
                        "map",
                        schools.map().stream()
                                .map(school -> write(school).node())
                                .toList())
                .texts("exclude", schools.exclude());
    }

    private static Outline write(MappedSchool school) {
        return new Outline()
                .text("source", school.source())
                .text("new", school.newName())
                .text("existing", school.existingSlug());
    }
}
