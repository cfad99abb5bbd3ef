package vn.sanvat.web.connection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What connections may hold.
 *
 * @param idle without a whole request: kept alive, half-open, or sending its headers byte by byte
 * @param write for one slice of an answer, of 32 kB at most: a phone with 1 kB/s reads it in half of the time
 * @param linger in which a caller who was answered may go on sending the body that nobody waits for
 * @param max of all together
 * @param maxOfNetwork of one address or network; where a proxy on another machine stands before the service, its callers are one
 * @param maxUnsent bytes of answers of all connections together that were made and not taken yet
 */
@ConfigurationProperties("sanvat.web.connection")
record ConnectionSettings(
        @DefaultValue("60s") Duration idle,
        @DefaultValue("60s") Duration write,
        @DefaultValue("10s") Duration linger,
        @DefaultValue("10000") int max,
        @DefaultValue("1000") int maxOfNetwork,
        @DefaultValue("32MB") DataSize maxUnsent) {}
