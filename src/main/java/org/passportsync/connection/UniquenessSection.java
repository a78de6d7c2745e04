package org.passportsync.connection;

import java.util.List;
import java.util.TreeSet;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.EntityType;

/** {@code uniqueness}: attributes that together are unique in the district. */
final class UniquenessSection {

    static final Form<PerEntity<UniquenessDomain>> FORM = Names.rulesByEntity(UniquenessSection::domains);

    private UniquenessSection() {}

    private static Form<List<UniquenessDomain>> domains(EntityType entity) {
        Form<List<Located<UniquenessDomain>>> list =
                Forms.locatedListOf(Section.form(section -> domain(entity, section)));
        return (value, problems) -> {
            List<Located<UniquenessDomain>> domains = list.read(value, problems);
            return domains == null
                    ? null
                    : Repeats.refuse(
                            domains,
                            domain -> new TreeSet<>(domain.attributes()).toString(),
                            attributes -> "the domain " + attributes + " stands twice; keep one of them",
                            problems);
        };
    }

    private static UniquenessDomain domain(EntityType entity, Section section) {
        List<Located<String>> attributes = section.need(
                "attributes",
                Forms.locatedListOf(Names.attribute(entity)),
                List.of(),
                "write the attributes that are unique together, like [stateId]");
        for (Located<String> attribute : attributes) {
            if (AttributeKinds.of(entity, attribute.value()) == AttributeKind.EDGES) {
                section.problems()
                        .note(attribute.place(), attribute.value() + " can't identify a record; leave it out");
            }
        }
        List<String> names = Repeats.refuse(
                attributes, name -> name, name -> name + " stands twice in the domain; keep one", section.problems());
        if (names.isEmpty() && section.problems().none()) {
            section.note("attributes", "a domain needs an attribute; write one, or leave the domain out");
        }
        return new UniquenessDomain(
                names, section.get("onClash", Forms.choice(OnClash.class), UniquenessDomain.usual(names)));
    }

    static Outline write(PerEntity<UniquenessDomain> uniqueness) {
        return Names.outline(
                uniqueness,
                domain -> new Outline()
                        .texts("attributes", domain.attributes())
                        .text("onClash", domain.onClash(), UniquenessDomain.usual(domain.attributes())));
    }
}
