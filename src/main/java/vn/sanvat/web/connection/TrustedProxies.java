package vn.sanvat.web.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;
import vn.sanvat.web.ClientAddress;

/**
 * Believes what our own proxies say of a request, and nothing that its sender says in their name. A proxy appends the address that it
 * saw to whatever {@code X-Forwarded-For} came in, so the sender is the entry that the outermost of our proxies added, counted from
 * the end; Spring takes the first one, which anybody can write. Where there is no {@code X-Forwarded-For}, {@code Forwarded} is read
 * in the same way (RFC 7239).
 */
final class TrustedProxies extends ForwardedHeaderTransformer {

    private static final String FORWARDED = "Forwarded";
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** The service stands at the root of its host, as {@code PublicUrls} demands: a path in front of it would be a stranger's. */
    private static final String PREFIX = "X-Forwarded-Prefix";

    private static final String X_FORWARDED = "x-forwarded-";

    /** What a header may say besides who asks; anything else, such as a host with a path, would lead to another page than was asked for. */
    private static final Map<String, Pattern> BELIEVABLE = Map.of(
            "X-Forwarded-Host",
            Pattern.compile("(?i)([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?"),
            "X-Forwarded-Port",
            Pattern.compile("[0-9]{1,5}"),
            "X-Forwarded-Proto",
            Pattern.compile("(?i)https?"),
            FORWARDED,
            Pattern.compile(
                    "(?i)|(for|by)=.*|proto=\"?https?\"?|host=\"?([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?\"?"));

    /** Somebody whose address nobody vouches for. All of these are one caller. */
    private static final InetSocketAddress UNKNOWN = InetSocketAddress.createUnresolved("unknown", 0);

    private static final Pattern FOR = Pattern.compile("(?i)for\\s*=\\s*(.*)");
    private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):[0-9_a-zA-Z.-]+");
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]*)\\].*");

    private final int count;
    private final ForwardedHeaderTransformer standard = new ForwardedHeaderTransformer(true);
    private final ForwardedHeaderTransformer common = new ForwardedHeaderTransformer(false);

    /** @param count how many of ours a request passes, one after another; with 0 the address of the connection counts */
    TrustedProxies(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("sanvat.web.trusted-proxies is " + count + "; it must be 0 or more");
        }
        this.count = count;
    }

    @Override
    public ServerHttpRequest apply(ServerHttpRequest request) {
        if (!hasForwardedHeaders(request)) {
            return request;
        }
        var sender = sender(request.getHeaders(), request.getRemoteAddress());
        var applied = (speaksXForwarded(request.getHeaders()) ? common : standard).apply(believed(request));
        return sender == null ? applied : applied.mutate().remoteAddress(sender).build();
    }

    private static ServerHttpRequest believed(ServerHttpRequest request) {
        return request.mutate()
                .headers(headers -> {
                    headers.remove(PREFIX);
                    BELIEVABLE.forEach((name, form) -> {
                        if (!believable(headers, name, form)) {
                            headers.remove(name);
                        }
                    });
                })
                .build();
    }

    private static boolean believable(HttpHeaders headers, String name, Pattern form) {
        return headers.getOrEmpty(name).stream()
                .flatMap(line -> Arrays.stream(line.split("[,;]")))
                .allMatch(hop -> form.matcher(hop.strip()).matches());
    }

    private static boolean speaksXForwarded(HttpHeaders headers) {
        return headers.headerNames().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(X_FORWARDED));
    }

    private @Nullable InetSocketAddress sender(HttpHeaders headers, @Nullable InetSocketAddress peer) {
        var common = hops(headers, FORWARDED_FOR);
        var standard = hops(headers, FORWARDED);
        if (count == 0 || (common.isEmpty() && standard.isEmpty())) {
            return peer;
        }
        if (common.isEmpty() || standard.isEmpty()) {
            return sender(common.isEmpty() ? standard : common);
        }
        // Our proxy speaks one of the two and passes the other on as the sender wrote it; we cannot tell which.
        var sender = sender(common);
        return ClientAddress.of(sender).equals(ClientAddress.of(sender(standard))) ? sender : UNKNOWN;
    }

    private InetSocketAddress sender(List<String> hops) {
        return address(hops.get(Math.max(0, hops.size() - count)));
    }

    /**
     * Split at every comma, one in quotes too: no address has one, and a sender who opens a quote must not swallow what the proxy
     * appends.
     */
    private static List<String> hops(HttpHeaders headers, String name) {
        return headers.getOrEmpty(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .map(hop -> name.equals(FORWARDED) ? node(hop) : hop)
                .toList();
    }

    private static String node(String hop) {
        return Arrays.stream(hop.split(";"))
                .map(pair -> FOR.matcher(pair.strip()))
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElse("");
    }

    /** @param node such as {@code 192.0.2.7:443}, {@code "[2001:db8::1]:443"}, {@code ::ffff:192.0.2.7}, {@code fe80::1%eth0}, {@code _hidden} */
    private static InetSocketAddress address(String node) {
        var host = node.replace("\"", "").strip();
        var brackets = BRACKETS.matcher(host);
        var withPort = WITH_PORT.matcher(host);
        if (brackets.matches()) {
            host = brackets.group(1);
        } else if (withPort.matches()) {
            host = withPort.group(1);
        }
        int zone = host.indexOf('%');
        if (zone >= 0) {
            host = host.substring(0, zone);
        }
        return literal(host);
    }

    private static InetSocketAddress literal(String host) {
        if (host.startsWith("_")) {
            return InetSocketAddress.createUnresolved(host, 0);
        }
        try {
            return new InetSocketAddress(InetAddress.ofLiteral(host), 0);
        } catch (IllegalArgumentException noAddress) {
            return UNKNOWN;
        }
    }
}
