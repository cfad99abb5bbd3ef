package vn.sanvat.publish.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.publish.offer.Offer;

/**
 * The ZIP of an export while it is written, on disk: memory holds one product and one picture at a time. Blocks.
 */
final class ExportFile {

    /** Stands in the package where goods are left out. */
    static final String LEFT_OUT = "CON-THIEU.txt";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final Path zipPath;
    private final Path sheetPath;
    private final Path jsonPath;
    private final ZipOutputStream zip;
    private final ExportSheet sheet;
    private final OutputStream json;
    private final Set<String> photos = new LinkedHashSet<>();
    private boolean first = true;
    private int cutAt;

    private ExportFile(Path folder) throws IOException {
        this.folder = folder;
        this.zipPath = folder.resolve("export.zip");
        this.sheetPath = folder.resolve("san-pham.xlsx");
        this.jsonPath = folder.resolve("san-pham.json");
        this.zip = new ZipOutputStream(Files.newOutputStream(zipPath));
        this.sheet = new ExportSheet(Files.newOutputStream(sheetPath));
        this.json = Files.newOutputStream(jsonPath);
        json.write('[');
    }

    /** @param parent where it lies while it is written */
    static ExportFile open(Path parent) {
        try {
            return new ExportFile(Files.createTempDirectory(parent, "export"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Collection<Offer> offers, Collection<String> photoIds) {
        try {
            for (var offer : offers) {
                sheet.add(offer);
                if (!first) {
                    json.write(',');
                }
                json.write(JSON.writeValueAsBytes(offer));
                first = false;
            }
            photos.addAll(photoIds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** There are more products, which are left out. */
    void sayCutAt(int products) {
        cutAt = products;
    }

    List<String> photos() {
        return List.copyOf(photos);
    }

    void addPicture(String photo, byte[] jpeg) {
        try {
            entry("anh/" + photo + ".jpg");
            zip.write(jpeg);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the finished ZIP; {@link #delete} it once it is sent */
    Path finish() {
        try {
            sheet.close();
            json.write(']');
            json.close();
            copy(sheetPath);
            copy(jsonPath);
            if (cutAt > 0) {
                entry(LEFT_OUT);
                zip.write(("Chỉ có " + cutAt + " sản phẩm đầu tiên; các sản phẩm còn lại không có trong tệp này.\n"
                                + "These are the first " + cutAt + " products; the others are not in this file.\n")
                        .getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            zip.close();
            return zipPath;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            zip.close();
            json.close();
            for (var path : List.of(zipPath, sheetPath, jsonPath, folder)) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Path path) throws IOException {
        entry(path.getFileName().toString());
        Files.copy(path, zip);
        zip.closeEntry();
    }

    private void entry(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }
}
