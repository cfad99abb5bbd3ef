package vn.sanvat.store.server;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.store.embedded.DurableBackend;

/** Why a MongoDB server does not do what it is asked, where only its operator can change that, in words. */
public enum ServerRefusal {
    DISK_FULL("ổ đĩa của máy chủ dữ liệu đầy", "the disk of the database server is full"),
    QUOTA("đã hết hạn mức (quota) của máy chủ dữ liệu", "the quota of the database server is used up"),
    BLOCKED("máy chủ dữ liệu đang chặn ghi", "the database server blocks writes"),
    /** The only one of which reads may meet as well. */
    NOT_ALLOWED(
            "máy chủ dữ liệu không cho tài khoản của dịch vụ làm việc này",
            "the database server does not let the account of the service do this");

    /** MongoDB's error codes, as in its {@code error_codes.yml}. */
    public static final int OUT_OF_DISK_SPACE = DurableBackend.OUT_OF_DISK_SPACE;

    static final int UNAUTHORIZED = 13;
    private static final int QUOTA_EXCEEDED = 12501;
    private static final int USER_WRITES_BLOCKED = 371;

    /** MongoDB Atlas has one code for all that it forbids. */
    private static final int ATLAS_ERROR = 8000;

    private final String vi;
    private final String en;

    ServerRefusal(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return en;
    }

    public static @Nullable ServerRefusal of(int code, @Nullable String message) {
        return switch (code) {
            case OUT_OF_DISK_SPACE -> DISK_FULL;
            case QUOTA_EXCEEDED -> QUOTA;
            case USER_WRITES_BLOCKED -> BLOCKED;
            case UNAUTHORIZED -> NOT_ALLOWED;
            case ATLAS_ERROR ->
                String.valueOf(message).toLowerCase(Locale.ROOT).contains("quota") ? QUOTA : NOT_ALLOWED;
            default -> null;
        };
    }

    /** Whether the command fails, one of its writes does, or it is only not copied to enough servers. */
    public static @Nullable ServerRefusal of(MongoException thrown) {
        return switch (thrown) {
            case MongoBulkWriteException bulk ->
                Stream.concat(
                                bulk.getWriteErrors().stream().map(error -> of(error.getCode(), error.getMessage())),
                                Stream.ofNullable(bulk.getWriteConcernError())
                                        .map(error -> of(error.getCode(), error.getMessage())))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
            case MongoWriteException write ->
                of(write.getError().getCode(), write.getError().getMessage());
            default -> of(thrown.getCode(), thrown.getMessage());
        };
    }
}
