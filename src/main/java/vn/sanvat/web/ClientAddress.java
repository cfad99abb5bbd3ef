package vn.sanvat.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where a request comes from, as all limits count it: an address of IPv4, or the first 64 bits of one of IPv6, of which a household
 * has as many as it likes. Behind a trusted proxy it is the address that the proxy saw, see {@code TrustedProxies}. Never stored.
 *
 * @param network such as {@code 192.0.2.7} or {@code 20010db800000001/64}; what a proxy called somebody whose address it hides;
 *     empty where nothing is known, as in a test without a network
 */
public record ClientAddress(String network) {

    private static final int IPV6_NETWORK_BYTES = 8;

    /** A proxy's name for somebody may not be of any length: limits keep it. */
    private static final int MAX_NAME_LENGTH = 64;

    public static ClientAddress of(ServerHttpRequest request) {
        return of(request.getRemoteAddress());
    }

    public static ClientAddress of(@Nullable InetSocketAddress remote) {
        if (remote == null) {
            return new ClientAddress("");
        }
        var address = remote.getAddress();
        return new ClientAddress(address == null ? name(remote.getHostString()) : network(address));
    }

    private static String network(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)) + "/64"
                : address.getHostAddress();
    }

    private static String name(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.length() > MAX_NAME_LENGTH ? name.substring(0, MAX_NAME_LENGTH) : name;
    }
}
