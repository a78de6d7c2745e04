package org.passportsync.connection;

/** Reads a connection's definition from YAML 1.2 or JSON, and tells everything that is wrong with it at once. */
public final class DefinitionReader {

    private final Form<DefinitionSection.Content> form;

    public DefinitionReader(ReadingRules rules) {
        this.form = DefinitionSection.form(rules);
    }

    /** Reads a whole document; it is accepted whole or refused whole. */
    public Reading read(String text) {
        Problems problems = new Problems();
        Written document = YamlDocument.read(text, problems);
        if (document == null) {
            return new Reading.Refused(problems.all());
        }
        DefinitionSection.Content content = form.read(document, problems);
        return content == null || !problems.none()
                ? new Reading.Refused(problems.all())
                : new Reading.Accepted(content.definition(), content.secret());
    }
}
