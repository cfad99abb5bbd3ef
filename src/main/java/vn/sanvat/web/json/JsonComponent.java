package vn.sanvat.web.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.web.Exact;

/**
 * A component of a record as JSON has it. Looked up by reflection once for each type: an import asks for ten thousand.
 *
 * @param name in JSON
 * @param optional absent where it is {@code @Nullable}, and empty where {@code @JsonSetter(nulls = Nulls.AS_EMPTY)} says so
 * @param plainText whether an empty string is as good as none
 */
public record JsonComponent(String name, boolean optional, boolean plainText, JavaType type) {

    /** Records that are one string in JSON. */
    private static final Set<Class<?>> TEXTS = Set.of(Gtin.class, LotNumber.class);

    /** The types of request bodies, which are as many as there are in the code. */
    private static final Map<JavaType, List<JsonComponent>> KNOWN = new ConcurrentHashMap<>();

    private static final ClassValue<Boolean> IS_TEXT = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> raw) {
            return TEXTS.contains(raw)
                    || Stream.concat(
                                    Arrays.stream(raw.getDeclaredMethods()),
                                    Arrays.stream(raw.getDeclaredConstructors()))
                            .anyMatch(creator -> creator.isAnnotationPresent(JsonCreator.class));
        }
    };

    /** @param record the type of a record */
    static List<JsonComponent> of(JavaType record, JsonMapper mapper) {
        return KNOWN.computeIfAbsent(
                record,
                type -> flat(type.getRawClass())
                        .map(component -> new JsonComponent(
                                nameOf(component),
                                optional(component),
                                plainText(component),
                                mapper.getTypeFactory()
                                        .resolveMemberType(component.getGenericType(), type.getBindings())))
                        .toList());
    }

    /**
     * Its components, with those of an unwrapped one in its place, as JSON has them side by side. Where both have a name, the record's
     * own is meant and the unwrapped one stays empty.
     */
    public static Stream<RecordComponent> flat(Class<?> record) {
        var components = record.getRecordComponents();
        var own = Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
        return Arrays.stream(components)
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? flat(component.getType()).filter(inner -> !own.contains(inner.getName()))
                        : Stream.of(component));
    }

    /** Whether a component may be left out. */
    public static boolean optional(RecordComponent component) {
        var setter = component.getAccessor().getAnnotation(JsonSetter.class);
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || (setter != null && setter.nulls() == Nulls.AS_EMPTY);
    }

    /** Whether a component is text for people, which may be empty: not a string that is a date, an id or an address. */
    public static boolean plainText(RecordComponent component) {
        return component.getType() == String.class && !component.isAnnotationPresent(Exact.class);
    }

    /** Whether values of a record are strings in JSON. */
    static boolean isText(Class<?> raw) {
        return IS_TEXT.get(raw);
    }

    /** What a component is called in JSON. */
    public static String nameOf(RecordComponent component) {
        var renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
    }
}
