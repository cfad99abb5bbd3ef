package bare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

@SpringBootApplication
@RestController
public class Bare {

    public static void main(String[] args) {
        SpringApplication.run(Bare.class, args);
    }

    @GetMapping("/")
    Mono<String> page() {
        return Mono.just("a page");
    }

    /** Pages out of memory, in the cheapest way that WebFlux has: what any cache in it can reach at most. */
    @Component
    static class Pages implements WebFilter {

        private final Map<String, byte[]> plain = new HashMap<>();
        private final Map<String, byte[]> gzip = new HashMap<>();
        private final Map<String, List<String>> headers = new HashMap<>();

        /** @param folder with an index.html and an index.html.gz for each page, and "headers", one a line */
        Pages(@Value("${bare.pages:}") String folder) throws IOException {
            if (folder.isEmpty()) {
                return;
            }
            var root = Path.of(folder);
            for (var line : Files.readAllLines(root.resolve("headers"))) {
                var parts = line.split(": ", 2);
                headers.put(parts[0], List.of(parts[1]));
            }
            try (var files = Files.walk(root)) {
                for (var file : files.filter(one -> one.endsWith("index.html")).toList()) {
                    var page = "/" + root.relativize(file.getParent());
                    plain.put(page, Files.readAllBytes(file));
                    gzip.put(page, Files.readAllBytes(file.resolveSibling("index.html.gz")));
                }
            }
        }

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            var request = exchange.getRequest();
            boolean compressed = "gzip".equals(request.getHeaders().getFirst("Accept-Encoding"));
            var bytes = (compressed ? gzip : plain).get(request.getURI().getRawPath());
            if (bytes == null) {
                return chain.filter(exchange);
            }
            var response = exchange.getResponse();
            headers.forEach(response.getHeaders()::put);
            response.getHeaders().set("Content-Type", "text/html;charset=utf-8");
            response.getHeaders().setContentLength(bytes.length);
            if (compressed) {
                response.getHeaders().set("Content-Encoding", "gzip");
            }
            return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
        }
    }
}
