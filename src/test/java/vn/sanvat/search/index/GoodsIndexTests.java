package vn.sanvat.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sanvat.search.query.Compounds;
import vn.sanvat.search.query.Gazetteer;

class GoodsIndexTests {

    @TempDir
    Path folder;

    @Test
    void whatWasCommittedIsThereAfterARestartWithItsNotes() throws IOException {
        try (var index = filled()) {
            index.commit(Map.of("LOTS", "2026-11-23T00:00:00Z"));
        }

        try (var index = GoodsIndex.open(folder)) {
            assertThat(index.ids()).hasSize(3);
            assertThat(index.notes()).containsEntry("LOTS", "2026-11-23T00:00:00Z");
        }
    }

    @Test
    void aDamagedIndexIsThrownAway() throws IOException {
        try (var index = filled()) {
            index.commit(Map.of());
        }
        try (var files = Files.list(folder)) {
            for (var file : files.filter(one -> one.toString().endsWith(".cfs")).toList()) {
                var bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 0x55;
                Files.write(file, bytes);
            }
        }

        try (var index = GoodsIndex.open(folder)) {
            assertThat(index.empty()).isTrue();
        }
    }

    @Test
    void anIndexWithoutItsListOfPartsIsThrownAway() throws IOException {
        try (var index = filled()) {
            index.commit(Map.of());
        }
        try (var files = Files.list(folder)) {
            for (var file : files.filter(one -> one.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.delete(file);
            }
        }

        try (var index = GoodsIndex.open(folder)) {
            assertThat(index.empty()).isTrue();
        }
    }

    @Test
    void onAFullDiskItIsSearchedAndWithRoomItGoesOnFromItsLastCommit() throws IOException {
        try (var index = filled()) {
            index.commit(Map.of("LOTS", "as of the commit"));
        }
        var disk = new FullDisk(FSDirectory.open(folder));
        try (var index = GoodsIndex.over(disk)) {
            index.write(List.of(document(3)));
            disk.full = true;
            assertThatThrownBy(index::refresh).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> index.commit(Map.of())).isInstanceOf(Exception.class);
            assertThat(index.ids()).hasSize(3);
            assertThat(index.writable()).isFalse();

            disk.full = false;
            assertThat(index.reopenIfClosed()).isTrue();
            assertThat(index.reopenIfClosed()).isFalse();
            assertThat(index.notes()).containsEntry("LOTS", "as of the commit");
            index.write(List.of(document(3)));
            index.refresh();
            assertThat(index.ids()).hasSize(4);
        }
    }

    private static final class FullDisk extends FilterDirectory {
        private volatile boolean full;

        FullDisk(Directory disk) {
            super(disk);
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            return super.createOutput(name, context);
        }
    }

    @Test
    void twoCannotWriteTheSameIndex() throws IOException {
        try (var first = GoodsIndex.open(folder)) {
            assertThat(first.empty()).isTrue();
            assertThatThrownBy(() -> GoodsIndex.open(folder)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anEntryIsReplacedAndDeletedByItsId() throws IOException {
        try (var index = filled()) {
            index.write(List.of(document(1)));
            index.refresh();
            assertThat(index.ids()).hasSize(3);

            index.delete(index.ids());
            index.refresh();
            assertThat(index.ids()).isEmpty();
        }
    }

    private GoodsIndex filled() throws IOException {
        var index = GoodsIndex.open(folder);
        index.write(List.of(document(0), document(1), document(2)));
        index.refresh();
        return index;
    }

    private static Document document(int number) {
        var goods = new PlausibleGoods(1, PlausiblePlaces.all(), 5);
        PlausibleGoods.Good good = goods.next(0);
        for (int i = 1; i <= number; i++) {
            good = goods.next(i);
        }
        return new Documents(new Gazetteer(PlausiblePlaces.all()), new Compounds())
                .of(good.entry(), PlausibleGoods.TODAY);
    }
}
