package vn.sanvat.web;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers in lines of JSON, some at a time, each as soon as it is known. */
@Component
public class NdjsonWriter {

    private final JsonMapper mapper;

    NdjsonWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** @param batches each becomes its lines, which are sent at once */
    public Mono<Void> write(ServerHttpResponse response, Flux<? extends List<?>> batches) {
        response.getHeaders().setContentType(MediaType.APPLICATION_NDJSON);
        return response.writeAndFlushWith(
                batches.map(batch -> Mono.fromSupplier(() -> lines(batch, response.bufferFactory()))));
    }

    private DataBuffer lines(List<?> batch, DataBufferFactory buffers) {
        var bytes = new ByteArrayOutputStream();
        for (var line : batch) {
            bytes.writeBytes(mapper.writeValueAsBytes(line));
            bytes.write('\n');
        }
        return buffers.wrap(bytes.toByteArray());
    }
}
