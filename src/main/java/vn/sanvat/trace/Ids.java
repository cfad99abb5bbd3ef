package vn.sanvat.trace;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import reactor.util.context.ContextView;
import vn.sanvat.store.KeyedRequest;

/** Random ids. */
@Component
public class Ids {

    private static final int BYTES = 16;

    private final SecureRandom random;

    Ids(SecureRandom random) {
        this.random = random;
    }

    /** A UUID of version 4. RFC 9562, section 5.4. */
    public String uuid() {
        return uuid(random);
    }

    /** The id of what the present request makes: the same one each time that it is sent. */
    public String uuid(ContextView context) {
        return uuid(KeyedRequest.random(context, random));
    }

    private static String uuid(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }
}
