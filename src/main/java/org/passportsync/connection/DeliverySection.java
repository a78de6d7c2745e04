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
    static final Content PLACEHOLDER = new Content(
            new Delivery(NOWHERE, null, "", null, List.of(), 1, 1, Duration.ofSeconds(1), null),
            NativeApi.DEFAULT,
            null,
            null);

    private static final Form<Duration> TIMEOUT = TimeForms.span(Duration.ofSeconds(1), Duration.ofHours(1));
    private static final Form<Csv> CSV = Section.form(
            section -> new Csv(section.need("folder", Forms.TEXT, "", "write the folder where files arrive")));

    private DeliverySection() {}

    static Form<Content> form(ReadingRules rules) {
        UrlForm url = new UrlForm(rules.plainHttpHosts());
        return Section.form(section -> {
            SecretForm.Answer secret = section.find("clientSecret", SecretForm.FORM);
            return new Content(
                    delivery(section, url, secret == null ? null : secret.reference()),
                    section.get("native", NativeSection.FORM, NativeApi.DEFAULT),
                    section.find("csv", CSV),
                    secret == null ? null : secret.given());
        });
    }

    private static Delivery delivery(Section section, UrlForm url, @Nullable SecretReference secret) {
        return new Delivery(
                section.need("serviceUrl", url, NOWHERE, "write the address that Skyward shows for the API"),
                section.find("tokenUrl", url),
                section.need("clientId", Forms.TEXT, "", "write the OAuth client id (in Qmlativ: the key)"),
                secret,
                section.get("scopes", Forms.listOf(Forms.TEXT), List.of()),
                section.get("pageSize", Forms.wholeNumber(1, 100_000), Delivery.DEFAULT_PAGE_SIZE),
                section.get("maxConcurrentRequests", Forms.wholeNumber(1, 64), Delivery.DEFAULT_CONCURRENT_REQUESTS),
                section.get("requestTimeout", TIMEOUT, Delivery.DEFAULT_REQUEST_TIMEOUT),
                section.find("accessRecord", AccessRecordSection.FORM));
    }

    static Outline write(ConnectionDefinition definition) {
        Delivery delivery = definition.delivery();
        SecretReference secret = delivery.secret();
        AccessRecord accessRecord = delivery.accessRecord();
        Csv csv = definition.csv();
        Outline outline = new Outline()
                .text("serviceUrl", delivery.serviceUrl())
                .text("tokenUrl", delivery.tokenUrl())
                .text("clientId", delivery.clientId())
                .text("clientSecret", secret == null ? null : secret.asText())
                .texts("scopes", delivery.scopes())
                .number("pageSize", delivery.pageSize(), Delivery.DEFAULT_PAGE_SIZE)
                .number("maxConcurrentRequests", delivery.maxConcurrentRequests(), Delivery.DEFAULT_CONCURRENT_REQUESTS)
                .text("requestTimeout", timeout(delivery));
        if (accessRecord != null) {
            outline.section("accessRecord", AccessRecordSection.write(accessRecord));
        }
        outline.section("native", NativeSection.write(definition.nativeApi()));
        return csv == null ? outline : outline.section("csv", new Outline().text("folder", csv.folder()));
    }

    private static @Nullable String timeout(Delivery delivery) {
        Duration timeout = delivery.requestTimeout();
        return timeout.equals(Delivery.DEFAULT_REQUEST_TIMEOUT) ? null : TimeForms.text(timeout);
    }
}
