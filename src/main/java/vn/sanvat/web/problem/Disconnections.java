package vn.sanvat.web.problem;

import io.netty.handler.timeout.TimeoutException;
import java.nio.channels.ClosedChannelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.codec.DecodingException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Hooks;
import vn.sanvat.web.Problem;

/** Callers that go away in the middle: that is their right and nobody's mistake, and no line of the log above debug. */
@Component
class Disconnections {

    private static final Logger LOG = LoggerFactory.getLogger(Disconnections.class);

    // A connection may end after the work for it has, and where a request writes several things at once and the store
    // takes none, the
    // first tells the caller: Reactor has nobody to tell of the others, and would log an error. That the store is away,
    // or full, is
    // said once by the store. Reactor's hook is one for the process, made with the first service in it: it stays when
    // one of several ends.
    static {
        Hooks.onErrorDropped(Disconnections::dropped);
    }

    /** Of a request that the server itself has refused, in the middle of its body, while it was worked on. */
    private static final String REFUSED = "Status and headers already sent";

    /** A problem may have been caused by a file that ends too early, which Spring's helper would take for a lost caller. */
    static boolean is(Throwable thrown) {
        return !(thrown instanceof Problem)
                && (thrown instanceof ClosedChannelException
                        || thrown instanceof TimeoutException
                        || (thrown instanceof IllegalStateException && REFUSED.equals(thrown.getMessage()))
                        || DisconnectedClientHelper.isClientDisconnectedException(thrown));
    }

    private static void dropped(Throwable thrown) {
        // The rest of a body that was refused already may not be readable either.
        if (is(thrown)
                || thrown instanceof DecodingException
                || thrown instanceof NonTransientDataAccessResourceException) {
            LOG.debug("Something has ended after the work for it", thrown);
        } else {
            LOG.error("An error came after the answer", thrown);
        }
    }
}
