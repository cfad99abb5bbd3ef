package vn.sanvat.store.refusal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import reactor.core.Exceptions;
import vn.sanvat.store.embedded.file.DiskFault;
import vn.sanvat.store.server.ServerRefusal;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

/** The refusal of what a disk does not take. */
public final class NotStored {

    /** It ends when somebody makes room; until then every further try is in vain. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(60);

    private NotStored() {}

    /** @return the refusal of a file that could not be written in a folder for want of room, or the error where it is another */
    public static Throwable refusal(Throwable thrown, Path folder) {
        if (thrown instanceof Problem || Exceptions.unwrap(thrown) instanceof DataAccessException || !ofFiles(thrown)) {
            return thrown;
        }
        var fault = DiskFault.of(thrown, folder.toFile().getUsableSpace());
        return fault.known() ? of(fault) : thrown;
    }

    /** Whether somebody has been refused for want of a disk that takes writes. */
    public static boolean isRefusal(Throwable thrown) {
        return Problem.from(thrown).kind() == Kind.NOT_STORED;
    }

    private static boolean ofFiles(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).anyMatch(IOException.class::isInstance);
    }

    static Problem of(DiskFault fault) {
        return of(fault.vi(), fault.en());
    }

    static Problem of(String vi, String en) {
        return Problem.of(
                        Kind.NOT_STORED,
                        null,
                        "Chưa lưu được: " + vi
                                + ". Dữ liệu đã có vẫn xem được; hãy báo người quản trị, rồi gửi lại sau",
                        "Nothing was stored: " + en
                                + ". What is there can still be read; tell the administrator, then send it"
                                + " again later")
                .retryAfter(RETRY_AFTER);
    }

    /** Of a read or a write that the service's own account at the server may not make. */
    static Problem notAllowed(ServerRefusal refusal) {
        return Problem.of(
                        Kind.BUSY,
                        null,
                        "Chưa làm được: " + refusal.vi() + "; hãy báo người quản trị",
                        "Not done: " + refusal.en() + "; tell the administrator")
                .retryAfter(RETRY_AFTER);
    }
}
