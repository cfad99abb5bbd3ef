package vn.sanvat.publish.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listings;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.media.Photos;
import vn.sanvat.publish.Goods;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.Lots;
import vn.sanvat.trace.Recalls;

@ServiceTest
class ExportTests {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Autowired
    WebTestClient http;

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    Photos photos;

    @Autowired
    Lots lots;

    @Autowired
    Recalls recalls;

    private Goods goods;

    @BeforeEach
    void open() {
        goods = new Goods(catalog, listings, cooperatives);
    }

    @Test
    void thePackageHoldsARowForEachPackAndTheSameAsJson() throws IOException {
        goods.approved("Bột nghệ", 55_000);
        goods.approved("=Gạo", 38_000);

        var entries = export();

        assertThat(entries).containsOnlyKeys("san-pham.xlsx", "san-pham.json");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(entries.get("san-pham.xlsx")))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(3);
            assertThat(rows.getFirst().getCellText(1)).isEqualTo("Tên sản phẩm");
            assertThat(rows.stream().map(row -> row.getCellText(1))).contains("Bột nghệ", "'=Gạo");
            assertThat(rows.stream()
                            .skip(1)
                            .map(row -> row.getCellAsNumber(10).orElseThrow().longValue()))
                    .containsExactlyInAnyOrder(55_000L, 38_000L);
            assertThat(rows.getFirst().getCellText(16)).isEqualTo("Phim về sản phẩm");
            assertThat(rows.getLast().getCellText(16)).isEqualTo("https://video.example/bot-nghe");
        }
        var json = JsonMapper.shared().readTree(entries.get("san-pham.json"));
        assertThat(json.size()).isEqualTo(2);
        assertThat(json.get(0).path("film").asString()).isEqualTo("https://video.example/bot-nghe");
        assertThat(json.get(0).path("packs").get(0).path("priceVnd").asLong()).isPositive();
    }

    @Test
    void thePicturesOfTheGoodsAreInThePackage() throws IOException {
        var photo = photos.accept(
                        Mono.just(DefaultDataBufferFactory.sharedInstance.wrap(picture())),
                        new Photos.Caption("Bột nghệ", null, false, null))
                .blockOptional(BOUND)
                .orElseThrow();
        goods.approved("Bột nghệ", 55_000, List.of(photo.id()));

        var entries = export();

        var name = "anh/" + photo.id() + ".jpg";
        assertThat(entries).containsOnlyKeys("san-pham.xlsx", "san-pham.json", name);
        var packed = ImageIO.read(new ByteArrayInputStream(entries.get(name)));
        assertThat(packed.getWidth()).isEqualTo(800);
        assertThat(packed.getHeight()).isEqualTo(600);
        assertThat(JsonMapper.shared()
                        .readTree(entries.get("san-pham.json"))
                        .path(0)
                        .path("pictures")
                        .path(0)
                        .path("url")
                        .asString(""))
                .contains("/media/" + photo.id() + "/");
    }

    @Test
    void whateverThePackageLinksToIsThere() throws IOException {
        var photo = photos.accept(
                        Mono.just(DefaultDataBufferFactory.sharedInstance.wrap(picture())),
                        new Photos.Caption("Bột nghệ", null, false, null))
                .blockOptional(BOUND)
                .orElseThrow();
        goods.approved("Bột nghệ", 55_000, List.of(photo.id()));

        var offer = JsonMapper.shared().readTree(export().get("san-pham.json")).get(0);

        var links = List.of(
                offer.path("page").asString(),
                offer.path("packs").get(0).path("code").asString(),
                offer.path("pictures").get(0).path("url").asString());
        assertThat(links)
                .allSatisfy(link -> http.get()
                        .uri(URI.create(link).getRawPath())
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 25})
    void everyRecalledLotIsNamedHoweverManyThereAre(int count) throws IOException {
        var product = goods.approved("Bột nghệ");
        var pack = product.content().packs().getFirst().id();
        var reason = "Có mốc. ".repeat(240).strip();
        for (int i = 0; i < count; i++) {
            var lot = lots.create(new Lots.Draft(
                            pack,
                            new LotNumber("R" + i),
                            LocalDate.of(2026, 1, 10),
                            LocalDate.of(2027, 1, 10),
                            Quantity.of("50", Quantity.Unit.PIECE),
                            null,
                            true))
                    .blockOptional(BOUND)
                    .orElseThrow();
            recalls.recall(
                            lot.id(),
                            lot.revision(),
                            Localized.of(reason, "Mould."),
                            Localized.of("Hãy trả lại.", "Return it."),
                            "admin")
                    .block(BOUND);
        }

        var entries = export();

        try (var book = new ReadableWorkbook(new ByteArrayInputStream(entries.get("san-pham.xlsx")))) {
            var rows = book.getFirstSheet().read();
            var told = new ArrayList<String>();
            for (var row : rows.subList(1, rows.size())) {
                assertThat(row.getCellText(0)).isEqualTo(product.id());
                assertThat(row.getCellText(7)).isEqualTo(pack);
                assertThat(row.getCellText(15)).hasSizeLessThanOrEqualTo(32_767);
                told.addAll(row.getCellText(15).lines().toList());
            }
            assertThat(told)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count)
                            .mapToObj(i -> "R" + i + ": " + reason)
                            .toList());
        }
        assertThat(JsonMapper.shared()
                        .readTree(entries.get("san-pham.json"))
                        .path(0)
                        .path("recalls"))
                .hasSize(count);
    }

    @Test
    void aNameThatIsAFormulaIsTextInThePackage() throws IOException {
        var name = "=HYPERLINK(\"https://evil.example\",\"Bấm vào đây\")";
        goods.approved(name, 55_000);

        var sheet = Objects.requireNonNull(export().get("san-pham.xlsx"));

        try (var book = new ReadableWorkbook(new ByteArrayInputStream(sheet))) {
            var cell = book.getFirstSheet().read().get(1).getCell(1);
            assertThat(cell.getType()).isEqualTo(CellType.STRING);
            assertThat(cell.getFormula()).isNull();
            assertThat(cell.getText()).isEqualTo("'" + name);
        }
    }

    @Test
    void aRecalledLotIsNamedInThePackage() throws IOException {
        var product = goods.approved("Bột nghệ");
        var pack = product.content().packs().getFirst().id();
        var lot = lots.create(new Lots.Draft(
                        pack,
                        new LotNumber("L7"),
                        LocalDate.of(2026, 1, 10),
                        null,
                        Quantity.of("50", Quantity.Unit.PIECE),
                        null,
                        true))
                .blockOptional(BOUND)
                .orElseThrow();
        recalls.recall(
                        lot.id(),
                        lot.revision(),
                        Localized.of("Có mốc.", "Mould."),
                        Localized.of("Hãy trả lại.", "Return it."),
                        "admin")
                .block(BOUND);

        var entries = export();

        try (var book = new ReadableWorkbook(new ByteArrayInputStream(entries.get("san-pham.xlsx")))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows.get(0).getCellText(15)).isEqualTo("Lô bị thu hồi");
            assertThat(rows.get(1).getCellText(15)).isEqualTo("L7: Có mốc.");
        }
        var recalls = JsonMapper.shared()
                .readTree(entries.get("san-pham.json"))
                .path(0)
                .path("recalls");
        assertThat(recalls.path(0).path("number").asString("")).isEqualTo("L7");
    }

    @Test
    void anEmptyCatalogGivesAnEmptyPackage() throws IOException {
        var entries = export();

        assertThat(JsonMapper.shared().readTree(entries.get("san-pham.json"))).isEmpty();
    }

    @Test
    void onlyAnAccountMayExport() {
        http.post().uri("/api/exports").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void aPackageThatLeavesGoodsOutSaysSo(@TempDir Path folder) throws IOException {
        var file = ExportFile.open(folder);
        file.sayCutAt(5_000);
        try {
            var entries = unzipped(Files.readAllBytes(file.finish()));

            assertThat(new String(Objects.requireNonNull(entries.get(ExportFile.LEFT_OUT)), StandardCharsets.UTF_8))
                    .contains("Chỉ có 5000 sản phẩm đầu tiên")
                    .contains("the first 5000 products");
        } finally {
            file.delete();
        }
    }

    private Map<String, byte[]> export() throws IOException {
        var body = http.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 * 1024 * 1024))
                .build()
                .post()
                .uri("/api/exports")
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return unzipped(Objects.requireNonNull(body));
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_3BYTE_BGR), "png", out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> unzipped(byte[] body) throws IOException {
        var entries = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(body))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
