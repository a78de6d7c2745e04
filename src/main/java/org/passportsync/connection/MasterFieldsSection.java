package org.passportsync.connection;

import java.util.List;
import org.passportsync.connection.MasterField.Mode;
import org.passportsync.roster.EntityType;

/** {@code masterFields}: whose value of an attribute counts. */
final class MasterFieldsSection {

    static final Form<PerEntity<MasterField>> FORM = Names.rulesByEntity(MasterFieldsSection::rules);

    private MasterFieldsSection() {}

    private static Form<List<MasterField>> rules(EntityType entity) {
        Form<List<Located<MasterField>>> list = Forms.locatedListOf(Section.form(section -> rule(entity, section)));
        return (value, problems) -> {
            List<Located<MasterField>> rules = list.read(value, problems);
            if (rules == null) {
                return null;
            }
            Repeats.refuse(
                    rules.stream()
                            .filter(rule -> rule.value().mode() == Mode.MASTER)
                            .toList(),
                    MasterField::attribute,
                    attribute -> attribute + " has two masters, but one value; keep one MASTER",
                    problems);
            return Repeats.refuse(
                    rules,
                    rule -> rule.attribute() + " and connection " + rule.connection(),
                    pair -> "two rules stand for attribute " + pair + "; keep one of them",
                    problems);
        };
    }

    private static MasterField rule(EntityType entity, Section section) {
        String attribute =
                section.need("attribute", Names.attribute(entity), "", "write the hub attribute that the rule is for");
        if (AttributeKinds.relates(AttributeKinds.of(entity, attribute))) {
            section.note(
                    "attribute",
                    attribute + " connects records and is the union of what the connections say; leave this rule out");
        }
        return new MasterField(
                attribute,
                section.need("connection", Names.IDENTIFIER, "", "write the connection that the rule is for"),
                section.need("mode", Forms.choice(Mode.class), Mode.MASTER, "write MASTER or DO_NOT_OVERRIDE"),
                section.get("blankErases", Forms.BOOL, false));
    }

    static Outline write(PerEntity<MasterField> masterFields) {
        return Names.outline(
                masterFields,
                rule -> new Outline()
                        .text("attribute", rule.attribute())
                        .text("connection", rule.connection())
                        .text("mode", rule.mode())
                        .flag("blankErases", rule.blankErases(), false));
    }
}
