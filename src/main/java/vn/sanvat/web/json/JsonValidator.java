package vn.sanvat.web.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.sanvat.gs1.InvalidIdentifier;
import vn.sanvat.text.Localized;
import vn.sanvat.text.PlainText;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Fault;
import vn.sanvat.web.QuotedValue;

/**
 * Compares a JSON tree with the record that it is to become, and collects every fault, where Jackson would stop at the first. A
 * component that is not {@code @Nullable} is required: our packages are null-marked, so the record says it already.
 */
final class JsonValidator {

    /** Enough to be helped by; the rest would be noise. */
    private static final int MAX_FAULTS = 50;

    /** Magnitude and scale: more is no quantity of goods, and writing out 1E999999999 would take gigabytes. */
    private static final int MAX_DIGITS = 18;

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile(DATE + "T.*");
    private static final Localized LIST = Localized.of("một danh sách [ ]", "a list [ ]");
    private static final Localized OBJECT = Localized.of("một đối tượng { }", "an object { }");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonMapper mapper;
    private final List<Fault> faults = new ArrayList<>();

    JsonValidator(JsonMapper mapper) {
        this.mapper = mapper;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** @return the tree with its texts cleaned; to be used only if there are no faults */
    JsonNode check(JsonNode tree, JavaType type) {
        if (tree.isNull()) {
            return wrong("body", tree, type.getRawClass());
        }
        return value("", tree, type);
    }

    private JsonNode value(String path, JsonNode node, JavaType type) {
        var raw = type.getRawClass();
        if (raw == Object.class || JsonNode.class.isAssignableFrom(raw)) {
            return node;
        }
        if (type.isCollectionLikeType() || type.isArrayType()) {
            return list(path, node, type);
        }
        if (type.isMapLikeType()) {
            return map(path, node, type);
        }
        if (raw.isAnnotationPresent(JsonTypeInfo.class)) {
            return oneOf(path, node, raw);
        }
        return raw.isRecord() && !JsonComponent.isText(raw)
                ? object(path, node, type, Set.of())
                : leaf(path, node, raw);
    }

    private JsonNode list(String path, JsonNode node, JavaType type) {
        if (!node.isArray()) {
            return fault(path, node, LIST);
        }
        var list = NODES.arrayNode();
        for (int i = 0; i < node.size(); i++) {
            var item = node.get(i);
            var itemPath = path + "[" + i + "]";
            list.add(
                    item.isNull()
                            ? wrong(itemPath, item, type.getContentType().getRawClass())
                            : value(itemPath, item, type.getContentType()));
        }
        return list;
    }

    private JsonNode map(String path, JsonNode node, JavaType type) {
        if (!node.isObject()) {
            return fault(path, node, OBJECT);
        }
        var map = NODES.objectNode();
        for (var entry : node.properties()) {
            map.set(entry.getKey(), value(join(path, entry.getKey()), entry.getValue(), type.getContentType()));
        }
        return map;
    }

    private JsonNode oneOf(String path, JsonNode node, Class<?> raw) {
        var info = raw.getAnnotation(JsonTypeInfo.class);
        var subTypes = raw.getAnnotation(JsonSubTypes.class);
        if (!node.isObject() || info.use() != JsonTypeInfo.Id.NAME || subTypes == null) {
            return node.isObject() ? node : fault(path, node, OBJECT);
        }
        var property = info.property().isEmpty() ? info.use().getDefaultPropertyName() : info.property();
        var name = node.path(property).asString("");
        var chosen = Arrays.stream(subTypes.value())
                .filter(subType -> namesOf(subType).anyMatch(name::equals))
                .findFirst();
        if (chosen.isEmpty()) {
            var allowed = Arrays.stream(subTypes.value())
                    .flatMap(JsonValidator::namesOf)
                    .collect(Collectors.joining(", "));
            return fault(
                    join(path, property),
                    node.path(property),
                    Localized.of("một trong: " + allowed, "one of: " + allowed));
        }
        return object(path, node, mapper.constructType(chosen.get().value()), Set.of(property));
    }

    private static Stream<String> namesOf(JsonSubTypes.Type subType) {
        return Stream.concat(Stream.of(subType.name()), Arrays.stream(subType.names()))
                .filter(name -> !name.isEmpty());
    }

    private JsonNode object(String path, JsonNode node, JavaType type, Set<String> besides) {
        if (!node.isObject()) {
            return fault(path, node, OBJECT);
        }
        var object = NODES.objectNode();
        var known = new LinkedHashSet<String>();
        for (var component : JsonComponent.of(type, mapper)) {
            known.add(component.name());
            component(path, node, component, object);
        }
        for (var entry : node.properties()) {
            if (besides.contains(entry.getKey())) {
                object.set(entry.getKey(), entry.getValue());
            } else if (!known.contains(entry.getKey())) {
                unknown(join(path, entry.getKey()), known);
            }
        }
        return object;
    }

    private void component(String path, JsonNode node, JsonComponent component, ObjectNode object) {
        var name = component.name();
        var given = node.path(name);
        var blank = given.isString() && PlainText.of(given.stringValue()).isEmpty();
        if (given.isMissingNode() || given.isNull() || (blank && component.optional())) {
            if (!component.optional()) {
                required(join(path, name));
            } else if (blank && !component.plainText()) {
                empty(join(path, name), component);
            }
            return;
        }
        object.set(name, value(join(path, name), given, component.type()));
    }

    private JsonNode leaf(String path, JsonNode node, Class<?> raw) {
        if (JsonTypeNames.WHOLE_NUMBERS.contains(raw)) {
            return node.isIntegralNumber() ? convert(path, node, raw) : wrong(path, node, raw);
        }
        if (JsonTypeNames.NUMBERS.contains(raw)) {
            return node.isNumber() ? number(path, node) : wrong(path, node, raw);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return node.isBoolean() ? node : wrong(path, node, raw);
        }
        if (!node.isString()) {
            return wrong(path, node, raw);
        }
        return text(path, node.stringValue(), raw);
    }

    private JsonNode number(String path, JsonNode node) {
        BigDecimal number = node.decimalValue();
        if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
            return fault(
                    path,
                    node,
                    Localized.of(
                            "số có tối đa " + MAX_DIGITS + " chữ số", "a number of at most " + MAX_DIGITS + " digits"));
        }
        return node;
    }

    private JsonNode text(String path, String given, Class<?> raw) {
        var text = PlainText.of(given);
        var refused = InputText.fault(text);
        if (refused != null) {
            return fault(new Fault(
                    orBody(path), Localized.of(orBody(path) + " " + refused.vi(), orBody(path) + " " + refused.en())));
        }
        var node = NODES.stringNode(text);
        if (text.isEmpty()) {
            return required(path);
        }
        if (raw == String.class) {
            return node;
        }
        var odd = (raw == LocalDate.class && !DATE.matcher(text).matches())
                || ((raw == OffsetDateTime.class || raw == Instant.class)
                        && !TIME.matcher(text).matches());
        return odd ? wrong(path, node, raw) : convert(path, node, raw);
    }

    private JsonNode convert(String path, JsonNode node, Class<?> raw) {
        try {
            mapper.treeToValue(node, raw);
            return node;
        } catch (InvalidIdentifier e) {
            return fault(new Fault(orBody(path), Localized.of(e.vietnamese(), e.english())));
        } catch (Problem e) {
            e.faults().forEach(fault -> fault(new Fault(orBody(path), fault.says())));
            return node;
        } catch (JacksonException e) {
            return wrong(path, node, raw);
        }
    }

    private JsonNode wrong(String path, JsonNode node, Class<?> raw) {
        return fault(path, node, JsonTypeNames.of(raw));
    }

    private JsonNode fault(String path, JsonNode node, Localized allowed) {
        var name = orBody(path);
        var value = node.isMissingNode() ? "—" : QuotedValue.of(node.isString() ? node.stringValue() : node.toString());
        return fault(new Fault(
                name,
                Localized.of(
                        name + " là " + value + "; phải là " + allowed.vi(),
                        name + " is " + value + "; it must be " + allowed.en())));
    }

    private JsonNode required(String path) {
        var name = orBody(path);
        return fault(new Fault(name, Localized.of("Thiếu " + name, name + " is missing")));
    }

    /** An empty string is not absence: who clears a field by mistake would lose what stands there. */
    private void empty(String name, JsonComponent component) {
        var allowed = shape(component.type());
        fault(new Fault(
                name,
                Localized.of(
                        name + " là chuỗi rỗng; phải là " + allowed.vi() + ", hoặc null nếu không có",
                        name + " is an empty string; it must be " + allowed.en() + ", or null where there is none")));
    }

    private static Localized shape(JavaType type) {
        if (type.isCollectionLikeType() || type.isArrayType()) {
            return LIST;
        }
        var raw = type.getRawClass();
        return type.isMapLikeType() || (raw.isRecord() && !JsonComponent.isText(raw)) ? OBJECT : JsonTypeNames.of(raw);
    }

    private void unknown(String path, Set<String> known) {
        var allowed = String.join(", ", known);
        fault(new Fault(
                path,
                Localized.of(
                        "Không có trường " + QuotedValue.of(path) + "; được dùng: " + allowed,
                        "There is no field " + QuotedValue.of(path) + "; allowed are: " + allowed)));
    }

    private JsonNode fault(Fault fault) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(fault);
        }
        return NODES.nullNode();
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String orBody(String path) {
        return path.isEmpty() ? "body" : path;
    }
}
