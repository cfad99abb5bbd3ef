package vn.sanvat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** What can be checked of the deployment without a container engine. */
class DeploymentTests {

    private static final Pattern IMAGE = Pattern.compile("(?m)^(?:FROM|image:) *(\\S+)");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)(:[-?][^}]*)?}");
    private static final Pattern OWN_PROPERTY = Pattern.compile("sanvat(\\.[a-z-]+)+");

    @Test
    void everyServiceHasAHealthCheckAndRestarts() throws IOException {
        assertThat(services()).containsOnlyKeys("service", "database");
        services().forEach((name, service) -> {
            assertThat(service).as(name).containsKeys("healthcheck", "restart");
            assertThat(map(service.get("healthcheck"))).as(name).containsKeys("test", "interval", "timeout", "retries");
        });
    }

    @Test
    void theDatabaseIsAReplicaSetWithALoginOnAVolumeAndIsWaitedFor() throws IOException {
        var database = service("database");

        assertThat(database.get("image")).asString().startsWith("mongo:8");
        assertThat(database.get("entrypoint")).asString().contains("--replSet rs0", "--keyFile");
        assertThat(database.get("healthcheck")).asString().contains("rs.initiate");
        assertThat(database.get("volumes")).isEqualTo(List.of("database:/data/db"));
        assertThat(map(compose().get("volumes"))).containsKey("database");
        assertThat(service("service").get("depends_on"))
                .isEqualTo(Map.of("database", Map.of("condition", "service_healthy")));
        assertThat(map(service("service").get("environment")).get("SPRING_MONGODB_URI"))
                .asString()
                .contains("@database:27017/sanvat", "replicaSet=rs0");
    }

    @Test
    void noPortIsOpenBeyondThisMachine() throws IOException {
        assertThat(service("database")).doesNotContainKey("ports");
        assertThat(service("service").get("ports")).isEqualTo(List.of("127.0.0.1:8080:8080"));
    }

    @Test
    void noPasswordStandsInTheFile() throws IOException {
        var text = Files.readString(Path.of("docker-compose.yml"));
        var withoutValue = VARIABLE.matcher(text)
                .results()
                .filter(match -> match.group(1).contains("PASSWORD"))
                .map(match -> match.group(2))
                .collect(Collectors.toSet());

        assertThat(withoutValue)
                .as("passwords come from outside and must be given")
                .containsExactly(":?needed");
        services()
                .forEach((name, service) -> map(service.get("environment")).forEach((variable, value) -> {
                    if (variable.contains("PASSWORD")) {
                        assertThat(value).asString().as(name + " " + variable).startsWith("${");
                    }
                }));
    }

    @Test
    void noImageIsWhateverIsLatest() throws IOException {
        var images = new ArrayList<String>();
        services().values().forEach(service -> images.add(String.valueOf(service.get("image"))));
        IMAGE.matcher(Files.readString(Path.of("Dockerfile"))).results().forEach(match -> images.add(match.group(1)));

        assertThat(images)
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(image -> assertThat(image).contains(":").doesNotEndWith(":latest"));
    }

    @Test
    void everyVariableOfTheServiceIsAPropertyThatItReads() throws IOException {
        var known = knownVariables();

        assertThat(map(service("service").get("environment")).keySet()).isSubsetOf(known);
        assertThat(Pattern.compile("SANVAT_[A-Z_]+")
                        .matcher(Files.readString(Path.of("Dockerfile")))
                        .results()
                        .map(match -> match.group()))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    /** As Spring Boot maps properties to variables: dots become underscores; hyphens go, or become underscores too. */
    private static Set<String> knownVariables() throws IOException {
        return Stream.concat(bootProperties(), ownProperties())
                .flatMap(name -> Stream.of(name.replace("-", ""), name.replace('-', '_')))
                .map(name -> name.replace('.', '_').toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Stream<String> bootProperties() throws IOException {
        var json = JsonMapper.shared();
        var names = new ArrayList<String>();
        for (var url : Collections.list(
                DeploymentTests.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (var stream = url.openStream()) {
                json.readTree(stream)
                        .path("properties")
                        .forEach(it -> names.add(it.path("name").asString()));
            }
        }
        return names.stream();
    }

    private static Stream<String> ownProperties() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            return sources
                    .filter(Files::isRegularFile)
                    .flatMap(source -> OWN_PROPERTY.matcher(read(source)).results())
                    .map(match -> match.group())
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> compose() throws IOException {
        return map(new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of("docker-compose.yml"))));
    }

    private static Map<String, Map<String, Object>> services() throws IOException {
        return map(compose().get("services")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> map(entry.getValue())));
    }

    private static Map<String, Object> service(String name) throws IOException {
        return map(map(compose().get("services")).get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object yaml) {
        if (yaml instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new AssertionError("Not a map: " + yaml);
    }
}
