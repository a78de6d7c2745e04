package org.passportsync.connection;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code delivery}: how to reach the SIS. */
final class DeliverySection {

    /** Everything that the section says; the native API and CSV folders stand beside {@link Delivery}. */
    record Content(
            Delivery delivery,
            NativeApi nativeApi,
            @Nullable Csv csv,
            @Nullable GivenSecret secret) {}

    private static final URI NOWHERE = URI.create("https://nowhere.invalid");
    private static final List<String> OF_A_SERVER = List.of(
            "serviceUrl", "tokenUrl", "clientId", "clientSecret", "scopes", "requestTimeout", "accessRecord", "native");
    static final Content PLACEHOLDER = new Content(
            new Delivery(NOWHERE, null, "", null, List.of(), 1, 1, Duration.ofSeconds(1), null),
            NativeApi.DEFAULT,
            null,
            null);

    private static final Form<Duration> TIMEOUT = TimeForms.span(Duration.ofSeconds(1), Duration.ofHours(1));
    private static final Form<Csv> CSV = Section.form(
            section -> new Csv(section.need("folder", FolderForm.FORM, "", "write the folder where files arrive")));

    private DeliverySection() {}

    static Form<Content> form(ReadingRules rules, String application) {
        UrlForm url = new UrlForm(rules.plainHttpHosts(), "use clientId and clientSecret for these");
        return Section.form(section -> {
            if (section.has("scopes") && rules.withoutScopes().contains(application)) {
                section.note(
                        "scopes",
                        "application " + application + " asks for a token without naming scopes; leave scopes out");
            }
            return application.equals(Csv.APPLICATION) ? files(section) : server(section, url);
        });
    }

    private static Content server(Section section, UrlForm url) {
        SecretForm.Answer secret = section.find("clientSecret", SecretForm.FORM);
        Content content = new Content(
                delivery(section, url, secret == null ? null : secret.reference()),
                section.get("native", NativeSection.FORM, NativeApi.DEFAULT),
                null,
                secret == null ? null : secret.given());
        if (section.has("csv")) {
            section.note("csv", "files are read by application csv alone; leave csv out, or write application: csv");
        }
        return content;
    }

    private static Content files(Section section) {
        for (String asked : OF_A_SERVER) {
            if (section.has(asked)) {
                section.note(asked, "application csv reads files and asks no server; leave " + asked + " out");
            }
        }
        Csv csv = section.need("csv", CSV, new Csv(""), "write csv: { folder: incoming/lakeside }");
        Delivery delivery = new Delivery(
                NOWHERE,
                null,
                "",
                null,
                List.of(),
                pageSize(section),
                atOnce(section),
                Delivery.DEFAULT_REQUEST_TIMEOUT,
                null);
        return new Content(delivery, NativeApi.DEFAULT, csv, null);
    }

    private static int pageSize(Section section) {
        return section.get("pageSize", Forms.wholeNumber(1, 100_000), Delivery.DEFAULT_PAGE_SIZE);
    }

    private static int atOnce(Section section) {
        return section.get("maxConcurrentRequests", Forms.wholeNumber(1, 64), Delivery.DEFAULT_CONCURRENT_REQUESTS);
    }

    private static Delivery delivery(Section section, UrlForm url, @Nullable SecretReference secret) {
        return new Delivery(
                section.need("serviceUrl", url, NOWHERE, "write the address that Skyward shows for the API"),
                section.find("tokenUrl", url),
                section.need("clientId", Forms.TEXT, "", "write the OAuth client id (in Qmlativ: the key)"),
                secret,
                section.get("scopes", Forms.listOf(Forms.TEXT), List.of()),
                pageSize(section),
                atOnce(section),
                section.get("requestTimeout", TIMEOUT, Delivery.DEFAULT_REQUEST_TIMEOUT),
                section.find("accessRecord", AccessRecordSection.FORM));
    }

    static Outline write(ConnectionDefinition definition) {
        Csv csv = definition.csv();
        return csv == null
                ? server(definition)
                : paging(new Outline(), definition.delivery())
                        .section("csv", new Outline().text("folder", csv.folder()));
    }

    private static Outline server(ConnectionDefinition definition) {
        Delivery delivery = definition.delivery();
        SecretReference secret = delivery.secret();
        AccessRecord accessRecord = delivery.accessRecord();
        Outline outline = new Outline()
                .text("serviceUrl", delivery.serviceUrl())
                .text("tokenUrl", delivery.tokenUrl())
                .text("clientId", delivery.clientId())
                .text("clientSecret", secret == null ? null : secret.asText())
                .texts("scopes", delivery.scopes());
        paging(outline, delivery).text("requestTimeout", timeout(delivery));
        if (accessRecord != null) {
            outline.section("accessRecord", AccessRecordSection.write(accessRecord));
        }
        return outline.section("native", NativeSection.write(definition.nativeApi()));
    }

    private static Outline paging(Outline outline, Delivery delivery) {
        return outline.number("pageSize", delivery.pageSize(), Delivery.DEFAULT_PAGE_SIZE)
                .number(
                        "maxConcurrentRequests",
                        delivery.maxConcurrentRequests(),
                        Delivery.DEFAULT_CONCURRENT_REQUESTS);
    }

    private static @Nullable String timeout(Delivery delivery) {
        Duration timeout = delivery.requestTimeout();
        return timeout.equals(Delivery.DEFAULT_REQUEST_TIMEOUT) ? null : TimeForms.text(timeout);
    }
}
