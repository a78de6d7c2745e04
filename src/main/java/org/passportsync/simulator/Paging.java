package org.passportsync.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The headers that tell a client how to go on.
 *
 * @param url where the resource is read, without a query
 * @param total how many rows the whole listing has
 */
record Paging(String url, Query query, int total) {

    static Paging of(String url, Query query, int total) {
        return new Paging(url, query, total);
    }

    Answer addTo(Answer answer, Map<String, String> parameters, Struck struck) {
        if (struck.has(FaultName.NO_TOTALS)) {
            return answer;
        }
        long told = struck.by(FaultName.WRONG_TOTALS)
                .map(fault -> fault.first() < 0 ? total / 2 : fault.first())
                .orElse((long) total);
        return answer.withHeader("X-Total-Count", Long.toString(told))
                .withHeader("Link", links(parameters, struck.has(FaultName.ENDLESS_NEXT)));
    }

    private String links(Map<String, String> parameters, boolean endless) {
        String others = parameters.entrySet().stream()
                .filter(one -> !one.getKey().equals("limit") && !one.getKey().equals("offset"))
                .map(one -> "&" + encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining());
        int last = total == 0 ? 0 : (total - 1) / query.limit() * query.limit();
        List<String> links = new ArrayList<>();
        if (endless || (long) query.offset() + query.limit() < total) {
            links.add(link("next", query.offset() + query.limit(), others));
        }
        if (query.offset() > 0) {
            links.add(link("prev", Math.max(0, query.offset() - query.limit()), others));
        }
        links.add(link("first", 0, others));
        links.add(link("last", last, others));
        return String.join(", ", links);
    }

    private String link(String relation, int offset, String others) {
        return "<" + url + "?limit=" + query.limit() + "&offset=" + offset + others + ">; rel=\"" + relation + "\"";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
