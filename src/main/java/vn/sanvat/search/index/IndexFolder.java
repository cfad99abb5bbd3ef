package vn.sanvat.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder in which the index lies. What is damaged there, or of another form, is thrown away: all of it can be made again. */
final class IndexFolder {

    /** The note that says of which form an index is. */
    static final String FORM = "form";

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

    private IndexFolder() {}

    /** @throws LockObtainFailedException if another process has it open */
    static Directory open(Path folder) throws IOException {
        Files.createDirectories(folder);
        var directory = FSDirectory.open(folder);
        var fault = fault(directory);
        if (fault != null) {
            LOG.warn("The search index is {}; it is thrown away and built again", fault);
            throwAway(directory);
        }
        return directory;
    }

    /** Every byte is read once and its check sums compared. @return what is wrong; null where nothing is */
    private static @Nullable String fault(Directory directory) throws IOException {
        if (directory.listAll().length == 0) {
            return null;
        }
        try (var check = new CheckIndex(directory)) {
            if (!DirectoryReader.indexExists(directory)) {
                return directory.listAll().length > 1 ? "damaged: it has no list of its parts" : null;
            }
            check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_CHECKSUM_CHECKS);
            var status = check.checkIndex();
            if (!status.clean) {
                return "damaged: "
                        + (status.missingSegments ? "parts are missing" : status.numBadSegments + " bad part(s)");
            }
            return IndexForm.current().equals(status.userData.get(FORM)) ? null : "of another form";
        } catch (LockObtainFailedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return "damaged: " + e.getMessage();
        }
    }

    private static void throwAway(Directory directory) throws IOException {
        for (var file : directory.listAll()) {
            if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                directory.deleteFile(file);
            }
        }
    }
}
