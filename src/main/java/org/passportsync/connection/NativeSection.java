package org.passportsync.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import org.passportsync.connection.NativeApi.Endpoint;
import org.passportsync.connection.NativeApi.Flavour;
import org.passportsync.connection.NativeApi.Paging;

/** {@code delivery.native}: how the native API is spoken. */
final class NativeSection {

    static final Form<NativeApi> FORM = Section.form(NativeSection::read);

    private static final Form<String> PATH =
            Forms.matching("/[A-Za-z0-9/_.{}-]{1,200}", "write a path below the service URL, like /v1/staff");
    private static final Form<Endpoint> ENDPOINT = Section.form(section -> new Endpoint(
            section.find("path", PATH),
            section.find("paging", Forms.choice(Paging.class)),
            section.find("key", Forms.TEXT)));

    private NativeSection() {}

    private static NativeApi read(Section section) {
        return new NativeApi(
                section.get("flavour", Forms.choice(Flavour.class), Flavour.SMS2),
                section.get("resources", Section.form(NativeSection::resources), Map.of()));
    }

    private static Map<String, Endpoint> resources(Section section) {
        Map<String, Endpoint> read = new LinkedHashMap<>();
        for (String name : section.names()) {
            Endpoint endpoint = section.find(name, ENDPOINT);
            if (endpoint != null) {
                read.put(name, endpoint);
            }
        }
        return read;
    }

    static Outline write(NativeApi api) {
        Outline resources = new Outline();
        api.resources()
                .forEach((name, endpoint) -> resources.put(
                        name,
                        new Outline()
                                .text("path", endpoint.path())
                                .text("paging", endpoint.paging())
                                .text("key", endpoint.key())
                                .node()));
        return new Outline().text("flavour", api.flavour(), Flavour.SMS2).section("resources", resources);
    }
}
