package org.passportsync.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.TreeSet;
import org.passportsync.answer.Problem;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;

/** Describes the REST interface for those who build on it. */
@Configuration(proxyBeanMethods = false)
class Described {

    private static final String PROBLEM = "#/components/schemas/Problem";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Visitor.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema().description("a document, by attribute"));
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Passport Sync")
                        .version("v1")
                        .description("Job control of roster syncs from Skyward into the School Passport hub. Lists are"
                                + " {items, next}; next is given as after to get the next page. What lies outside"
                                + " your districts is not there. Whatever is refused is told as problem details"
                                + " (RFC 9457)."))
                .servers(List.of(new Server().url("/").description("where this is served")))
                .components(new Components()
                        .addSecuritySchemes(
                                "basic",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description("user and password"))
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("a token that an administrator made")))
                .addSecurityItem(new SecurityRequirement().addList("basic"))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }

    @Bean
    GlobalOpenApiCustomizer schemas() {
        AlwaysThere properties = new AlwaysThere();
        return api -> {
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            properties.mark(api);
        };
    }

    @Bean
    GlobalOperationCustomizer refusals() {
        return (operation, handler) -> {
            Needs needs = handler.getMethodAnnotation(Needs.class);
            if (needs != null) {
                String more = operation.getDescription() == null ? "" : operation.getDescription() + " ";
                operation.setDescription(more + "Needs the role " + needs.value() + ".");
            }
            statuses(handler).forEach(status -> refuse(operation, status));
            return operation;
        };
    }

    private static TreeSet<Integer> statuses(HandlerMethod handler) {
        TreeSet<Integer> statuses = new TreeSet<>(List.of(400, 401, 403, 406));
        for (var parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                statuses.add(404);
            }
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                statuses.add(415);
            }
        }
        Refuses refuses = handler.getMethodAnnotation(Refuses.class);
        for (int status : refuses == null ? new int[0] : refuses.value()) {
            statuses.add(status);
        }
        return statuses;
    }

    private static void refuse(Operation operation, int status) {
        Content content = new Content()
                .addMediaType("application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM)));
        operation
                .getResponses()
                .addApiResponse(
                        String.valueOf(status),
                        new ApiResponse()
                                .description(HttpStatus.valueOf(status).getReasonPhrase())
                                .content(content));
    }
}
