package vn.sanvat.store.server;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** A database that cannot be reached, or refuses the account, ends the start with that alone, and not with a page of Java. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<MongoException> {

    private static final int AUTHENTICATION_FAILED = 18;

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, MongoException cause) {
        if (refused(cause)) {
            return new FailureAnalysis(
                    "Máy chủ MongoDB tại " + hosts() + " không nhận tài khoản hoặc mật khẩu.\n"
                            + "The MongoDB server at " + hosts() + " refuses the account or its password.",
                    "Sửa tài khoản, mật khẩu và authSource trong spring.mongodb.uri (SPRING_MONGODB_URI).\n"
                            + "Correct account, password and authSource in spring.mongodb.uri (SPRING_MONGODB_URI).",
                    cause);
        }
        if (says(cause, ServerRefusal.UNAUTHORIZED)) {
            return new FailureAnalysis(
                    "Máy chủ MongoDB tại " + hosts() + " không cho tài khoản làm việc này.\n" + "The MongoDB server at "
                            + hosts() + " does not let the account do this.",
                    "Cho tài khoản trong spring.mongodb.uri (SPRING_MONGODB_URI) vai trò readWrite trên cơ sở dữ liệu của Sản Vật;"
                            + " không cần gì hơn.\n"
                            + "Give the account in spring.mongodb.uri (SPRING_MONGODB_URI) the role readWrite on the database of"
                            + " Sản Vật; nothing more is needed.",
                    cause);
        }
        return DatabaseAway.is(cause)
                ? new FailureAnalysis(
                        "Không kết nối được máy chủ MongoDB tại " + hosts() + ".\n"
                                + "Cannot reach the MongoDB server at " + hosts() + ".",
                        "Xem máy chủ có đang chạy, địa chỉ trong spring.mongodb.uri (SPRING_MONGODB_URI) và mạng có đúng không.\n"
                                + "See that it runs, and that the address in spring.mongodb.uri (SPRING_MONGODB_URI) and the network"
                                + " are right.",
                        cause)
                : null;
    }

    private static boolean refused(MongoException cause) {
        return says(cause, AUTHENTICATION_FAILED)
                || causes(cause).anyMatch(each -> each instanceof MongoSecurityException);
    }

    private static boolean says(MongoException cause, int code) {
        return causes(cause)
                .anyMatch(each -> each instanceof MongoCommandException said && said.getErrorCode() == code);
    }

    private static Stream<Throwable> causes(MongoException cause) {
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause);
    }

    /** Of the address only the hosts: it holds the password too. */
    private String hosts() {
        try {
            return String.join(
                    ", ", new ConnectionString(environment.getProperty("spring.mongodb.uri", "")).getHosts());
        } catch (IllegalArgumentException malformed) {
            return "spring.mongodb.uri";
        }
    }
}
