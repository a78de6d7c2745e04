package org.passportsync.connection;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.Days;
import org.passportsync.roster.EntityType;

/** What kind of value an attribute has, for rules that fit only some kinds. */
final class AttributeKinds {

    private AttributeKinds() {}

    /** The kind of an attribute; custom ones, and those that are unknown and noted as such, count as text. */
    static AttributeKind of(EntityType entity, String attribute) {
        return entity.schema()
                .find(attribute)
                .map(slot -> entity.schema().attribute(slot).kind())
                .orElse(AttributeKind.TEXT);
    }

    static boolean textual(AttributeKind kind) {
        return kind == AttributeKind.TEXT || kind == AttributeKind.LIST;
    }

    /** Says whether it connects records; such attributes are the union of what the connections say. */
    static boolean relates(AttributeKind kind) {
        return switch (kind) {
            case REF, REFS, EDGES -> true;
            case TEXT, LIST, DATE, BOOL, INT -> false;
        };
    }

    /** Says whether a text that a definition puts in can be a value of the kind; of references it never can. */
    static boolean holds(AttributeKind kind, String value) {
        return switch (kind) {
            case TEXT, LIST -> true;
            case DATE -> isDate(value);
            case BOOL -> value.equals("true") || value.equals("false");
            case INT -> value.matches("[+-]?[0-9]{1,9}");
            case REF, REFS, EDGES -> false;
        };
    }

    private static boolean isDate(String value) {
        try {
            return Days.kept(LocalDate.parse(value));
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    static String inWords(AttributeKind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case LIST -> "a list of texts";
            case DATE -> "a date";
            case BOOL -> "true or false";
            case INT -> "a number";
            case REF -> "a reference";
            case REFS -> "a list of references";
            case EDGES -> "a list of relationships";
        };
    }
}
