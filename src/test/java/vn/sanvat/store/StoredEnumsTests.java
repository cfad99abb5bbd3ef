package vn.sanvat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Names of constants stand in documents that are kept for years. A constant that is renamed or taken away makes each of them
 * unreadable: it needs a step that rewrites them first. One that is added must be added to the list, so that it is missed later.
 */
class StoredEnumsTests {

    private static final Path LIST = Path.of("src/test/resources/stored-enums.txt");

    @Test
    void everyConstantThatIsKeptInDocumentsIsStillThere() throws IOException {
        var listed = Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')),
                        line -> Set.of(
                                line.substring(line.indexOf(':') + 1).strip().split(" "))));

        assertThat(stored())
                .as("the names that documents hold; those that are gone need a step that rewrites documents first")
                .containsExactlyInAnyOrderEntriesOf(listed);
    }

    @Test
    void aConstantThatIsTakenAwayIsMissed() {
        var kept = enumsOf(Set.of(Sample.class));

        assertThat(kept).containsOnlyKeys(name(Color.class), name(Shape.class), name(Deep.class));
        assertThat(kept.get(name(Color.class))).containsExactlyInAnyOrder("RED", "GREEN");
    }

    enum Color {
        RED,
        GREEN {}
    }

    enum Shape {
        ROUND
    }

    enum Deep {
        DOWN
    }

    sealed interface Either permits One {}

    record One(Map<String, Set<Deep>> deep) implements Either {}

    record Sample(Color color, Collection<Shape[]> shapes, Either either, Sample self) {}

    private static Map<String, Set<String>> stored() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(
                    org.springframework.beans.factory.annotation.AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.addIncludeFilter(new AnnotationTypeFilter(Document.class, false, true));
        return enumsOf(scanner.findCandidateComponents("vn.sanvat").stream()
                .map(found -> loaded(String.valueOf(found.getBeanClassName())))
                .filter(type -> !type.getName().contains("Tests"))
                .collect(Collectors.toSet()));
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, StoredEnumsTests.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Set<String>> enumsOf(Collection<Class<?>> documents) {
        var enums = new TreeMap<String, Set<String>>();
        var seen = new HashSet<Type>();
        documents.forEach(document -> collect(document, seen, enums));
        return enums;
    }

    private static void collect(Type type, Set<Type> seen, Map<String, Set<String>> enums) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType parameterized) {
            for (var argument : parameterized.getActualTypeArguments()) {
                collect(argument, seen, enums);
            }
        }
        if (!(type instanceof Class<?> plain)) {
            return;
        }
        if (plain.isArray()) {
            collect(plain.getComponentType(), seen, enums);
        } else if (plain.isEnum()) {
            enums.put(
                    name(plain),
                    Arrays.stream(plain.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.toSet()));
        } else if (plain.getName().startsWith("vn.sanvat.")) {
            Arrays.stream(plain.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .map(Field::getGenericType)
                    .forEach(field -> collect(field, seen, enums));
            if (plain.isSealed()) {
                Arrays.stream(plain.getPermittedSubclasses()).forEach(one -> collect(one, seen, enums));
            }
        }
    }

    private static String name(Class<?> type) {
        return type.getName().substring("vn.sanvat.".length());
    }
}
