package vn.sanvat.store.start;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import vn.sanvat.store.connection.Store;
import vn.sanvat.store.embedded.engine.IndexedBackend;
import vn.sanvat.store.embedded.file.StoreFile;
import vn.sanvat.store.embedded.file.StoreRefused;
import vn.sanvat.store.embedded.file.Volume;
import vn.sanvat.text.Localized;

/**
 * The command {@code sanvat.store.check=true}: reads all of a store, or of a backup of one, says in both languages what it found, and
 * ends the process with 0 where it is sound and 1 where it is not. Changes nothing, and starts nothing.
 */
public final class StoreCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    /** The engine wants a clock for cursors, and none is opened. */
    private static final Clock NO_TIME_PASSES = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    /** @param sound whether all could be read, and is as it was written */
    public record Answer(boolean sound, Localized says) {}

    /** After whoever reads the settings. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var environment = event.getEnvironment();
        if (environment.getProperty("sanvat.store.check", Boolean.class, false)) {
            var answer = answer(environment);
            print(answer.says());
            System.exit(answer.sound() ? 0 : 1);
        }
    }

    /** In UTF-8 whatever the machine's locale says. */
    private static void print(Localized says) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(says.vi());
        out.println(says.en());
        out.flush();
    }

    private static Answer answer(Environment environment) {
        if (Store.onServer(environment)) {
            return new Answer(
                    false,
                    Localized.of(
                            "Kho dữ liệu là một máy chủ MongoDB; hãy kiểm tra bằng lệnh validate của nó.",
                            "The store is a MongoDB server; check it by its own command, validate."));
        }
        return check(Path.of(environment.getProperty("sanvat.store.folder", "data")));
    }

    public static Answer check(Path folder) {
        try {
            var file = StoreFile.examine(new Volume(folder));
            try {
                return read(file);
            } finally {
                file.close();
            }
        } catch (StoreRefused e) {
            return new Answer(false, e.says());
        }
    }

    private static Answer read(StoreFile file) {
        var parts = file.check().result();
        try {
            long documents = new IndexedBackend(file.store(), NO_TIME_PASSES).readAll();
            return new Answer(
                    true,
                    Localized.of(
                            "Kho dữ liệu " + file + " nguyên vẹn: " + parts.vi() + ", đọc được " + documents
                                    + " bản ghi.",
                            "The store " + file + " is sound: " + parts.en() + ", " + documents
                                    + " records can be read."));
        } catch (RuntimeException e) {
            return new Answer(false, file.unreadable(e).says());
        }
    }
}
