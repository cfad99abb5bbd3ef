package vn.sanvat.publish.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.publish.Goods;

@ServiceTest
class ExportTests {

    @Autowired
    WebTestClient http;

    @Autowired
    Catalog catalog;

    @Autowired
    Cooperatives cooperatives;

    private Goods goods;

    @BeforeEach
    void open() {
        goods = new Goods(catalog, cooperatives);
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
        }
        var json = JsonMapper.shared().readTree(entries.get("san-pham.json"));
        assertThat(json.size()).isEqualTo(2);
        assertThat(json.get(0).path("packs").get(0).path("priceVnd").asLong()).isPositive();
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
    void textThatBeginsLikeAFormulaIsGuarded() {
        assertThat(Cells.text("=1+1")).isEqualTo("'=1+1");
        assertThat(Cells.text("+84")).isEqualTo("'+84");
        assertThat(Cells.text("@SUM")).isEqualTo("'@SUM");
        assertThat(Cells.text("Mật ong")).isEqualTo("Mật ong");
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
        var entries = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(body))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
