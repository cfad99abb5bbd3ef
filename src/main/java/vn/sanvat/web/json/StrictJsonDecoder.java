package vn.sanvat.web.json;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.ByteBufferBackedInputStream;
import vn.sanvat.text.Utf8;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

/**
 * Reads the JSON bodies of requests. Strict: what is not exactly of the asked-for shape is refused, all faults at once, and
 * nothing is guessed. Texts come out plain, see {@link vn.sanvat.text.PlainText}.
 */
public final class StrictJsonDecoder extends JacksonJsonDecoder {

    public static final int MAX_BODY_BYTES = 1024 * 1024;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 40;
    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_TOKENS = 50_000;

    private final JsonMapper trees;
    private final JsonMapper values;

    public StrictJsonDecoder(JsonMapper mapper) {
        super(mapper);
        this.values = mapper.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .build();
        this.trees = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxStringLength(MAX_BODY_BYTES)
                                .maxNumberLength(MAX_NUMBER_LENGTH)
                                .maxNameLength(MAX_NAME_LENGTH)
                                .maxTokenCount(MAX_TOKENS)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        setMaxInMemorySize(MAX_BODY_BYTES);
    }

    /** @throws Problem naming every fault */
    @Override
    public Object decode(
            DataBuffer buffer, ResolvableType type, @Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
        return read(tree(buffer), type);
    }

    private Object read(JsonNode tree, ResolvableType type) {
        var wanted = values.constructType(type.getType());
        var shape = new JsonValidator(values);
        var clean = shape.check(tree, wanted);
        if (!shape.faults().isEmpty()) {
            throw new Problem(Kind.INVALID, shape.faults());
        }
        try {
            return values.treeToValue(clean, wanted);
        } catch (JacksonException e) {
            throw new Problem(Kind.INVALID, JsonFaults.of(e));
        }
    }

    private JsonNode tree(DataBuffer buffer) {
        try {
            var bytes = ByteBuffer.allocate(buffer.readableByteCount());
            buffer.toByteBuffer(bytes);
            if (!Utf8.in(bytes)) {
                throw Problem.invalid(
                        "body",
                        "Nội dung " + Utf8.SAVE_AS_UTF8.vi(),
                        "The body " + Utf8.SAVE_AS_UTF8.in(Locale.ENGLISH));
            }
            var tree = trees.readTree(new ByteBufferBackedInputStream(Utf8.withoutMark(bytes)));
            if (tree.isMissingNode()) {
                throw Problem.invalid("body", "Thiếu nội dung (body) của yêu cầu", "The request body is missing");
            }
            return tree;
        } catch (StreamConstraintsException e) {
            throw beyondLimits();
        } catch (JacksonException e) {
            throw new Problem(Kind.INVALID, List.of(JsonFaults.malformed(e)));
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private static Problem beyondLimits() {
        return Problem.invalid(
                "body",
                "JSON vượt giới hạn: lồng tối đa " + MAX_DEPTH + " tầng, số tối đa " + MAX_NUMBER_LENGTH
                        + " chữ số, tên tối đa " + MAX_NAME_LENGTH + " ký tự, tối đa " + MAX_TOKENS + " phần tử",
                "The JSON is beyond the limits: at most " + MAX_DEPTH + " levels, " + MAX_NUMBER_LENGTH
                        + " digits in a number, " + MAX_NAME_LENGTH + " characters in a name, " + MAX_TOKENS
                        + " tokens");
    }
}
