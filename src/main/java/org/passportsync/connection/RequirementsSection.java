package org.passportsync.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.EntityType;

/** {@code requirements}: what is asked of attributes, and what happens to records that don't meet it. */
final class RequirementsSection {

    static final Form<PerEntity<Requirement>> FORM =
            Names.rulesByEntity(entity -> Forms.listOf(Section.form(section -> read(entity, section))));

    private static final Form<Action> ACTION = Forms.choice(Action.class);
    private static final Form<Action> OTHERWISE =
            Forms.named(List.of(Action.IGNORE, Action.FLAG, Action.SKIP), Action::name);

    private RequirementsSection() {}

    private static Requirement read(EntityType entity, Section section) {
        String attribute =
                section.need("attribute", Names.attribute(entity), "", "write the hub attribute that the rule is for");
        Action missing = section.find("missing", ACTION);
        Check check = section.find("check", CheckForm.FORM);
        Action otherwise = section.find("otherwise", OTHERWISE);
        String value = section.find("value", Forms.TEXT);
        if (section.has("missing") == section.has("check")) {
            section.problems()
                    .note(
                            section.place(),
                            "a rule asks one thing of " + attribute + "; write missing: and an action,"
                                    + " or check: and otherwise:");
        } else if (section.has("check") != section.has("otherwise")) {
            section.problems()
                    .note(section.place(), "check and otherwise belong together; write both, like otherwise: FLAG");
        }
        refuseValue(section, missing, value);
        refuseUnfit(entity, attribute, value, section);
        if (missing != null) {
            refuseWaiver(entity, attribute, missing, section);
            return new Requirement(attribute, new Check.Present(), missing, value);
        }
        Check asked = check == null ? new Check.Present() : check;
        refuseUnfit(entity, attribute, asked, section);
        return new Requirement(attribute, asked, otherwise == null ? Action.IGNORE : otherwise, null);
    }

    private static void refuseValue(Section section, @Nullable Action missing, @Nullable String value) {
        if (missing == Action.DEFAULT && !section.has("value")) {
            section.note("missing", "DEFAULT needs a value to put in; write value: beside it");
        }
        if (missing != Action.DEFAULT && section.has("value")) {
            section.note("value", "a value is put in only by missing: DEFAULT; write that, or leave the value out");
        }
    }

    /** A value that is put in has to be one that the attribute can hold. */
    private static void refuseUnfit(EntityType entity, String attribute, @Nullable String value, Section section) {
        AttributeKind kind = AttributeKinds.of(entity, attribute);
        if (attribute.equals("teaching")) {
            section.note("attribute", "teaching is worked out from classes and is never missing; leave this rule out");
        } else if (value != null && !AttributeKinds.holds(kind, value)) {
            section.note(
                    "value",
                    "\"" + value + "\" can't be put into " + attribute + ", which is " + AttributeKinds.inWords(kind)
                            + "; write another value, or FLAG or SKIP");
        }
    }

    /** Some attributes are always required; no rule makes them less so. */
    private static void refuseWaiver(EntityType entity, String attribute, Action missing, Section section) {
        if (AlwaysRequired.covers(entity, attribute) && (missing == Action.IGNORE || missing == Action.FLAG)) {
            section.note(
                    "missing",
                    attribute + " of " + entity.key() + " is always required, " + missing
                            + " can't switch that off; leave this rule out");
        }
    }

    private static void refuseUnfit(EntityType entity, String attribute, Check check, Section section) {
        AttributeKind kind = AttributeKinds.of(entity, attribute);
        boolean fits = switch (check) {
            case Check.DateRange range -> kind == AttributeKind.DATE;
            case Check.Exists exists -> kind == AttributeKind.REF || kind == AttributeKind.REFS;
            case Check.Email email -> AttributeKinds.textual(kind);
            case Check.Matches matches -> AttributeKinds.textual(kind);
            case Check.OneOf oneOf -> AttributeKinds.textual(kind);
            case Check.MaxLength length -> AttributeKinds.textual(kind);
            case Check.Present present -> true;
        };
        if (!fits) {
            section.note(
                    "check",
                    "this check doesn't fit " + attribute + ", which is " + AttributeKinds.inWords(kind)
                            + "; choose another check");
        }
    }

    static Outline write(PerEntity<Requirement> requirements) {
        return Names.outline(requirements, RequirementsSection::write);
    }

    private static Outline write(Requirement requirement) {
        Outline outline = new Outline().text("attribute", requirement.attribute());
        if (requirement.check() instanceof Check.Present) {
            return outline.text("missing", requirement.action()).text("value", requirement.value());
        }
        return outline.put("check", CheckForm.write(requirement.check())).text("otherwise", requirement.action());
    }
}
