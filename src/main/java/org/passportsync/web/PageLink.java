package org.passportsync.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** The address of a page with what is asked of it; each value stays what it is, whatever stands in it. */
final class PageLink {

    private final String path;
    private final List<String> asked = new ArrayList<>();

    private PageLink(String path) {
        this.path = path;
    }

    static PageLink to(String path) {
        return new PageLink(path);
    }

    /** Asks for something too; what is null or empty is not asked for. */
    PageLink with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            asked.add(name + "=" + UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
        }
        return this;
    }

    /** The address of the page. */
    String text() {
        return asked.isEmpty() ? path : path + "?" + String.join("&", asked);
    }

    /** The address of a part of the page. */
    String at(String part) {
        return text() + "#" + part;
    }
}
