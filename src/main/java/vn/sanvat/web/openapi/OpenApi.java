package vn.sanvat.web.openapi;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.sanvat.web.ApiExamples;
import vn.sanvat.web.Audience;
import vn.sanvat.web.PublicUrls;

/** The description of the API as OpenAPI 3.1, made from the controllers; what they all share is added here. */
@EnableConfigurationProperties(PublicUrls.class)
@Configuration(proxyBeanMethods = false)
class OpenApi {

    /** The name of the security scheme. */
    static final String BASIC = "basic";

    @Bean
    OpenAPI description(PublicUrls sites) {
        return new OpenAPI()
                .info(new Info()
                        .title("Sản Vật")
                        .version("1")
                        .description("The catalog of a commune's goods. Reading is open; changing needs an account."
                                + " · Danh mục sản vật của xã. Ai cũng đọc được; muốn sửa cần có tài khoản.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url(sites.baseUrl().toString())))
                .components(new Components()
                        .addSecuritySchemes(
                                BASIC,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description("Over loopback or TLS only · Chỉ qua loopback hoặc TLS.")));
    }

    @Bean
    ModelResolver schemaNames(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new OpenApiNames());
    }

    @Bean
    ModelConverter requiredComponents() {
        return new OpenApiSchemas();
    }

    @Bean
    OpenApiCustomizer everyOperation() {
        return new OpenApiOperations();
    }

    @Bean
    OpenApiCustomizer everyUnion() {
        return new OpenApiUnions();
    }

    @Bean
    OpenApiCustomizer everyExample(ApiExamples examples) {
        return new OpenApiExamples(examples);
    }

    @Bean
    OpenApiCustomizer everySchemaIsReferredTo() {
        return new OpenApiReferences();
    }

    /** Whoever is not the public signs in. */
    @Bean
    GlobalOperationCustomizer signInScheme() {
        return (operation, handler) -> Audience.Who.of(handler) == Audience.Who.PUBLIC
                ? operation
                : operation.security(List.of(new SecurityRequirement().addList(BASIC)));
    }
}
