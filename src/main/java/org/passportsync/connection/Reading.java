package org.passportsync.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading a definition: the whole of it, or everything that is wrong with it. */
public sealed interface Reading {

    /**
     * The document is a definition.
     *
     * @param secret the client secret, where it stood in the document itself; the definition then refers to the stored one
     */
    record Accepted(
            ConnectionDefinition definition, @Nullable GivenSecret secret) implements Reading {}

    /** The document is refused whole. */
    record Refused(List<DefinitionProblem> problems) implements Reading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
