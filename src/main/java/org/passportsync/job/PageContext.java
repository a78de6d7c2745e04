package org.passportsync.job;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.EntityType;
import org.passportsync.shape.SchoolScope;

/** Tells what a page's outcome depends on beside its bytes: while that stays, equal bytes yield equal records. */
final class PageContext {

    private PageContext() {}

    /** The fingerprint of definition, mapped schools and program; of today only where a filter may ask about it. */
    static ContentHash of(Underway run, SchoolScope schools) {
        StringJoiner text = new StringJoiner("\n");
        text.add(ContentHash.VERSION + " "
                + ProgramCode.fingerprint(run.settings().application()));
        text.add(run.settings().application().name());
        text.add(run.run().connectionRevision() + " " + run.run().districtRevision());
        text.add(run.settings().prefix());
        text.add(
                run.settings().definition().filters().isEmpty()
                        ? ""
                        : String.valueOf(run.facts().asOf()));
        for (EntityType entity : EntityType.values()) {
            text.add(entity.key() + " " + run.wants(entity));
        }
        text.add(String.join("\t", new TreeSet<>(schools.mapped())));
        text.add(String.join("\t", new TreeSet<>(schools.offices())));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return ContentHash.of(bytes, 0, bytes.length);
    }
}
