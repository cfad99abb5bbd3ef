package vn.sanvat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.data.annotation.Persistent;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.mongodb.MongoManagedTypes;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.util.ClassUtils;
import vn.sanvat.ServiceTest;

/** What one process has written another reads, which has written nothing: after a restart, and on a second instance. */
@ServiceTest
class StoredTypesTests {

    @Autowired
    MongoManagedTypes known;

    @Autowired
    MongoCustomConversions conversions;

    @Test
    void everyTypeWithANameOfItsOwnIsReadByAProcessThatWroteNone() {
        var named = ours(TypeAlias.class);
        var types = converter().getTypeMapper();

        assertThat(named).isNotEmpty().allSatisfy(type -> {
            var stored =
                    new Document("_class", type.getAnnotation(TypeAlias.class).value());
            for (var asked : Stream.concat(Stream.of(type), sealed(type)).toList()) {
                assertThat(types.readType(stored, TypeInformation.of(asked)).getType())
                        .as("%s, asked for as %s", stored, asked.getSimpleName())
                        .isEqualTo(type);
            }
        });
    }

    @Test
    void everyStoredTypeIsKnownAtTheStart() {
        assertThat(known.toList()).containsAll(ours(Persistent.class)).containsAll(ours(TypeAlias.class));
    }

    /** A sealed type of which one kind is stored, or that a stored record holds: all its kinds may be. */
    @Test
    void everyKindOfAStoredSealedTypeHasANameAndIsKnownAtTheStart() {
        var kinds = new HashSet<Class<?>>();
        known.forEach(type -> sealed(type).forEach(root -> kinds.addAll(kinds(root))));
        for (var entity : context().getPersistentEntities()) {
            for (var property : entity) {
                if (property.getActualType().isSealed()) {
                    kinds.addAll(kinds(property.getActualType()));
                }
            }
        }

        assertThat(kinds).isNotEmpty().allSatisfy(kind -> assertThat(kind).hasAnnotation(TypeAlias.class));
        assertThat(known.toList()).containsAll(kinds);
    }

    @Test
    void noTwoTypesShareAName() {
        var byName = new LinkedHashMap<String, Class<?>>();

        for (var type : ours(TypeAlias.class)) {
            assertThat(byName.put(type.getAnnotation(TypeAlias.class).value(), type))
                    .as("of the same name as %s", type)
                    .isNull();
        }
    }

    /** As Boot makes it at every start. */
    private MongoMappingContext context() {
        var context = new MongoMappingContext();
        context.setManagedTypes(known);
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.afterPropertiesSet();
        return context;
    }

    private MappingMongoConverter converter() {
        var converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context());
        converter.setCustomConversions(conversions);
        converter.afterPropertiesSet();
        return converter;
    }

    private static Stream<Class<?>> sealed(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
                .filter(Class::isSealed);
    }

    private static Set<Class<?>> kinds(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(kind -> kind.isSealed() ? kinds(kind).stream() : Stream.of(kind))
                .collect(Collectors.toSet());
    }

    /** Those that the service holds, looked for in the classes themselves and not in what the build wrote down of them. */
    private static Set<Class<?>> ours(Class<?> annotation) {
        var provider = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
                return true;
            }
        };
        provider.addIncludeFilter((found, factory) -> annotated(found, annotation) && !ofATest(found));
        return provider.findCandidateComponents("vn.sanvat").stream()
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .collect(Collectors.toSet());
    }

    private static boolean annotated(MetadataReader found, Class<?> annotation) {
        return found.getAnnotationMetadata().isAnnotated(annotation.getName());
    }

    private static boolean ofATest(MetadataReader found) {
        return found.getResource().getDescription().contains("test-classes");
    }
}
