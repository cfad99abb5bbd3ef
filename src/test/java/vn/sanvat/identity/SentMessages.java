package vn.sanvat.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;

/** What was written to people by mail: where there is no mail, it lies in a folder. It stays there from test to test. */
@TestComponent
public class SentMessages {

    private final Path folder;

    SentMessages(@Value("${sanvat.message.folder:${sanvat.store.folder:data}/messages}") Path folder) {
        this.folder = folder;
    }

    /** The latest first. */
    public List<String> containing(String text) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.sorted(Comparator.reverseOrder())
                    .map(SentMessages::read)
                    .filter(message -> message.contains(text))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file stands in the place of the folder meanwhile. */
    public void whileNoneCanBeSent(Runnable work) {
        var away = folder.resolveSibling(folder.getFileName() + "-away");
        try {
            Files.createDirectories(folder);
            Files.move(folder, away);
            Files.createFile(folder);
            try {
                work.run();
            } finally {
                Files.delete(folder);
                Files.move(away, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
