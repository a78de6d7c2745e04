package org.passportsync.connection;

import java.net.URI;
import java.util.List;

/** {@code notify}: who is told. */
final class NoticesSection {

    private static final Form<String> EMAIL =
            Forms.matching("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+", "write an e-mail address like ops@lakeside.example");

    private NoticesSection() {}

    static Form<Notices> form(ReadingRules rules) {
        Form<URI> url = new UrlForm(
                rules.plainHttpHosts(),
                "a webhook is signed instead, with the program's setting passport.notice.webhook-secret");
        return Section.form(section ->
                new Notices(section.get("email", Forms.listOf(EMAIL), List.of()), section.find("webhook", url)));
    }

    static Outline write(Notices notices) {
        return new Outline().texts("email", notices.email()).text("webhook", notices.webhook());
    }
}
