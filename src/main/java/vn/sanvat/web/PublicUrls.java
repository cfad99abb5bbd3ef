package vn.sanvat.web;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people reach this service.
 *
 * @param baseUrl scheme, host and port without a path; it is printed into QR codes, so it must last
 */
@ConfigurationProperties("sanvat")
public record PublicUrls(
        @DefaultValue("http://localhost:8080") URI baseUrl) {

    public PublicUrls {
        var scheme = baseUrl.getScheme();
        var path = baseUrl.getRawPath();
        if (!("http".equals(scheme) || "https".equals(scheme))
                || baseUrl.getHost() == null
                || !(path == null || path.isEmpty() || path.equals("/"))
                || baseUrl.getRawQuery() != null
                || baseUrl.getRawFragment() != null
                || baseUrl.getRawUserInfo() != null) {
            throw new IllegalArgumentException("sanvat.base-url is \"" + baseUrl
                    + "\"; it must be such as https://sanvat.example, without a path");
        }
        if ("/".equals(path)) {
            baseUrl = URI.create(
                    baseUrl.toString().substring(0, baseUrl.toString().length() - 1));
        }
    }

    /** Whether others than this machine can open what it gives addresses of. */
    public boolean reachable() {
        var host = baseUrl.getHost();
        return host.contains(".") && !host.startsWith("127.") && !host.endsWith(".localhost");
    }

    /** @param path from the root, such as {@code /l/ABCDEFGHJK}; already encoded */
    public String url(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path \"" + path + "\" must start with /");
        }
        return baseUrl + path;
    }
}
