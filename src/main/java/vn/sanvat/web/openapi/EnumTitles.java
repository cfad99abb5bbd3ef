package vn.sanvat.web.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.sanvat.text.Localized;

/**
 * What the values of an enum are called, told with every schema of it, so that clients show the words of the pages and keep no copy.
 * These are the enums that have a public {@code Localized title()}.
 *
 * @param name of the enum, such as {@code EvidenceKind}
 * @param titles in the order of its constants
 */
record EnumTitles(String name, List<Localized> titles) {

    /** {@code {"name": "EvidenceKind", "titles": [["Hữu cơ", "Organic"], …]}}: each in Vietnamese, then in English. */
    static final String EXTENSION = "x-enum-titles";

    /** @return nothing for what is no enum, and for an enum whose values have no titles */
    static Optional<EnumTitles> of(Class<?> type) {
        if (!type.isEnum()) {
            return Optional.empty();
        }
        try {
            var title = type.getMethod("title");
            return title.getReturnType() == Localized.class
                    ? Optional.of(new EnumTitles(OpenApiNames.plain(type), read(type, title)))
                    : Optional.empty();
        } catch (NoSuchMethodException none) {
            return Optional.empty();
        }
    }

    /** @param schema of the enum, whose values stand in the order of the constants */
    void tell(Schema<?> schema) {
        var values = schema.getEnum();
        if (values.size() != titles.size()) {
            throw new IllegalStateException(
                    name + " is described with " + values.size() + " values and has " + titles.size());
        }
        var extension = new LinkedHashMap<String, Object>();
        extension.put("name", name);
        extension.put(
                "titles",
                titles.stream()
                        .map(title -> List.of(title.vi(), title.in(Locale.ENGLISH)))
                        .toList());
        schema.addExtension(EXTENSION, extension);
    }

    private static List<Localized> read(Class<?> type, Method title) {
        var titles = new ArrayList<Localized>();
        for (var constant : type.getEnumConstants()) {
            try {
                titles.add((Localized) title.invoke(constant));
            } catch (ReflectiveOperationException hidden) {
                throw new IllegalStateException(
                        type.getName() + " does not say what " + constant + " is called", hidden);
            }
        }
        return List.copyOf(titles);
    }
}
