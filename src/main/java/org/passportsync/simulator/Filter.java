package org.passportsync.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parsed {@code filter} parameter: no clause, one, or two joined by AND or OR. */
record Filter(List<Clause> clauses, Joint joint) {

    static final Filter NONE = new Filter(List.of(), Joint.AND);

    private static final Pattern CLAUSE =
            Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_.]*)\\s*(!=|>=|<=|=|>|<|~)\\s*'((?:[^']|'')*)'\\s*");
    private static final Pattern JOINT = Pattern.compile("(?:AND|OR)\\b");

    /** How two clauses are joined. */
    enum Joint {
        AND,
        OR
    }

    /** Reads a filter; nothing where the text is none, or has more than two clauses. */
    static Optional<Filter> read(String text) {
        Matcher clause = CLAUSE.matcher(text);
        List<Clause> clauses = new ArrayList<>();
        Joint joint = Joint.AND;
        for (int at = 0; at < text.length(); ) {
            if (!clauses.isEmpty()) {
                Matcher word = JOINT.matcher(text).region(at, text.length());
                if (!word.lookingAt()) {
                    return Optional.empty();
                }
                joint = Joint.valueOf(word.group());
                at = word.end();
            }
            if (clauses.size() == 2 || !clause.region(at, text.length()).lookingAt()) {
                return Optional.empty();
            }
            clauses.add(clauseOf(clause));
            at = clause.end();
        }
        return Optional.of(new Filter(List.copyOf(clauses), joint));
    }

    boolean accepts(byte[] row) {
        if (clauses.isEmpty()) {
            return true;
        }
        RowFields fields = RowFields.of(row);
        return joint == Joint.AND
                ? clauses.stream().allMatch(one -> one.holds(fields))
                : clauses.stream().anyMatch(one -> one.holds(fields));
    }

    private static Clause clauseOf(Matcher found) {
        Clause.Predicate predicate = Arrays.stream(Clause.Predicate.values())
                .filter(one -> one.sign.equals(found.group(2)))
                .findFirst()
                .orElseThrow();
        return new Clause(found.group(1), predicate, found.group(3).replace("''", "'"));
    }
}
