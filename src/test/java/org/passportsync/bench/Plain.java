package org.passportsync.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.TypeFactory;

/**
 * What a good engineer writes first with Spring Batch: page reader with databinding, item processor, JDBC batch writer into
 * staging in chunks of 1000, then a difference in SQL and a MERGE.
 */
final class Plain {

    private static final int PAGE = 5_000;
    private static final Map<String, Class<? extends PlainRows.Row>> RESOURCES = Map.of(
            "orgs", PlainRows.Org.class,
            "academicSessions", PlainRows.Session.class,
            "courses", PlainRows.Course.class,
            "classes", PlainRows.SchoolClass.class,
            "users", PlainRows.User.class,
            "demographics", PlainRows.Demographics.class,
            "enrollments", PlainRows.Enrollment.class);
    private static final Map<String, Integer> COLUMNS = Map.of(
            "orgs",
            6,
            "academicSessions",
            8,
            "courses",
            7,
            "classes",
            11,
            "users",
            14,
            "demographics",
            8,
            "enrollments",
            9);

    private final JdbcClient database;
    private final DataSource source;
    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final Site site;
    private final JsonMapper json = new JsonMapper();
    private long launches;

    Plain(DataSource source, JobRepository repository, PlatformTransactionManager transactions, Site site) {
        this.source = source;
        this.database = JdbcClient.create(source);
        this.repository = repository;
        this.transactions = transactions;
        this.site = site;
    }

    /** Makes empty tables. */
    void clear() {
        RESOURCES.keySet().forEach(resource -> {
            String columns =
                    names(resource).stream().skip(1).map(name -> name + " text").collect(Collectors.joining(", "));
            run("drop table if exists plain_" + resource + ", plain_staged_" + resource);
            run("create table plain_" + resource + " (c0 text primary key, " + columns + ")");
            run("create table plain_staged_" + resource + " (c0 text, " + columns + ")");
        });
    }

    void sync(JobOperator operator) throws Exception {
        var execution = operator.start(
                job(), new JobParametersBuilder().addLong("launch", ++launches).toJobParameters());
        if (!execution.getExitStatus().getExitCode().equals("COMPLETED")) {
            throw new IllegalStateException("plain failed: " + execution.getAllFailureExceptions());
        }
    }

    private Job job() {
        String token = site.token();
        SimpleJobBuilder job = null;
        for (String resource : RESOURCES.keySet()) {
            Step load = load(resource, token);
            job = job == null
                    ? new JobBuilder("plain", repository)
                            .start(truncate(resource))
                            .next(load)
                    : job.next(truncate(resource)).next(load);
            job = job.next(merge(resource));
        }
        return java.util.Objects.requireNonNull(job).build();
    }

    private Step truncate(String resource) {
        return sql("truncate " + resource, "truncate plain_staged_" + resource);
    }

    private Step load(String resource, String token) {
        return new StepBuilder("load " + resource, repository)
                .<PlainRows.Row, @Nullable String[]>chunk(1000)
                .transactionManager(transactions)
                .reader(reader(resource, token))
                .processor(PlainRows.Row::columns)
                .writer(writer(resource))
                .build();
    }

    private ItemReader<PlainRows.Row> reader(String resource, String token) {
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory();
        http.enableCompression(true);
        RestClient client =
                RestClient.builder().requestFactory(http).baseUrl(site.base()).build();
        Deque<PlainRows.Row> page = new ArrayDeque<>();
        long[] offset = {0};
        return () -> {
            if (page.isEmpty()) {
                byte[] body = client.get()
                        .uri("/" + resource + "?limit=" + PAGE + "&offset=" + offset[0] + "&sort=sourcedId&orderBy=asc")
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json")
                        .retrieve()
                        .body(byte[].class);
                Map<String, List<PlainRows.Row>> envelope = json.readValue(body, envelope(resource));
                page.addAll(envelope.getOrDefault(resource, List.of()));
                offset[0] += page.size();
            }
            return page.poll();
        };
    }

    private JavaType envelope(String resource) {
        TypeFactory types = json.getTypeFactory();
        JavaType rows = types.constructCollectionType(List.class, RESOURCES.get(resource));
        return types.constructMapType(Map.class, types.constructType(String.class), rows);
    }

    private JdbcBatchItemWriter<@Nullable String[]> writer(String resource) {
        String marks = names(resource).stream().map(_ -> "?").collect(Collectors.joining(", "));
        JdbcBatchItemWriter<@Nullable String[]> writer = new JdbcBatchItemWriterBuilder<@Nullable String[]>()
                .dataSource(source)
                .sql("insert into plain_staged_" + resource + " values (" + marks + ")")
                .itemPreparedStatementSetter((row, statement) -> {
                    for (int column = 0; column < row.length; column++) {
                        statement.setString(column + 1, row[column]);
                    }
                })
                .build();
        writer.afterPropertiesSet();
        return writer;
    }

    private Step merge(String resource) {
        List<String> all = names(resource);
        List<String> rest = all.subList(1, all.size());
        String ours = rest.stream().map(name -> "t." + name).collect(Collectors.joining(", "));
        String theirs = rest.stream().map(name -> "s." + name).collect(Collectors.joining(", "));
        String set = rest.stream().map(name -> name + " = s." + name).collect(Collectors.joining(", "));
        String merge = "merge into plain_" + resource + " t using plain_staged_" + resource
                + " s on t.c0 = s.c0 when matched and (" + ours + ") is distinct from (" + theirs + ") then update set "
                + set + " when not matched then insert values (s.c0, " + theirs + ")";
        String delete = "delete from plain_" + resource + " t where not exists (select from plain_staged_" + resource
                + " s where s.c0 = t.c0)";
        return sql("merge " + resource, merge, delete);
    }

    private Step sql(String name, String... statements) {
        return new StepBuilder(name, repository)
                .tasklet(
                        (_, _) -> {
                            for (String statement : statements) {
                                run(statement);
                            }
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    private void run(String statement) {
        database.sql(statement).update();
    }

    private static List<String> names(String resource) {
        return IntStream.range(0, COLUMNS.get(resource))
                .mapToObj(at -> "c" + at)
                .toList();
    }
}
