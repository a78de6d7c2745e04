package org.passportsync.connection;

import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Written.Scalar;
import org.passportsync.connection.Written.Type;

/** The form of a secret: a reference, or the secret itself. Its value is never quoted in a message. */
final class SecretForm {

    /**
     * A secret as a definition gives it.
     *
     * @param given the secret itself, where it stands in the document; the reference is then to the stored one
     */
    record Answer(SecretReference reference, @Nullable GivenSecret given) {}

    static final Form<Answer> FORM = SecretForm::read;

    private SecretForm() {}

    private static @Nullable Answer read(Written value, Problems problems) {
        if (!(value instanceof Scalar scalar)) {
            return problems.refuse(value.place(), "a secret is one text; write ${env:NAME} or ${file:/run/secrets/x}");
        }
        if (scalar.type() != Type.TEXT) {
            return problems.refuse(value.place(), "the secret is not text as it stands; put it in quotes");
        }
        if (scalar.text().isBlank()) {
            return problems.refuse(
                    value.place(), "the secret is blank; leave it out, and the connection waits for its secret");
        }
        if (!scalar.text().startsWith("${")) {
            return new Answer(new SecretReference.Stored(), new GivenSecret(scalar.text()));
        }
        return SecretReference.parse(scalar.text())
                .map(reference -> new Answer(reference, null))
                .orElseGet(() -> problems.refuse(
                        value.place(),
                        "this is no reference to a secret; write ${env:NAME}, ${file:/run/secrets/x}"
                                + " or ${stored:clientSecret}"));
    }
}
