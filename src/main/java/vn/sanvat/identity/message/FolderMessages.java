package vn.sanvat.identity.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.identity.Messages.Message;
import vn.sanvat.identity.Messages.Way;
import vn.sanvat.text.RandomIds;

/** Writes messages beside the data, one file each, readable by who runs the service: so that everything works on one machine without mail. */
@Component
class FolderMessages {

    private static final Logger LOG = LoggerFactory.getLogger(FolderMessages.class);

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final SecureRandom random;
    private final Clock clock;

    FolderMessages(
            @Value("${sanvat.message.folder:${sanvat.store.folder:data}/messages}") Path folder,
            SecureRandom random,
            Clock clock) {
        this.folder = folder;
        this.random = random;
        this.clock = clock;
    }

    Mono<Way> write(Message message) {
        return Mono.fromCallable(() -> written(message))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(IOException.class, failure -> {
                    LOG.warn("A message could not be written to {}: {}", folder, failure.toString());
                    return Mono.empty();
                });
    }

    private Way written(Message message) throws IOException {
        var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        var posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix && !Files.exists(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(folder, own);
        } else {
            Files.createDirectories(folder);
        }
        var to = message.to();
        var file = folder.resolve(NAME.format(clock.instant()) + "-" + RandomIds.hex(random, 4) + ".txt");
        Files.writeString(
                file,
                "Gửi / To: " + to.name()
                        + (to.phone() == null ? "" : ", " + to.phone())
                        + (to.email() == null ? "" : ", " + to.email())
                        + "\n" + message.subject() + "\n\n" + message.text() + "\n");
        return Way.FOLDER;
    }
}
