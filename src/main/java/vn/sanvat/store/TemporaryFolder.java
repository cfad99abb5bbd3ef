package vn.sanvat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.http.codec.CodecConfigurer;
import org.springframework.http.codec.multipart.DefaultPartHttpMessageReader;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import vn.sanvat.store.refusal.NotStored;

/**
 * Where uploads and exports lie while they are worked on: originals of photos, which tell where the farmer stood. The folder is this
 * process's own and goes with it; what a killed process has left is cleared by the next one that starts, and a living one's is never
 * touched: each holds a lock beside its folder for as long as it lives.
 */
@Component
public class TemporaryFolder implements CodecCustomizer, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);

    private static final String LOCK = ".lock";
    private static final String ALL = "all" + LOCK;

    /** Of this Java process: to open and close a lock that it holds would lose it. */
    private static final Set<String> OURS = new HashSet<>();

    private final Path parent;
    private final String name = UUID.randomUUID().toString();
    private @Nullable FileChannel lock;

    @Autowired
    TemporaryFolder(@Value("${java.io.tmpdir}") Path system, @Value("${user.name}") String user) {
        this(system.resolve("sanvat-" + user.replaceAll("[^A-Za-z0-9_-]", "_")));
    }

    /** A start does not fail for it; an upload may. */
    TemporaryFolder(Path parent) {
        this.parent = parent;
        synchronized (OURS) {
            try {
                Files.createDirectories(parent);
                begin();
            } catch (IOException e) {
                LOG.warn("What other processes may have left in {} stays there: {}", parent, e.toString());
            }
        }
    }

    /** One process at a time, so that none clears away what another is just making. */
    private void begin() throws IOException {
        try (var all = FileChannel.open(parent.resolve(ALL), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var alone = all.lock()) {
            LOG.debug("Clearing {}, {}", parent, alone);
            clear();
            lock = FileChannel.open(file(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock.lock();
            OURS.add(name);
            Files.createDirectory(parent.resolve(name));
        }
    }

    private Path file(String folder) {
        return parent.resolve(folder + LOCK);
    }

    private void clear() throws IOException {
        List<String> locks;
        try (var there = Files.list(parent)) {
            locks = there.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(LOCK) && !name.equals(ALL))
                    .map(name -> name.substring(0, name.length() - LOCK.length()))
                    .filter(name -> !OURS.contains(name))
                    .toList();
        }
        for (var left : locks) {
            if (dead(left)) {
                FileSystemUtils.deleteRecursively(parent.resolve(left));
                Files.delete(file(left));
                LOG.info("Cleared what a process that was killed had left in {}", parent.resolve(left));
            }
        }
    }

    private boolean dead(String folder) throws IOException {
        try (var channel = FileChannel.open(file(folder), StandardOpenOption.WRITE);
                var taken = channel.tryLock()) {
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** @return made again where somebody has tidied it away */
    public Path path() throws IOException {
        return Files.createDirectories(parent.resolve(name));
    }

    /** A new, empty file of this process. */
    public Path newFile() throws IOException {
        return Files.createTempFile(path(), null, null);
    }

    /** What an error says, as a refusal, where it is that there is no room here; else the error. */
    public Throwable refusal(Throwable thrown) {
        return NotStored.refusal(thrown, parent);
    }

    /** Parts of a form that do not fit into memory. */
    @Override
    public void customize(CodecConfigurer codecs) {
        codecs.defaultCodecs().configureDefaultCodec(codec -> {
            if (codec instanceof DefaultPartHttpMessageReader parts) {
                try {
                    parts.setFileStorageDirectory(path());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    @Override
    public void destroy() throws IOException {
        synchronized (OURS) {
            FileSystemUtils.deleteRecursively(parent.resolve(name));
            OURS.remove(name);
            if (lock != null) {
                Files.deleteIfExists(file(name));
                lock.close();
            }
        }
    }
}
