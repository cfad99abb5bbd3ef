package vn.sanvat.web;

import java.nio.ByteBuffer;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.web.json.StrictJsonDecoder;

/** Reads the lines of NDJSON as strictly as a whole request body is read. */
@Component
public class NdjsonReader {

    private final StrictJsonDecoder strict;

    NdjsonReader(JsonMapper mapper) {
        this.strict = new StrictJsonDecoder(mapper);
    }

    /**
     * @param json one line, UTF-8
     * @throws Problem invalid, naming every fault
     */
    public <T> T read(ByteBuffer json, Class<T> type) {
        var buffer = DefaultDataBufferFactory.sharedInstance.wrap(json);
        return type.cast(strict.decode(buffer, ResolvableType.forClass(type), null, null));
    }
}
