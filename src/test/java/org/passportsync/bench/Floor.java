package org.passportsync.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** What the network and JSON alone cost: fetches every page, four at a time, and walks through its tokens. */
final class Floor {

    static final List<String> RESOURCES =
            List.of("orgs", "academicSessions", "courses", "classes", "users", "demographics", "enrollments");

    private static final int PAGE = 5_000;
    private static final int AT_ONCE = 4;

    private final Site site;
    private final JsonFactory json = new JsonFactory();

    Floor(Site site) {
        this.site = site;
    }

    /** Reads everything; the number of rows, which are the objects right under the envelope's array. */
    long read() throws Exception {
        return read(Floor::own, this::rows);
    }

    /** Has the simulator make all pages that this and ours ask for on its day, so that nobody waits for that while measured. */
    void warm() throws Exception {
        var _ = read(total -> LongStream.concat(own(total), ours(total)).distinct(), _ -> 0);
    }

    /**
     * Has the simulator make what it needs for its day beside the pages of rows, and the pages of one row by which totals, and
     * the server's path, are found out.
     */
    void touch() throws IOException, InterruptedException {
        String token = site.token();
        try (HttpClient client = client()) {
            for (String resource : RESOURCES) {
                total(client, token, resource);
            }
            page(client, token, "orgs?limit=1");
        }
    }

    private static LongStream own(long total) {
        return LongStream.iterate(0, offset -> offset < total, offset -> offset + PAGE);
    }

    /** Each page of ours begins with the last row of the one before, and the last one is that row alone. */
    private static LongStream ours(long total) {
        return LongStream.concat(
                LongStream.iterate(0, offset -> offset < total, offset -> offset + PAGE - 1), LongStream.of(total - 1));
    }

    /** What is done with a page; a number that is summed up. */
    private interface Taking {
        long taken(HttpResponse<byte[]> page) throws IOException;
    }

    private long read(LongFunction<LongStream> offsets, Taking taking) throws Exception {
        String token = site.token();
        Semaphore room = new Semaphore(AT_ONCE);
        List<Future<Long>> pages = new ArrayList<>();
        try (HttpClient client = client();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String resource : RESOURCES) {
                long total = total(client, token, resource);
                for (long from : offsets.apply(total).toArray()) {
                    room.acquire();
                    pages.add(threads.submit(() -> {
                        try {
                            return taking.taken(page(client, token, resource, from, PAGE));
                        } finally {
                            room.release();
                        }
                    }));
                }
            }
            long rows = 0;
            for (Future<Long> page : pages) {
                rows += page.get();
            }
            return rows;
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private long total(HttpClient client, String token, String resource) throws IOException, InterruptedException {
        return page(client, token, resource, 0, 1)
                .headers()
                .firstValueAsLong("X-Total-Count")
                .orElseThrow();
    }

    private HttpResponse<byte[]> page(HttpClient client, String token, String resource, long offset, int limit)
            throws IOException, InterruptedException {
        return page(client, token, resource + "?limit=" + limit + "&offset=" + offset + "&sort=sourcedId&orderBy=asc");
    }

    private HttpResponse<byte[]> page(HttpClient client, String token, String asked)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(site.base() + "/" + asked))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private long rows(HttpResponse<byte[]> page) throws IOException {
        boolean gzipped =
                page.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        InputStream body = new ByteArrayInputStream(page.body());
        long rows = 0;
        int depth = 0;
        try (JsonParser parser = json.createParser(
                tools.jackson.core.ObjectReadContext.empty(), gzipped ? new GZIPInputStream(body, 65_536) : body)) {
            JsonToken token;
            while ((token = parser.nextToken()) != null) {
                if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                    depth++;
                    rows += depth == 3 && token == JsonToken.START_OBJECT ? 1 : 0;
                } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                    depth--;
                }
            }
        }
        return rows;
    }
}
